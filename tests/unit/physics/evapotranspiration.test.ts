// Against the worked examples of FAO-56 (Allen et al. 1998).
import { describe, expect, test } from 'vitest';
import {
  clearDayRadiation,
  daylightHours,
  extraterrestrialRadiation,
  referenceEvapotranspiration,
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
