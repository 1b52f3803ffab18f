// How long the water lasts: only what was drunk counts, and where nobody can say nothing is claimed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysLeft, usedIn } from '../../../console/pages/water/lasting.ts';

describe('what was used in a day', () => {
  it.each<[string, readonly (number | null | undefined)[], number | undefined]>([
    ['a tank that is drunk from', [100, 98, 96, 94], 6],
    ['a refill is no use', [100, 94, 200, 197], 9],
    ['waves are no use', [100, 100.6, 99.5, 100.4, 99.6], 0],
    ['gaps are passed over', [100, null, undefined, 96, 94], 6],
    ['half a day without a probe is not known', [100, null, null, null, 94], undefined],
    ['nothing measured is not known', [null, null], undefined],
  ])('%s', (_, level, used) => {
    expect(usedIn(level)).toBe(used);
  });

  it('never grows by refilling, and is what was drunk, to a wave', () => {
    const steps = fc.array(
      fc.record({ drunk: fc.integer({ min: 2, max: 9 }), filled: fc.integer({ min: 0, max: 60 }) }),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(steps, (day) => {
        let litres = 500;
        const level = [litres];
        for (const { drunk, filled } of day) {
          const before = litres - drunk;
          litres = before + (filled >= 2 ? filled : 0);
          level.push(before, litres);
        }
        expect(usedIn(level)).toBe(day.reduce((sum, { drunk }) => sum + drunk, 0));
      }),
      { seed: 71 },
    );
  });
});

it.each([
  [150, 20, 6, 21],
  [22, 20, 6, 0],
  [15, 20, 6, 0],
  [150, 20, 0.2, undefined],
  [150, 20, undefined, undefined],
])('%d L above %d L at %s L a day last %s days', (litres, dryAt, used, days) => {
  expect(daysLeft(litres, dryAt, used)).toBe(days);
});
