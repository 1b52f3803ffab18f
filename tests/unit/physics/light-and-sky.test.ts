// Light as plants count it, and the sky that a house radiates into.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lightSum, photonFlux, photonFluxOfDaylight } from '../../../controller/core/physics/light.ts';
import {
  type SkyConditions,
  skyEmissivity,
  skyRadiation,
  skyTemperature,
} from '../../../controller/core/physics/sky.ts';
import { celsius, hours, kilopascal, wattsPerSquareMetre } from '../../../controller/core/units.ts';

describe('photons', () => {
  test('full sun of 1000 W/m² is about 2060 µmol/(m²·s), and 108 klx about 2000', () => {
    expect(photonFlux(wattsPerSquareMetre(1000))).toBeCloseTo(2056.5, 1);
    expect(photonFluxOfDaylight(108_000)).toBe(2000);
  });

  test('200 µmol/(m²·s) for sixteen hours make a DLI of 11.5 mol/m²', () => {
    expect(lightSum(200, hours(16))).toBeCloseTo(11.52, 9);
  });
});

const winterNight: SkyConditions = {
  temperature: celsius(-2),
  vapour: kilopascal(0.3),
  pressure: kilopascal(63.5),
  cloud: 0,
};

describe('the sky', () => {
  test('Prata 1996: at the sea, 15 °C and 1 kPa, an emissivity of 0.777', () => {
    const sea = { temperature: celsius(15), vapour: kilopascal(1), pressure: kilopascal(101.325), cloud: 0 };
    // w = 46.5·10/288.15 = 1.6137; 1 − 2.6137·exp(−√(1.2 + 4.8412)) = 0.7762.
    expect(skyEmissivity(sea)).toBeCloseTo(0.7762, 3);
    expect(skyRadiation(sea)).toBeCloseTo(0.7762 * 5.670374e-8 * 288.15 ** 4, 0);
  });

  test('on a clear winter night of the plateau it is more than 20 K colder than the air', () => {
    expect(winterNight.temperature - skyTemperature(winterNight)).toBeGreaterThan(20);
  });

  test('clouds, vapour and thicker air make it warmer, never warmer than the air', () => {
    const share = fc.double({ min: 0, max: 0.9, noNaN: true });
    fc.assert(
      fc.property(share, share, share, (cloud, damp, thick) => {
        const conditions = {
          ...winterNight,
          cloud,
          vapour: kilopascal(0.05 + damp),
          pressure: kilopascal(60 + 40 * thick),
        };
        const sky = skyTemperature(conditions);
        expect(sky).toBeLessThanOrEqual(conditions.temperature);
        expect(skyTemperature({ ...conditions, cloud: cloud + 0.1 })).toBeGreaterThan(sky);
        expect(
          skyTemperature({ ...conditions, vapour: kilopascal(conditions.vapour + 0.1) }),
        ).toBeGreaterThan(sky);
        expect(
          skyTemperature({ ...conditions, pressure: kilopascal(conditions.pressure + 1) }),
        ).toBeGreaterThan(sky);
      }),
      { seed: 4 },
    );
  });
});
