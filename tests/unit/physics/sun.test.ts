// The sun against the NREL SPA test vector, the geometry of solstice and equinox, and FAO-56.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clearSkyRadiation,
  solarElevation,
  sunDirection,
  sunTimes,
} from '../../../controller/core/physics/sun.ts';
import { hours, metres, timestamp } from '../../../controller/core/units.ts';

const BATALLAS = { latitude: -16.3, longitude: -68.53 };
const LOCAL = hours(-4);

describe('elevation', () => {
  test('NREL SPA vector: zenith 50.111° at Golden, 2003-10-17 12:30:30 MST', () => {
    const at = timestamp(Date.UTC(2003, 9, 17, 19, 30, 30));
    const elevation = solarElevation({ latitude: 39.742476, longitude: -105.1786, at });
    // The vector's 50.11162° is lifted by 0.014° of refraction at its pressure and temperature.
    expect(Math.abs(90 - elevation - 50.126)).toBeLessThan(0.02);
  });

  test('and azimuth 194.340°; the way to the sun has length 1', () => {
    const at = timestamp(Date.UTC(2003, 9, 17, 19, 30, 30));
    const { east, north, up } = sunDirection({ latitude: 39.742476, longitude: -105.1786, at });
    expect(Math.abs((Math.atan2(east, north) * 180) / Math.PI + 360 - 194.34)).toBeLessThan(0.02);
    expect(Math.hypot(east, north, up)).toBeCloseTo(1, 12);
  });

  test('the sun is overhead at the tropic of Capricorn on the December solstice', () => {
    const noon = timestamp(Date.UTC(2026, 11, 21, 16, 32, 30));
    expect(solarElevation({ latitude: -23.44, longitude: -68.53, at: noon })).toBeGreaterThan(89.5);
  });
});

describe('sunrise and sunset', () => {
  test('equinox, equator, Greenwich: twelve hours and seven minutes of sun', () => {
    const at = timestamp(Date.UTC(2026, 2, 20, 12));
    const { rise, set } = sunTimes({ latitude: 0, longitude: 0, utcOffset: hours(0), at });
    expect(set - rise).toBeCloseTo(726.7, 0);
    expect((rise + set) / 2).toBeCloseTo(727.5, 0);
  });

  test.each([
    ['June', 5, 21, 11.16],
    ['December', 11, 21, 13.1],
  ])('the day of Batallas in %s', (_, month, day, length) => {
    const at = timestamp(Date.UTC(2026, month, day, 16));
    const { rise, set } = sunTimes({ ...BATALLAS, utcOffset: LOCAL, at });
    expect(Math.abs((set - rise) / 60 - length)).toBeLessThan(0.03);
  });

  test('the elevation at the returned minutes is that of the horizon', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3650 }),
        fc.double({ min: -60, max: 60, noNaN: true }),
        (day, lat) => {
          const midnight = Date.UTC(2024, 0, 1, 4) + day * 86_400_000;
          const place = { latitude: lat, longitude: -68.53 };
          const { rise, set } = sunTimes({ ...place, utcOffset: LOCAL, at: timestamp(midnight + 7_200_000) });
          for (const minute of [rise, set]) {
            const at = timestamp(midnight + minute * 60_000);
            expect(solarElevation({ ...place, at })).toBeCloseTo(-0.833, 2);
          }
          expect(rise).toBeLessThan(set);
        },
      ),
    );
  });

  test('every moment of a local day has the same sunrise', () => {
    const times = [5, 12, 20, 27].map((hour) =>
      sunTimes({ ...BATALLAS, utcOffset: LOCAL, at: timestamp(Date.UTC(2026, 6, 1, hour)) }),
    );
    expect(new Set(times.map(({ rise }) => rise)).size).toBe(1);
  });
});

describe('clear sky', () => {
  const day = (month: number): number => {
    const midnight = Date.UTC(2026, month, 15, 4);
    let joules = 0;
    for (let minute = 0; minute < 1440; minute += 10) {
      const at = timestamp(midnight + minute * 60_000);
      joules += clearSkyRadiation({ ...BATALLAS, altitude: metres(3830), at }) * 600;
    }
    return joules / 1e6;
  };

  // Ra by month from FAO-56 eq. 21 at 16.4° S; Rso = (0.75 + 2·10⁻⁵·z)·Ra, eq. 37.
  test.each([
    ['January', 0, 41.1],
    ['June', 5, 25.9],
    ['October', 9, 38.7],
  ])('a clear %s day is within 10 %% of FAO-56', (_, month, extraterrestrial) => {
    const expected = (0.75 + 2e-5 * 3830) * extraterrestrial;
    expect(day(month) / expected).toBeGreaterThan(0.95);
    expect(day(month) / expected).toBeLessThan(1.1);
  });

  test('the higher, the stronger; and nothing by night', () => {
    const noon = timestamp(Date.UTC(2026, 6, 1, 16, 40));
    const at = (height: number) => clearSkyRadiation({ ...BATALLAS, altitude: metres(height), at: noon });
    expect(at(3830)).toBeGreaterThan(at(2000));
    expect(at(2000)).toBeGreaterThan(at(0));
    expect(at(3830)).toBeGreaterThan(850);
    expect(at(3830)).toBeLessThan(1000);
    const midnight = timestamp(Date.UTC(2026, 6, 1, 4));
    expect(clearSkyRadiation({ ...BATALLAS, altitude: metres(3830), at: midnight })).toBe(0);
  });
});
