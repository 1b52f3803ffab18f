// Humid air against psychrolib (MIT) over −20…45 °C and 60…102 kPa, and against the worked examples of FAO-56.
import fc from 'fast-check';
import psychrolib from 'psychrolib';
import { describe, expect, test } from 'vitest';
import {
  absoluteHumidity,
  airDensity,
  dewPoint,
  enthalpy,
  frostPoint,
  humidityRatio,
  leafVapourDeficit,
  psychrometricConstant,
  saturationOverIce,
  saturationOverWater,
  saturationVapourPressure,
  vapourPressure,
  vapourPressureDeficit,
  wetBulb,
} from '../../../controller/core/physics/humid-air.ts';
import { standardPressure } from '../../../controller/core/physics/pressure.ts';
import { celsius, kilopascal, metres, percent } from '../../../controller/core/units.ts';

psychrolib.SetUnitSystem(psychrolib.SI);

const temperature = fc.double({ min: -20, max: 45, noNaN: true });
const humidity = fc.double({ min: 2, max: 100, noNaN: true });
const pressure = fc.double({ min: 60, max: 102, noNaN: true });

describe('against psychrolib', () => {
  test('saturation vapour pressure is the same to 10⁻⁶', () => {
    fc.assert(
      fc.property(temperature, (t) => {
        const oracle = psychrolib.GetSatVapPres(t) / 1000;
        expect(saturationVapourPressure(celsius(t)) / oracle).toBeCloseTo(1, 6);
      }),
    );
  });

  test('frost point, density and humidity ratio agree', () => {
    fc.assert(
      fc.property(temperature, humidity, pressure, (t, rh, p) => {
        const vapour = vapourPressure(celsius(t), percent(rh));
        const ratio = psychrolib.GetHumRatioFromVapPres(vapour * 1000, p * 1000);
        expect(humidityRatio(vapour, kilopascal(p)) / ratio).toBeCloseTo(1, 6);
        const density = psychrolib.GetMoistAirDensity(t, ratio, p * 1000);
        expect(airDensity(celsius(t), vapour, kilopascal(p)) / density).toBeCloseTo(1, 4);
        // psychrolib refuses a dew point above the dry bulb, which supercooled saturation is, over ice.
        fc.pre(vapour < saturationVapourPressure(celsius(t)));
        const point = psychrolib.GetTDewPointFromVapPres(t, vapour * 1000);
        expect(Math.abs(frostPoint(celsius(t), percent(rh)) - point)).toBeLessThan(0.02);
      }),
    );
  });

  test('enthalpy and absolute humidity agree', () => {
    fc.assert(
      fc.property(temperature, humidity, pressure, (t, rh, p) => {
        const vapour = vapourPressure(celsius(t), percent(rh));
        const ratio = humidityRatio(vapour, kilopascal(p));
        const oracle = psychrolib.GetMoistAirEnthalpy(t, ratio) / 1000;
        expect(Math.abs(enthalpy(celsius(t), ratio) - oracle)).toBeLessThan(1e-6);
        // Per volume: the ratio times the density of the dry part.
        const dry = airDensity(celsius(t), vapour, kilopascal(p)) / (1 + ratio);
        expect(absoluteHumidity(celsius(t), vapour) / (1000 * ratio * dry)).toBeCloseTo(1, 4);
      }),
    );
  });

  test('wet bulb agrees to 0.01 K away from the jump at freezing', () => {
    fc.assert(
      fc.property(temperature, humidity, pressure, (t, rh, p) => {
        const vapour = vapourPressure(celsius(t), percent(rh));
        fc.pre(vapour < saturationVapourPressure(celsius(t)));
        const ratio = psychrolib.GetHumRatioFromVapPres(vapour * 1000, p * 1000);
        const oracle = psychrolib.GetTWetBulbFromHumRatio(t, ratio, p * 1000);
        fc.pre(Math.abs(oracle) > 0.3);
        expect(Math.abs(wetBulb(celsius(t), percent(rh), kilopascal(p)) - oracle)).toBeLessThan(0.01);
      }),
    );
  });

  test.each([0, 1200, 1800, 3800, 4058, 5000])('standard pressure at %i m', (height) => {
    const oracle = psychrolib.GetStandardAtmPressure(height) / 1000;
    expect(standardPressure(metres(height))).toBeCloseTo(oracle, 3);
  });
});

describe('at 63.5 kPa (psychrolib 2.5, computed values)', () => {
  const here = kilopascal(63.5);
  test.each([
    [25, 30, 12.573],
    [30, 20, 13.306],
    [2, 80, 0.409],
  ])('wet bulb at %d °C and %d % is %d °C', (t, rh, wet) => {
    expect(wetBulb(celsius(t), percent(rh), here)).toBeCloseTo(wet, 2);
  });

  test('humidity ratio at 25 °C and 30 % is 0.009454', () => {
    expect(humidityRatio(vapourPressure(celsius(25), percent(30)), here)).toBeCloseTo(0.009454, 5);
  });

  test('a cubic metre weighs 0.749 kg at 20 °C and 50 %: 37 % less than at the sea', () => {
    const vapour = vapourPressure(celsius(20), percent(50));
    expect(airDensity(celsius(20), vapour, here)).toBeCloseTo(0.7494, 3);
    const ratio =
      airDensity(celsius(20), kilopascal(0), here) /
      airDensity(celsius(20), kilopascal(0), kilopascal(101.325));
    expect(ratio).toBeCloseTo(63.5 / 101.325, 6);
  });
});

describe('FAO-56 worked examples', () => {
  test('example 2: 81.8 kPa and γ 0.054 at 1,800 m', () => {
    expect(standardPressure(metres(1800))).toBeCloseTo(81.8, 0);
    expect(psychrometricConstant(standardPressure(metres(1800)))).toBeCloseTo(0.054, 3);
  });

  test('example 3: saturation 3.075 kPa at 24.5 °C and 1.705 at 15 °C', () => {
    expect(saturationOverWater(celsius(24.5))).toBeCloseTo(3.075, 2);
    expect(saturationOverWater(celsius(15))).toBeCloseTo(1.705, 2);
  });

  test('example 4: dry bulb 25.6 and wet bulb 19.5 at 1,200 m hold 1.91 kPa', () => {
    const rh = percent((100 * 1.91) / saturationOverWater(celsius(25.6)));
    // FAO's coefficient is that of an aspirated instrument, 0.07 K from the thermodynamic wet bulb here.
    const wet = wetBulb(celsius(25.6), rh, standardPressure(metres(1200)));
    expect(Math.abs(wet - 19.5)).toBeLessThan(0.1);
  });
});

describe('laws', () => {
  test('drier air pulls more, and air that is full pulls nothing', () => {
    fc.assert(
      fc.property(temperature, fc.double({ min: 0, max: 99, noNaN: true }), (t, rh) => {
        const here = vapourPressureDeficit(celsius(t), percent(rh));
        expect(here).toBeGreaterThan(vapourPressureDeficit(celsius(t), percent(rh + 1)));
        expect(vapourPressureDeficit(celsius(t), percent(100))).toBeCloseTo(0, 9);
      }),
    );
  });

  test('dew point and vapour pressure are inverse, and dew never forms above the air temperature', () => {
    fc.assert(
      fc.property(temperature, humidity, (t, rh) => {
        const point = dewPoint(celsius(t), percent(rh));
        expect(saturationOverWater(point)).toBeCloseTo(vapourPressure(celsius(t), percent(rh)), 4);
        expect(point).toBeLessThanOrEqual(t + 1e-4);
      }),
    );
  });

  test('ice holds its vapour tighter than water below 0 °C, and as tightly at 0 °C', () => {
    expect(saturationOverIce(celsius(-10))).toBeLessThan(saturationOverWater(celsius(-10)));
    expect(saturationOverIce(celsius(0.01))).toBeCloseTo(saturationOverWater(celsius(0.01)), 4);
  });

  test('a dry probe that reads 0 % still has a dew point', () => {
    expect(dewPoint(celsius(20), percent(0))).toBeLessThan(-50);
  });
});

test('a leaf as warm as the air has the deficit of the air; a cold leaf in damp air takes dew', () => {
  fc.assert(
    fc.property(temperature, humidity, (t, rh) => {
      const [air, damp] = [celsius(t), percent(rh)];
      expect(leafVapourDeficit(air, air, damp)).toBeCloseTo(vapourPressureDeficit(air, damp), 9);
      const dew = dewPoint(air, damp);
      expect(leafVapourDeficit(celsius(dew - 0.5), air, damp)).toBeLessThan(0);
      expect(leafVapourDeficit(celsius(dew + 0.5), air, damp)).toBeGreaterThan(0);
    }),
  );
});
