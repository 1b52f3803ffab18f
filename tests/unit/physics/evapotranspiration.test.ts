// Against the worked examples of FAO-56 (Allen et al. 1998).
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clearDayRadiation,
  daylightHours,
  extraterrestrialRadiation,
  extraterrestrialRadiationBetween,
  referenceEvapotranspiration,
  referenceEvapotranspirationOfHour,
} from '../../../controller/core/physics/evapotranspiration.ts';
import { standardPressure } from '../../../controller/core/physics/pressure.ts';
import { kilopascal, metres } from '../../../controller/core/units.ts';

/** Ångström: radiation from hours of sun (eq. 35 with its usual coefficients). */
const bySunshine = (hours: number, longest: number, extraterrestrial: number) =>
  (0.25 + (0.5 * hours) / longest) * extraterrestrial;

describe('the sun of a day', () => {
  test('example 8: 32.2 MJ/m² at 20° S on the third of September', () => {
    expect(extraterrestrialRadiation(-20, 246)).toBeCloseTo(32.2, 1);
  });

  test('example 9: 11.7 hours there', () => {
    expect(daylightHours(-20, 246)).toBeCloseTo(11.7, 1);
  });

  test('example 18: 41.09 MJ/m² outside and 30.90 under a clear sky at Uccle in July', () => {
    const outside = extraterrestrialRadiation(50.8, 187);
    expect(outside).toBeCloseTo(41.09, 1);
    expect(clearDayRadiation(outside, 100)).toBeCloseTo(30.9, 1);
  });

  test('has no sunrise in the polar night and no sunset in its summer', () => {
    expect(daylightHours(80, 355)).toBe(0);
    expect(extraterrestrialRadiation(80, 355)).toBeCloseTo(0, 9);
    expect(daylightHours(80, 172)).toBe(24);
  });
});

describe('reference evapotranspiration', () => {
  test('example 17: 5.72 mm a day in Bangkok in April', () => {
    const outside = extraterrestrialRadiation(13.73, 105);
    const day = {
      lowest: 25.6,
      highest: 34.8,
      vapour: kilopascal(2.85),
      wind: 2,
      radiation: bySunshine(8.5, daylightHours(13.73, 105), outside),
      clearRadiation: clearDayRadiation(outside, 2),
      pressure: standardPressure(metres(2)),
      groundHeat: 0.14,
    };
    expect(referenceEvapotranspiration(day)).toBeCloseTo(5.72, 1);
  });

  test('example 18: 3.9 mm a day at Uccle on the sixth of July', () => {
    const outside = extraterrestrialRadiation(50.8, 187);
    const day = {
      lowest: 12.3,
      highest: 21.5,
      vapour: kilopascal(1.409),
      wind: 2.078,
      radiation: 22.07,
      clearRadiation: clearDayRadiation(outside, 100),
      pressure: standardPressure(metres(100)),
    };
    expect(referenceEvapotranspiration(day)).toBeCloseTo(3.88, 1);
  });

  test('the thinner air of the plateau takes more water at the same weather', () => {
    const day = {
      lowest: 2,
      highest: 16,
      vapour: kilopascal(0.6),
      wind: 2,
      radiation: 22,
      clearRadiation: 26,
    };
    const at = (pressure: number) => referenceEvapotranspiration({ ...day, pressure: kilopascal(pressure) });
    expect(at(63.5)).toBeGreaterThan(at(101.3));
  });
});

describe("example 19: an hour at N'Diaye, 16.22° N, on the first of October", () => {
  const PRESSURE = standardPressure(metres(8));

  test('3.543 MJ/m² outside between two and three by the clock, which the sun reads as 14.6', () => {
    expect(extraterrestrialRadiationBetween(16.22, 274, [14.1056, 15.1056])).toBeCloseTo(3.543, 2);
  });

  test('0.63 mm in the afternoon', () => {
    const hour = { temperature: 38, vapour: kilopascal(3.445), wind: 3.3, radiation: 2.45, clearness: 0.922 };
    expect(referenceEvapotranspirationOfHour({ ...hour, pressure: PRESSURE })).toBeCloseTo(0.63, 2);
  });

  test('nothing in the night', () => {
    const hour = { temperature: 28, vapour: kilopascal(3.402), wind: 1.9, radiation: 0, clearness: 0.8 };
    expect(referenceEvapotranspirationOfHour({ ...hour, pressure: PRESSURE })).toBeCloseTo(0, 2);
  });
});

test('the hours of a day add up to the day, whatever the place and the season', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -60, max: 60, noNaN: true }),
      fc.integer({ min: 1, max: 365 }),
      (latitude, day) => {
        const hours = Array.from({ length: 24 }, (_, hour) =>
          extraterrestrialRadiationBetween(latitude, day, [hour, hour + 1]),
        );
        const sum = hours.reduce((total, hour) => total + hour, 0);
        expect(sum).toBeCloseTo(extraterrestrialRadiation(latitude, day), 9);
        expect(Math.min(...hours)).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});
