import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTally } from '../../../../controller/cli/trial/metrics/index.ts';
import type { Moment } from '../../../../controller/cli/trial/moment.ts';
import { createWorkCounter } from '../../../../controller/cli/trial/work.ts';

const NO_WORK = createWorkCounter().take();
const mild: Moment = {
  hours: 0.5,
  leaf: 12,
  air: 13,
  outside: 5,
  radiation: 0,
  deficit: 0.8,
  leafDeficit: 0.7,
  litres: 100,
  conductivity: 1.4,
  acidity: 5.9,
  flow: 8,
  heaterPower: 2000,
  work: NO_WORK,
};
const BOUNDS = { lethal: -3, conductivity: 1.4, acidity: 5.9 };

const tell = (...moments: readonly Partial<Moment>[]) => {
  const tally = createTally(BOUNDS);
  for (const moment of moments) tally.add({ ...mild, ...moment });
  return tally.figures();
};

describe('the figures of a trial', () => {
  test('a mild night costs nothing but the computer', () => {
    const { electricKwh, warmthHours, coldestLeaf, warmestAir, ...rest } = tell({}, {});
    expect(electricKwh).toBeCloseTo(0.005);
    expect([warmthHours, coldestLeaf, warmestAir]).toEqual([13, 12, 13]);
    expect(Object.values(rest).every((value) => value === 0)).toBe(true);
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
    ['conductivityOffHours', { conductivity: 1.29 }, 0.5],
    ['conductivityOffHours', { conductivity: 1.49 }, 0],
    ['acidityOffHours', { acidity: 6.11 }, 0.5],
    ['heatKwh', { work: { ...NO_WORK, heater: 1800 } }, 1],
    ['ventMoves', { work: { ...NO_WORK, ventMoves: 3 } }, 3],
  ])('%s of %j is %d', (id, moment, figure) => {
    expect(tell(moment)[id]).toBeCloseTo(figure);
  });
  test('water is what left the tank; what the family brings is no loss', () => {
    expect(tell({ litres: 100 }, { litres: 90 }, { litres: 170 }, { litres: 165 })['waterLitres']).toBe(15);
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
