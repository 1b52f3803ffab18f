// The chemistry of the tank: constants as published, pH by the balance with the air of this altitude, doses that mix with time,
// oxygen that roots take and the air pump brings, and no salt that comes from nowhere.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oxygenSaturation } from '../../../controller/core/physics/oxygen.ts';
import { celsius, kilopascal } from '../../../controller/core/units.ts';
import {
  acidityOf,
  airCarbon,
  alkalinityAt,
  balanceAt,
  freeShare,
} from '../../../hardware/twin/carbonate.ts';
import { conductivityOf, storedSalt } from '../../../hardware/twin/solution.ts';
import { batallas, constants as c, greenhouseAt, HOUR, localTime, STILL } from './batallas.ts';

const MINUTE = 60_000;
const HERE = batallas.meanPressure.value;

describe('carbonic acid', () => {
  test('constants at 25 °C are those of the tables: 6.35, 10.33, 14.00, 1.47', () => {
    const { first, second, water, solubility } = balanceAt(25);
    expect(-Math.log10(first / 1000)).toBeCloseTo(6.352, 2);
    expect(-Math.log10(second / 1000)).toBeCloseTo(10.329, 2);
    expect(-Math.log10(water / 1e6)).toBeCloseTo(14, 1);
    expect(-Math.log10(solubility / 1000)).toBeCloseTo(1.468, 2);
  });

  test('pure water in balance with the air of the sea has pH 5.6', () => {
    const balance = balanceAt(25);
    const ph = 5.6;
    const carbon = airCarbon(balance, 101.325) / freeShare(balance, ph);
    expect(acidityOf(balance, 0, carbon, 0, 7)).toBeCloseTo(5.6, 1);
  });

  test('the same hard water stands 0.2 pH higher here than at the sea', () => {
    const balance = balanceAt(15);
    const settled = (pressure: number) => {
      let [low, high] = [5, 10];
      for (let round = 0; round < 50; round++) {
        const ph = (low + high) / 2;
        const carbon = airCarbon(balance, pressure) / freeShare(balance, ph);
        if (alkalinityAt(balance, ph, carbon, 0) > 1) high = ph;
        else low = ph;
      }
      return low;
    };
    expect(settled(HERE) - settled(101.325)).toBeCloseTo(Math.log10(101.325 / HERE), 1.5);
  });

  test('pH and alkalinity lead back to each other', () => {
    const some = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(some(3, 10), some(0.001, 5), some(0, 3), some(2, 12), (ph, carbon, phosphate, guess) => {
        const balance = balanceAt(15);
        const alkalinity = alkalinityAt(balance, ph, carbon, phosphate);
        expect(acidityOf(balance, alkalinity, carbon, phosphate, guess)).toBeCloseTo(ph, 4);
      }),
      { seed: 3 },
    );
  });
});

describe('dosing', () => {
  const tank = () => greenhouseAt(localTime(7, 10, 20));
  const pumping = { ...STILL, pump: 1 };

  test('stock solutions strengthen as their recipe says, once they have mixed', () => {
    const house = tank();
    const before = house.state().house.solution;
    house.advance(MINUTE, { ...pumping, doseA: 5, doseB: 2 });
    const early = conductivityOf(house.state().house.solution) - conductivityOf(before);
    house.advance(3 * HOUR, pumping);
    const { solution } = house.state().house;
    // 300 mL of A and 120 mL of B: 1.3 mS/cm for each 5 + 2 mL in a litre.
    const expected = (60 * 1.3) / solution.litres;
    expect(conductivityOf(solution) - conductivityOf(before)).toBeCloseTo(expected, 1);
    expect(early).toBeLessThan(expected / 10);
  });

  test('without the pump a dose stays where it fell', () => {
    const rise = (pump: number) => {
      const house = tank();
      const before = conductivityOf(house.state().house.solution);
      house.advance(MINUTE, { ...STILL, pump, doseA: 5 });
      house.advance(15 * MINUTE, { ...STILL, pump });
      return conductivityOf(house.state().house.solution) - before;
    };
    expect(rise(0)).toBeLessThan(rise(1) / 3);
  });

  test('acid lowers and base raises the pH, and each undoes the other', () => {
    const acidityAfter = (first: object, second: object = {}) => {
      const house = tank();
      house.advance(10_000, { ...pumping, ...first });
      house.advance(10_000, { ...pumping, ...second });
      house.advance(3 * HOUR, pumping);
      return house.state().house.solution.acidity;
    };
    const alone = acidityAfter({});
    expect(acidityAfter({ acid: 0.3 })).toBeLessThan(alone - 0.1);
    expect(acidityAfter({ base: 0.3 })).toBeGreaterThan(alone + 0.05);
    expect(acidityAfter({ acid: 0.3 }, { base: 0.3 })).toBeCloseTo(alone, 2);
  });

  test('the salt that came and went explains what is there', () => {
    const house = greenhouseAt(localTime(10, 10), { step: 60 });
    const before = storedSalt(house.state().house.solution);
    let fed = 0;
    for (let hour = 0; hour < 96; hour++) {
      const doseA = hour % 7 === 0 ? 0.02 : 0;
      fed += doseA;
      house.advance(HOUR, { ...pumping, doseA, doseB: doseA / 2, acid: 0.001 });
    }
    const { solution, ledger } = house.state().house;
    expect(fed).toBeGreaterThan(0);
    expect(Math.abs(storedSalt(solution) - before - ledger.salt)).toBeLessThan(0.001 * before);
  });
});

describe('oxygen', () => {
  const hours = (inputs: object) => {
    const house = greenhouseAt(localTime(7, 10));
    house.advance(12 * HOUR, { ...STILL, ...inputs });
    const { solution, temperatures } = house.state().house;
    const full = oxygenSaturation(celsius(temperatures[4]), kilopascal(c.pressure));
    return solution.oxygen / full;
  };

  test('roots draw still water down, the pump brings some back, the air pump nearly all', () => {
    const [still, pumped, aerated] = [hours({}), hours({ pump: 1 }), hours({ aerator: 1 })];
    expect(still).toBeLessThan(0.8);
    expect(pumped).toBeGreaterThan(still + 0.1);
    expect(aerated).toBeGreaterThan(0.93);
    expect(aerated).toBeLessThan(1.02);
  });
});
