// In wind the vents in the lee open first, and all of them together as far as without a vane.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byLee } from '../../../controller/core/control/lee.ts';
import { decideVentilation } from '../../../controller/core/control/ventilation.ts';
import { vent } from './house.ts';
import { seen, situationOf } from './situation.ts';

const EAST = { faces: 90 };
const WEST = { faces: 270 };
const wind = (speed: number, from: number) => ({
  readings: seen({ 'outside.wind': speed, 'outside.wind-direction': from }),
});

describe('by wind from the west', () => {
  it.each([
    [0.3, [0.6, 0]],
    [0.5, [1, 0]],
    [0.75, [1, 0.5]],
    [1, [1, 1]],
    [0, [0, 0]],
  ])('an opening of %f is that of the eastern vent first', (wanted, shares) => {
    expect(byLee([EAST, WEST], wanted, wind(6, 280))).toEqual(shares);
  });

  it('north is beside north, on whichever side', () => {
    expect(byLee([{ faces: 350 }, { faces: 170 }], 0.3, wind(6, 10))).toEqual([0, 0.6]);
  });
});

it.each([
  ['in calm', [EAST, WEST], wind(1.9, 280)],
  ['without a vane', [EAST, WEST], { readings: seen({ 'outside.wind': 6 }) }],
  ['without cups', [EAST, WEST], { readings: seen({ 'outside.wind-direction': 280 }) }],
  ['where all face one way', [EAST, EAST], wind(6, 280)],
  ['where none says which way', [{}, {}], wind(6, 280)],
  ['with one vent', [WEST], wind(6, 280)],
])('%s all open alike', (_name, vents, situation) => {
  expect(byLee(vents, 0.4, situation)).toEqual(vents.map(() => 0.4));
});

it('all together open as far as without it, none beyond its travel, and none in the lee less than one in the wind', () => {
  const faces = fc.integer({ min: 0, max: 359 });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(faces, { minLength: 1, maxLength: 5 }), share, faces, (all, wanted, from) => {
      const shares = byLee(
        all.map((each) => ({ faces: each })),
        wanted,
        wind(6, from),
      );
      expect(shares.reduce((sum, each) => sum + each, 0)).toBeCloseTo(wanted * all.length, 9);
      expect(shares.every((each) => each >= 0 && each <= 1)).toBe(true);
      const apart = (each: number) => Math.min(Math.abs(each - from), 360 - Math.abs(each - from));
      const inLee = shares.filter((_, n) => apart(all[n]!) >= 90);
      const windward = shares.filter((_, n) => apart(all[n]!) < 90);
      expect(Math.min(1, ...inLee)).toBeGreaterThanOrEqual(Math.max(0, ...windward) - 1e-9);
    }),
    { seed: 21 },
  );
});

it('a warm house in wind opens the vent in the lee and not the other', () => {
  const vents = [
    { ...vent, id: 'east', ...EAST },
    { ...vent, id: 'west', ...WEST },
  ];
  const { ventStart, ventBand } = situationOf(seen({}), { hour: 12 }).targets;
  const air = ventStart + 0.4 * ventBand;
  const readings = seen({ 'air.temperature': air, 'outside.wind': 6, 'outside.wind-direction': 280 });
  const { demands } = decideVentilation(situationOf(readings, { hour: 12 }), vents, {});
  const [east = 0, west = 0] = demands.map(({ duty }) => duty);
  expect(east).toBeGreaterThan(0);
  expect(west).toBe(0);
});
