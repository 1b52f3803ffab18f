// What the comparison with a measured compartment is built of: the log, the leaves by weight, the search; and that lamps are felt.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evolve } from '../../validate/compartment/evolve.ts';
import { createCompartment, leafAreaOf } from '../../validate/compartment/house.ts';
import { type Logged, momentOf, readCells, readWeighings } from '../../validate/compartment/log.ts';
import { score } from '../../validate/compartment/score.ts';

const row = (n: number, told: Partial<Logged> = {}): Logged => ({
  day: n / 288,
  outside: { temperature: 5, vapour: 0.7, wind: 3, radiation: 0, rain: 0, sky: -5, pressure: 101.3 },
  ventLee: 0,
  ventWind: 0,
  energyScreen: 1,
  blackout: 1,
  pipe: 0,
  heatingSetpoint: 0,
  lamps: 0,
  headMass: 1,
  air: 15,
  vapour: 1200,
  ...told,
});
const night = (told: Partial<Logged> = {}) => Array.from({ length: 96 }, (_, n) => row(n, told));

describe('the log', () => {
  it('names its cells, keeps an empty one empty and reads dates month first', () => {
    const [first, second] = readCells('Date,Tout ,Rhout\n2/1/2022 0:04,5.10,77\n3/1/2022 23:55,,80\n');
    expect(first).toEqual({ at: Date.UTC(2022, 1, 1, 0, 4), Tout: 5.1, Rhout: 77 });
    expect(second).toMatchObject({ at: Date.UTC(2022, 2, 1, 23, 55), Tout: Number.NaN });
  });

  it('refuses what is no date', () => {
    expect(() => momentOf('2022-02-01')).toThrow('is no date');
  });

  it('takes the mean of the heads that were weighed', () => {
    const text = 'timestamp; dry_weight; fresh_weight\n02/08/2022; [0.1,0.3]; [1,2]\n';
    expect(readWeighings(text)).toEqual([[Date.UTC(2022, 1, 8), 0.2]]);
  });
});

describe('the compartment', () => {
  const unknowns = { lampPower: 60, pipeHeat: 1.5, secondHeat: 5 };

  it('has leaves that grow with the heads and touch at last', () => {
    const mass = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(mass, mass, (a, b) => {
        const [less, more] = [leafAreaOf(Math.min(a, b), 1), leafAreaOf(Math.max(a, b), 1)];
        expect(more).toBeGreaterThanOrEqual(less);
        expect(more).toBeLessThanOrEqual(0.5);
      }),
    );
    expect(leafAreaOf(0.01, 1)).toBeCloseTo((16 / 96) * 0.015, 4);
  });

  it('is warmer and damper under lamps, under pipes, and towards its set point', () => {
    const end = (told: Partial<Logged>) => createCompartment(night(told))(unknowns, 300).at(-1)!;
    const dark = end({});
    expect(end({ lamps: 0.5 }).air).toBeGreaterThan(dark.air + 1);
    expect(end({ lamps: 0.5 }).vapour).toBeGreaterThan(dark.vapour);
    expect(end({ pipe: 45 }).air).toBeGreaterThan(dark.air + 1);
    const kept = end({ heatingSetpoint: 18 }).air;
    expect(kept).toBeGreaterThan(dark.air + 1);
    expect(kept).toBeLessThan(18);
  });

  it('is never told what its own air was', () => {
    const other = night().map((r) => ({ ...r, air: 30, vapour: 4000 }));
    expect(createCompartment(other)(unknowns, 300)).toEqual(createCompartment(night())(unknowns, 300));
  });
});

it('counts only measured rows of the days asked for', () => {
  const rows = [row(0), row(288, { air: 10, vapour: 1000 }), row(300, { air: Number.NaN }), row(600)];
  const twin = rows.map(() => ({ air: 12, vapour: 1100 }));
  expect(score(rows, twin, 1, 2)).toEqual({
    airRmse: 2,
    airBias: 2,
    vapourRmse: 100,
    vapourBias: 100,
    rows: 1,
  });
});

describe('the search', () => {
  const bowl = (seed: number) => ({
    bounds: [[-2, 5] as const, [1, 3] as const],
    cost: ([x = 0, y = 0]: readonly number[]) => (x - 1) ** 2 + 10 * (y - 2.5) ** 2,
    population: 16,
    generations: 60,
    seed,
  });

  it('finds the lowest place, and the same seed the same numbers', () => {
    const found = evolve(bowl(3));
    expect(found.point[0]).toBeCloseTo(1, 3);
    expect(found.point[1]).toBeCloseTo(2.5, 3);
    expect(evolve(bowl(3))).toEqual(found);
    expect(evolve(bowl(4)).point).not.toEqual(found.point);
  });

  it('stays within its bounds, even where the cost pulls out of them or is none', () => {
    const tried: (readonly number[])[] = [];
    const found = evolve({
      ...bowl(1),
      cost: (point) => {
        tried.push(point);
        return point[0]! > 4.9 ? Number.NaN : -point[0]! - point[1]!;
      },
    });
    expect(tried.every(([x = 9, y = 9]) => x >= -2 && x <= 5 && y >= 1 && y <= 3)).toBe(true);
    expect(found.point[0]).toBeLessThanOrEqual(4.9);
    expect(found.point[0]).toBeGreaterThan(4.8);
  });
});
