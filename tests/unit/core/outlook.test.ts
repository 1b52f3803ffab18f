// The stages ahead: nothing is said of time where nobody counts, and nothing comes before what comes before it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookAhead } from '../../../controller/core/crop/outlook.ts';
import { countDay, locateStage, sow } from '../../../controller/core/crop/stage.ts';
import { lettuce } from './house.ts';

const SOWN = 20_000;
const aheadAfter = (means: readonly (number | undefined)[]) => {
  const memory = means.reduce(
    (before, mean, n) => countDay(lettuce, before, { day: SOWN + n, mean }),
    sow(SOWN),
  );
  const now = locateStage(lettuce, memory);
  return lookAhead(lettuce, now.stage.id, now);
};
const days = (count: number, mean: number | undefined) => Array.from({ length: count }, () => mean);

describe('the stages ahead', () => {
  it('of lettuce at 15 °C, 11 over its base: 44 for germination, 198 for the nursery, 77 to settle, 330 to grow', () => {
    expect(aheadAfter(days(13, 15))).toEqual([
      { id: 'germination', state: 'over' },
      { id: 'nursery', state: 'now', share: (143 - 44) / 198 },
      { id: 'adaptation', state: 'ahead', inDays: 9 },
      { id: 'growth', state: 'ahead', inDays: 16 },
      { id: 'harvest', state: 'ahead', inDays: 46 },
    ]);
  });

  it('come by the calendar where no warmth was measured', () => {
    expect(aheadAfter(days(6, undefined)).at(-1)).toEqual({ id: 'harvest', state: 'ahead', inDays: 53 });
  });

  it('have no day yet in the first days, nor after days without warmth', () => {
    expect(aheadAfter(days(3, 15)).some(({ inDays }) => inDays !== undefined)).toBe(false);
    expect(aheadAfter(days(30, 1)).some(({ inDays }) => inDays !== undefined)).toBe(false);
  });

  it('have neither share nor day where people named the stage', () => {
    expect(lookAhead(lettuce, 'growth', undefined)).toEqual([
      { id: 'germination', state: 'over' },
      { id: 'nursery', state: 'over' },
      { id: 'adaptation', state: 'over' },
      { id: 'growth', state: 'now' },
      { id: 'harvest', state: 'ahead' },
    ]);
  });

  it('one after the other, whatever the weather was', () => {
    const weather = fc.array(fc.option(fc.double({ min: -5, max: 30, noNaN: true }), { nil: undefined }), {
      maxLength: 90,
    });
    fc.assert(
      fc.property(weather, (means) => {
        const stages = aheadAfter(means);
        const waits = stages.flatMap(({ inDays }) => (inDays === undefined ? [] : [inDays]));
        expect(waits).toEqual(waits.toSorted((a, b) => a - b));
        expect(stages.filter(({ state }) => state === 'now')).toHaveLength(1);
      }),
      { seed: 81 },
    );
  });
});
