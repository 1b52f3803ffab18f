import { describe, expect, test } from 'vitest';
import { createForesight } from '../../../../hardware/foresight.ts';
import { lookAhead } from '../../../../hardware/twin/foresight/look-ahead.ts';
import { liveDay, question, recordOf, site } from './lived-day.ts';

describe('looking ahead in a thread of its own', () => {
  const rounds = liveDay(101);

  test('gives what it would give here', async () => {
    const foresight = createForesight(site);
    for (const round of rounds) foresight.note(round);
    const here = lookAhead({ site, kind: 'carpa-solar', day: recordOf(rounds), question: question(-8) });
    expect(await foresight.look(question(-8))).toEqual(here);
    expect(here).toBeDefined();
  });

  test('without a day to go by there is no plan, and no thread', async () => {
    expect(await createForesight(site).look(question(-8))).toBeUndefined();
  });

  test('a question that makes no sense is a failure that is told, not a wrong plan', async () => {
    const foresight = createForesight(site);
    for (const round of rounds) foresight.note(round);
    const nonsense = { ...question(-8), tonight: undefined } as unknown as ReturnType<typeof question>;
    await expect(foresight.look(nonsense)).rejects.toThrow();
  });
});
