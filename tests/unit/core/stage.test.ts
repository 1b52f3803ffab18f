// The stage of a crop from the warmth it has had: warmer is never earlier, nothing runs backwards, and gaps are said.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CropProfile } from '../../../controller/core/crop/profile.ts';
import { countDay, type DayOfCrop, locateStage, sow } from '../../../controller/core/crop/stage.ts';
import { lettuce } from './house.ts';

const SOWN = 20_000;
/** Lettuce: 4 d of germination and 18 of nursery at 15 °C over a base of 4 °C. */
const GERMINATION = 44;

const live = (means: readonly (number | undefined)[], profile: CropProfile = lettuce) =>
  means.reduce((memory, mean, n) => countDay(profile, memory, { day: SOWN + n, mean }), sow(SOWN));
const at = (means: readonly (number | undefined)[], profile?: CropProfile) =>
  locateStage(profile ?? lettuce, live(means, profile));
const days = (count: number, mean: number | undefined) => Array.from({ length: count }, () => mean);

describe('the stage', () => {
  it.each([
    ['on the day of sowing germination', days(0, 15), 'germination'],
    ['germination until its warmth is full', days(3, 15), 'germination'],
    ['nursery from the day it is', days(4, 15), 'nursery'],
    ['twice as late at half the warmth over the base', days(7, 9.5), 'germination'],
    ['and then too', days(8, 9.5), 'nursery'],
    ['never another in a frost that counts nothing', days(60, -2), 'germination'],
    ['harvest for ever after', days(400, 18), 'harvest'],
  ])('is %s', (_words, means, stage) => {
    expect(at(means).stage.id).toBe(stage);
  });

  it('says its degree-days, its days and that all were known', () => {
    expect(at(days(4, 15))).toMatchObject({
      by: 'degree-days',
      degreeDays: GERMINATION,
      days: 4,
      missingDays: 0,
    });
  });

  it('takes missing days to be as warm as the known ones, and says how many', () => {
    const gaps = [15, undefined, undefined, 15, undefined, undefined];
    expect(at(gaps)).toMatchObject({ stage: { id: 'nursery' }, degreeDays: 66, days: 6, missingDays: 4 });
    const memory = countDay(lettuce, live([15]), { day: SOWN + 3, mean: 15 });
    expect(locateStage(lettuce, memory)).toMatchObject({ degreeDays: 44, days: 4, missingDays: 2 });
  });

  it('stays where it was when a cold day shows that the missing ones were taken to be too warm', () => {
    expect(at([30, undefined])).toMatchObject({ stage: { id: 'nursery' }, degreeDays: 52 });
    expect(at([30, undefined, -5])).toMatchObject({ stage: { id: 'nursery' }, degreeDays: 39 });
  });

  it('goes by days while no mean is known, and where the crop has no degree-days', () => {
    expect(at(days(4, undefined))).toEqual({
      stage: lettuce.stages[1],
      by: 'days',
      degreeDays: undefined,
      days: 4,
      missingDays: 4,
    });
    const { growthBase: _, ...byDays } = lettuce;
    expect(at(days(4, 40), byDays)).toMatchObject({ stage: { id: 'nursery' }, by: 'days' });
  });

  it('counts no day twice and none before sowing', () => {
    const memory = live(days(4, 15));
    expect(countDay(lettuce, memory, { day: SOWN + 3, mean: 30 })).toBe(memory);
    expect(countDay(lettuce, sow(SOWN), { day: SOWN - 1, mean: 30 })).toEqual(sow(SOWN));
  });

  it('is refused with the memory of another crop', () => {
    expect(() => locateStage(lettuce, { ...sow(SOWN), reached: 9 })).toThrow(/another crop/);
  });
});

const temperature = fc.double({ min: -10, max: 40, noNaN: true });
const day = fc.record({
  mean: fc.option(temperature, { nil: undefined, freq: 1 }),
  warmer: fc.double({ min: 0, max: 10, noNaN: true }),
});
const OPTIONS = { numRuns: 400, seed: 31 };

describe('the laws', () => {
  it('more warmth is never an earlier stage', () => {
    fc.assert(
      fc.property(fc.array(day, { maxLength: 120 }), (season) => {
        const cool = live(season.map(({ mean }) => mean));
        const warm = live(season.map(({ mean, warmer }) => (mean === undefined ? mean : mean + warmer)));
        expect(warm.reached).toBeGreaterThanOrEqual(cool.reached);
      }),
      OPTIONS,
    );
  });

  it('no day, known or missing, makes a crop younger', () => {
    fc.assert(
      fc.property(fc.array(day, { maxLength: 120 }), (season) => {
        let memory = sow(SOWN);
        for (const [n, { mean }] of season.entries()) {
          const next = countDay(lettuce, memory, { day: SOWN + n, mean });
          expect(next.reached).toBeGreaterThanOrEqual(memory.reached);
          memory = next;
        }
      }),
      OPTIONS,
    );
  });

  it('missing days are counted in full, known ones once, wherever the gaps are', () => {
    const gap = fc.record({ skip: fc.integer({ min: 1, max: 9 }), mean: temperature });
    fc.assert(
      fc.property(fc.array(gap, { minLength: 1, maxLength: 40 }), (seen) => {
        let through = SOWN - 1;
        const found: DayOfCrop[] = seen.map(({ skip, mean }) => {
          through += skip;
          return { day: through, mean };
        });
        const memory = found.reduce((was, one) => countDay(lettuce, was, one), sow(SOWN));
        const now = locateStage(lettuce, memory);
        expect(now.days).toBe(through - SOWN + 1);
        expect(now.missingDays).toBe(now.days - seen.length);
        const warmth = seen.reduce((sum, { mean }) => sum + Math.max(0, mean - 4), 0);
        expect(now.degreeDays).toBeCloseTo((warmth / seen.length) * now.days, 6);
      }),
      OPTIONS,
    );
  });
});
