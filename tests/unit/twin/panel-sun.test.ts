// The sun on a tilted panel: level it is the sun of the ground, tilted it follows the season and the hour.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffuseShare, type Plane, radiationOn, usualPlane } from '../../../hardware/twin/panel-sun.ts';
import { batallas, localTime } from './batallas.ts';

const on = (plane: Plane, month: number, hour: number, radiation: number): number =>
  radiationOn(plane, batallas, localTime(month, 21, hour), radiation);
const NORTH = { tilt: 16.3, faces: 0 };

it('is the sun of the ground on a level panel, and never more than the beam could bring, whatever sky', () => {
  const sky = [
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 0, max: 23 }),
    fc.double({ min: 0, max: 1300, noNaN: true }),
  ] as const;
  fc.assert(
    fc.property(...sky, fc.integer({ min: 0, max: 359 }), (month, hour, radiation, faces) => {
      expect(on({ tilt: 0, faces }, month, hour, radiation)).toBeCloseTo(radiation, 9);
      const upright = on({ tilt: 90, faces }, month, hour, radiation);
      expect(upright).toBeGreaterThanOrEqual(0);
      expect(upright).toBeLessThan(21 * radiation + 1e-9);
    }),
  );
});

describe('a panel at 16° south', () => {
  it('is tilted by the latitude to the north, one of the north to the south', () => {
    expect(usualPlane(batallas)).toEqual(NORTH);
    expect(usualPlane({ ...batallas, latitude: { ...batallas.latitude, value: 52 } }).faces).toBe(180);
  });

  it('gains a fifth at noon in June and loses a little in December', () => {
    // The sun stands 50° high in June: cos(90 − 50 − 16.3)/sin 50 = 1.19 of the beam.
    expect(on(NORTH, 6, 12.6, 900) / 900).toBeCloseTo(1.16, 1);
    expect(on(NORTH, 12, 12.6, 1200) / 1200).toBeCloseTo(0.93, 1);
    expect(on({ ...NORTH, faces: 180 }, 6, 12.6, 900) / 900).toBeLessThan(0.8);
  });

  it('looks east in the morning and west after noon', () => {
    const [east, west] = [
      { tilt: 40, faces: 90 },
      { tilt: 40, faces: 270 },
    ];
    expect(on(east, 9, 9, 700)).toBeGreaterThan(1.2 * on(west, 9, 9, 700));
    expect(on(west, 9, 16, 700)).toBeGreaterThan(1.2 * on(east, 9, 16, 700));
  });

  it('hardly minds its tilt under cloud', () => {
    expect(on(NORTH, 6, 12.6, 150) / 150).toBeCloseTo(1, 1);
  });
});

it('diffuse light is nearly all under cloud, a sixth under a clear sky, and less the clearer it is', () => {
  expect([diffuseShare(0.1), diffuseShare(0.9)]).toEqual([0.991, 0.165]);
  for (let k = 0.01; k < 0.79; k += 0.01) expect(diffuseShare(k + 0.01)).toBeLessThan(diffuseShare(k) + 1e-3);
});
