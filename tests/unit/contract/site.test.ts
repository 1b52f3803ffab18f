// A site file says in which time zone people live: a name that no calendar knows is refused before the first day is drawn wrong.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { siteSchema } from '../../../controller/contract/profile.ts';
import { sayingsOf } from '../../support/sayings.ts';

const inZone = (timeZone: unknown) =>
  siteSchema.safeParse({ ...JSON.parse(readFileSync('profiles/sites/batallas.json', 'utf8')), timeZone });

it.each(['America/La_Paz', 'UTC', 'Etc/GMT+4', 'America/Argentina/Buenos_Aires'])('accepts %s', (zone) => {
  expect(inZone(zone).success).toBe(true);
});

it.each(['Bolivia', 'america', '', 'America/La Paz', 4])('refuses %s and shows a right one', (zone) => {
  const [issue] = inZone(zone).error?.issues ?? [];
  expect(issue?.path).toEqual(['timeZone']);
  if (typeof zone === 'string') expect(issue && sayingsOf([issue])[0]).toContain('America/La_Paz');
});

const batallas = () => JSON.parse(readFileSync('profiles/sites/batallas.json', 'utf8'));
const sayings = (site: unknown) => sayingsOf(siteSchema.safeParse(site).error?.issues);

it('refuses a month whose days are colder than its nights, and a year that is too short', () => {
  const site = batallas();
  site.climate.maxTemperature[6] = -6;
  expect(sayings(site)).toEqual([
    'climate.maxTemperature.6: more than the -5.1 of minTemperature in the same month',
  ]);
  const short = batallas();
  short.climate.wetDays.pop();
  expect(sayings(short)).toEqual(['climate.wetDays: twelve numbers from 0 to 31 days, January first']);
});

it('refuses a height in feet', () => {
  const site = batallas();
  site.altitude.value = 12_600;
  expect(sayings(site)).toEqual(['altitude.value: a number from -430 to 5500 m']);
});
