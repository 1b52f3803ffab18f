import { describe, expect, test } from 'vitest';
import { createForesight } from '../../../../hardware/foresight.ts';
import { FAMILY_HOUSE, look } from '../../../../hardware/twin/foresight/look.ts';
import { liveDay, question, recordOf, site } from './lived-day.ts';

describe('looking in a thread of its own', () => {
  const rounds = liveDay(101);

  test('gives what it would give here', async () => {
    const foresight = createForesight(site);
    for (const round of rounds) foresight.note(round);
    const here = look({ site, kind: FAMILY_HOUSE, day: recordOf(rounds), question: question(-8) });
    expect(await foresight.look(question(-8))).toEqual(here);
    expect([here.plan, here.expected]).not.toContain(undefined);
  });

  test('without a day to go by there is no answer, and no thread', async () => {
    expect(await createForesight(site).look(question(-8))).toEqual({});
  });

  test('a question that makes no sense is a failure that is told, not a wrong plan', async () => {
    const foresight = createForesight(site);
    for (const round of rounds) foresight.note(round);
    const nonsense = { ...question(-8), tonight: undefined } as unknown as ReturnType<typeof question>;
    await expect(foresight.look(nonsense)).rejects.toThrow();
  });
});
