// A site file says in which time zone people live: a name that no calendar knows is refused before the first day is drawn wrong.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { siteSchema } from '../../../controller/contract/profile.ts';

const inZone = (timeZone: unknown) =>
  siteSchema.safeParse({ ...JSON.parse(readFileSync('profiles/sites/batallas.json', 'utf8')), timeZone });

it.each(['America/La_Paz', 'UTC', 'Etc/GMT+4', 'America/Argentina/Buenos_Aires'])('accepts %s', (zone) => {
  expect(inZone(zone).success).toBe(true);
});

it.each(['Bolivia', 'america', '', 'America/La Paz', 4])('refuses %s and shows a right one', (zone) => {
  const [issue] = inZone(zone).error?.issues ?? [];
  expect(issue?.path).toEqual(['timeZone']);
  if (typeof zone === 'string') expect(issue?.message).toContain('America/La_Paz');
});
