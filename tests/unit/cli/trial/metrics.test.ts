import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTally } from '../../../../controller/cli/trial/metrics/index.ts';
import type { Moment } from '../../../../controller/cli/trial/moment.ts';
import { createWorkCounter } from '../../../../controller/cli/trial/work.ts';

const NO_WORK = createWorkCounter().take();
const mild: Moment = {
  hours: 0.5,
  since: 0.5,
  leaf: 12,
  air: 13,
  outside: 5,
  radiation: 0,
  light: 0,
  lightKept: 0,
  cropMass: 2,
  freshGrowth: 0,
  deficit: 0.8,
  leafDeficit: 0.7,
  litres: 100,
  conductivity: 1.4,
  acidity: 5.9,
  flow: 8,
  heaterPower: 2000,
  wind: 3,
  opening: 0,
  windLoad: 0,
  rainIn: 0,
  leafWater: 0,
  watts: { pump: 20, aerator: 8, fan: 30, fogger: 60, motor: 45, computer: 5 },
  charge: 90,
  isDark: false,
  work: NO_WORK,
};
const BOUNDS = { lethal: -3, meanAir: 13, conductivity: 1.4, acidity: 5.9 };

const tell = (...moments: readonly Partial<Moment>[]) => {
  const tally = createTally(BOUNDS);
  for (const moment of moments) tally.add({ ...mild, ...moment });
  return tally.figures();
};

describe('the figures of a trial', () => {
  test('a mild night costs nothing but the computer', () => {
    const figures = tell({}, {});
    const { electricKwh, computerKwh, warmthHours, coldestLeaf, warmestAir, lowestCharge, ...rest } = figures;
    expect([electricKwh, computerKwh]).toEqual([0.005, 0.005]);
    expect([warmthHours, coldestLeaf, warmestAir, lowestCharge]).toEqual([13, 12, 13, 90]);
    const silent = Object.entries(rest).filter(([, value]) => !Number.isFinite(value));
    expect(silent.map(([id]) => id)).toEqual([
      'daysToHarvest',
      'dayMeanError',
      'meanDailyLight',
      'leastDailyLight',
    ]);
    expect(Object.values(rest).every((value) => value === 0 || !Number.isFinite(value))).toBe(true);
  });
  test.each<[string, Partial<Moment>, number]>([
    ['frostHours', { leaf: -0.1 }, 0.5],
    ['frostHours', { leaf: 0 }, 0],
    ['lethalHours', { leaf: -3.1 }, 0.5],
    ['lethalHours', { leaf: -2.9 }, 0],
    ['frostDegreeHours', { leaf: -3 }, 1.5],
    ['coldDegreeHours', { air: 1 }, 1.5],
    ['hotDegreeHours', { air: 34 }, 2],
    ['scorchHours', { air: 36 }, 0.5],
    ['dryAirHours', { deficit: 2, radiation: 400 }, 0.5],
    ['dryAirHours', { deficit: 2 }, 0],
    ['moistAirHours', { deficit: 0.2, radiation: 60 }, 0.5],
    ['dewHours', { leafDeficit: -0.01 }, 0.5],
    ['stillHours', { flow: 0.2 }, 0.5],
    ['darkHours', { isDark: true }, 0.5],
    ['stormOpenHours', { wind: 12, opening: 0.5 }, 0.5],
    ['stormOpenHours', { wind: 10, opening: 0.5 }, 0],
    ['stormOpenHours', { wind: 12, opening: 0.01 }, 0],
    ['rainLitres', { rainIn: 8 }, 4],
    ['computerKwh', { isDark: true }, 0],
    ['lowestCharge', { charge: 12 }, 12],
    ['conductivityOffHours', { conductivity: 1.29 }, 0.5],
    ['conductivityOffHours', { conductivity: 1.49 }, 0],
    ['acidityOffHours', { acidity: 6.11 }, 0.5],
    ['heatKwh', { work: { ...NO_WORK, heater: 1800 } }, 1],
    ['pumpKwh', { work: { ...NO_WORK, pump: 1800 } }, 0.01],
    ['fanKwh', { work: { ...NO_WORK, fan: 1800 } }, 0.015],
    ['baseMl', { work: { ...NO_WORK, base: 4 } }, 4],
    ['aloneHours', { work: { ...NO_WORK, alone: 900 } }, 0.25],
    ['unmetHours', { leaf: -1, work: { ...NO_WORK, heater: 1800 } }, 0.5],
    ['unmetHours', { leaf: -1, work: { ...NO_WORK, heater: 900 } }, 0],
    ['unmetHours', { leaf: 1, work: { ...NO_WORK, heater: 1800 } }, 0],
    ['conductivityFarHours', { conductivity: 1.24 }, 0.5],
    ['conductivityOver', { conductivity: 1.7 }, 0.3],
    ['conductivityOver', { conductivity: 1.1 }, 0],
    ['acidityOutHours', { acidity: 5.4 }, 0.5],
    ['acidityOutHours', { acidity: 6.5 }, 0],
    ['acidityFurthest', { acidity: 5.4 }, 0.5],
    // 2.06 µmol of photons a joule.
    ['lightMol', { light: 500 }, 1.85],
    ['lightKeptMol', { lightKept: 500 }, 1.85],
    ['ventMoves', { work: { ...NO_WORK, ventMoves: 3 } }, 3],
  ])('%s of %j is %d', (id, moment, figure) => {
    expect(tell(moment)[id]).toBeCloseTo(figure);
  });
  test('water is what left the tank; what the family brings is no loss', () => {
    expect(tell({ litres: 100 }, { litres: 90 }, { litres: 170 }, { litres: 165 })['waterLitres']).toBe(15);
  });
  test('a harvest is what the crop lost at once; growth goes on over it', () => {
    const figures = tell(
      { cropMass: 2, freshGrowth: 0.1, since: 23.5 },
      { cropMass: 0.5, freshGrowth: 0, since: 24 },
      { cropMass: 0.5, freshGrowth: 0.2, since: 24.5 },
      // A cold night burns a little: no harvest.
      { cropMass: 0.5, freshGrowth: -0.01, since: 36 },
      { cropMass: 0.49, freshGrowth: 0, since: 48 },
    );
    expect(figures['harvestKg']).toBeCloseTo(1.6 / 0.05);
    expect(figures['daysToHarvest']).toBe(1);
    expect(figures['grownGrams']).toBeCloseTo(-10);
  });
  test('figures of a day count whole days only, each for itself', () => {
    const hoursOf = (count: number, moment: Partial<Moment>) =>
      Array.from({ length: 2 * count }, () => moment);
    const whole = tell(
      ...hoursOf(24, { air: 10, light: 100 }),
      ...hoursOf(24, { air: 15, light: 300 }),
      ...hoursOf(23, { air: 40, light: 0 }),
    );
    expect(whole['dayMeanError']).toBeCloseTo((3 + 2) / 2);
    expect(whole['leastDailyLight']).toBeCloseTo(24 * 0.0036 * 205.65);
    expect(whole['meanDailyLight']).toBeCloseTo(24 * 0.0036 * 411.3);
  });
  describe('a dose', () => {
    const feed = { work: { ...NO_WORK, nutrient: 5 } };
    const acid = { work: { ...NO_WORK, acid: 5 } };
    test.each<[string, string, readonly Partial<Moment>[], number]>([
      [
        'of feed past the middle',
        'feedOvershoot',
        [{ conductivity: 1.2 }, { ...feed, conductivity: 1.2 }, { conductivity: 1.45 }],
        0.05,
      ],
      [
        'of feed up to the middle',
        'feedOvershoot',
        [{ conductivity: 1.2 }, { ...feed, conductivity: 1.2 }, { conductivity: 1.39 }],
        0,
      ],
      [
        'of feed beyond it already',
        'feedOvershoot',
        [{ conductivity: 1.6 }, { ...feed, conductivity: 1.6 }, { conductivity: 1.63 }],
        0.03,
      ],
      [
        'long ago',
        'feedOvershoot',
        [{ ...feed, conductivity: 1.2 }, { conductivity: 1.2 }, { conductivity: 1.6 }],
        0,
      ],
      [
        'before a refill',
        'acidOvershoot',
        [
          { ...acid, acidity: 6.4 },
          { acidity: 5.2, litres: 170 },
        ],
        0,
      ],
      [
        'of acid past the middle',
        'acidOvershoot',
        [{ acidity: 6.4 }, { ...acid, acidity: 6.2 }, { acidity: 5.2 }],
        0.7,
      ],
      ['that nobody gave', 'acidOvershoot', [{ acidity: 6.4 }, { acidity: 5.2 }], 0],
    ])('%s', (_, id, moments, expected) => {
      expect(tell(...moments)[id]).toBeCloseTo(expected, 9);
    });
  });
  test('a crop without a band of conductivity is never off it', () => {
    const tally = createTally({ ...BOUNDS, conductivity: undefined });
    tally.add({ ...mild, conductivity: 9 });
    expect(tally.figures()['conductivityOffHours']).toBe(0);
  });
  test('no hour is counted twice: hours of cold and of heat never exceed the trial', () => {
    const air = fc.record({
      air: fc.double({ min: -15, max: 45, noNaN: true }),
      leaf: fc.double({ min: -15, max: 45, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(air, { minLength: 1, maxLength: 40 }), (moments) => {
        const figures = tell(...moments);
        const hours = moments.length / 2;
        expect((figures['frostHours'] ?? 0) + (figures['scorchHours'] ?? 0)).toBeLessThanOrEqual(2 * hours);
        expect(figures['lethalHours']).toBeLessThanOrEqual(figures['frostHours'] ?? -1);
        expect(figures['coldestLeaf']).toBe(Math.min(...moments.map(({ leaf }) => leaf)));
      }),
      { seed: 5 },
    );
  });
});
