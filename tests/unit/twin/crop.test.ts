// The crop and its air: CO₂ that is accounted for, leaves that grow by day and are harvested, and kinds of house that differ as
// they should.
import { describe, expect, test } from 'vitest';
import { timestamp } from '../../../controller/core/units.ts';
import { carbonDensity, carbonShare } from '../../../hardware/twin/crop.ts';
import { createGreenhouse } from '../../../hardware/twin/greenhouse.ts';
import { createScratch, stepHouse, storedHeat } from '../../../hardware/twin/house.ts';
import { type GreenhouseKind, KINDS } from '../../../hardware/twin/kinds/index.ts';
import { spinUp } from '../../../hardware/twin/spin-up.ts';
import { BODY, copyHouse, idleDrive } from '../../../hardware/twin/state.ts';
import { createWeather } from '../../../hardware/twin/weather.ts';
import {
  batallas,
  constants as c,
  DAY,
  greenhouseAt,
  HOUR,
  LOCAL,
  localTime,
  mean,
  STILL,
} from './batallas.ts';

const ppmIn = (house: ReturnType<typeof greenhouseAt>) => {
  const { house: inside, outside } = house.state();
  return carbonShare(inside.carbon, inside.temperatures[BODY.air], outside.pressure);
};

describe('CO₂', () => {
  test('the same ppm is two thirds of the gas of the sea', () => {
    expect(carbonDensity(420, 10, 64.5) / carbonDensity(420, 10, 101.325)).toBeCloseTo(64.5 / 101.325, 9);
    // 420 ppm at 0 °C and one atmosphere: 420e-6 · 44.01 g / 22.414 L.
    expect(carbonDensity(420, 0, 101.325)).toBeCloseTo((420e-6 * 44.01) / 22.414, 6);
  });

  test('leaves draw it down in a shut house at noon, the ground fills it by night, open vents bring it back', () => {
    const house = greenhouseAt(localTime(7, 10), { step: 60 });
    house.advance(6 * HOUR, STILL);
    expect(ppmIn(house)).toBeGreaterThan(430);
    house.advance(6 * HOUR, STILL);
    const shut = ppmIn(house);
    expect(shut).toBeLessThan(400);
    expect(shut).toBeGreaterThan(80);
    house.advance(HOUR / 2, { ...STILL, ventMotor: 1 });
    expect(ppmIn(house)).toBeGreaterThan(shut + 10);
  });

  test('what came in and was fixed explains what is there; growing leaves keep the books of heat', () => {
    const scratch = createScratch(c);
    const start = localTime(7, 10);
    const weather = createWeather({ site: batallas, seed: 4, utcOffset: LOCAL });
    const house = spinUp(scratch, weather, start);
    const before = copyHouse(house);
    let moved = 0;
    for (let s = 60; s <= 86_400; s += 60) {
      const ledger = house.ledger.heat;
      stepHouse(scratch, house, weather(start + s * 1000), idleDrive(), {
        seconds: 60,
        isCareTime: s === 43_200,
      });
      moved += Math.abs(house.ledger.heat - ledger);
    }
    const change = (house.carbon - before.carbon) * c.airVolume;
    expect(Math.abs(change - house.ledger.carbon)).toBeLessThan(1e-9);
    expect(house.crop.leafArea).not.toBe(before.crop.leafArea);
    expect(Math.abs(storedHeat(c, house) - storedHeat(c, before) - house.ledger.heat) / moved).toBeLessThan(
      0.001,
    );
  });
});

test('leaves grow by some grams a day, and the family harvests what stands too thick', () => {
  const house = greenhouseAt(localTime(10, 1), { step: 60 });
  const leaves = Array.from({ length: 40 }, () => {
    house.advance(DAY, { ...STILL, pump: 0.5 });
    return house.state().house.crop.leafArea;
  });
  const steps = leaves.slice(1).map((now, day) => now - (leaves[day] ?? 0));
  const growth = steps.filter((step) => step > 0);
  // 1 to 5 g of dry mass on a m² a day: 10 to 40 kg of lettuce a year with 5 % dry matter.
  expect(mean(growth) / 75).toBeGreaterThan(0.001);
  expect(mean(growth) / 75).toBeLessThan(0.005);
  expect(steps.some((step) => step < -0.3)).toBe(true);
  expect(Math.max(...leaves)).toBeLessThanOrEqual(c.harvestLeafArea);
});

describe('kinds of house', () => {
  const dawn = (kind: GreenhouseKind) => {
    const nights = Array.from({ length: 3 }, (_, seed) => {
      const start = timestamp(localTime(7, 10));
      const house = createGreenhouse({ site: batallas, kind, seed, start, utcOffset: LOCAL, step: 60 });
      house.advance(6 * HOUR, STILL);
      const { house: inside, outside } = house.state();
      return inside.temperatures[BODY.air] - outside.temperature;
    });
    return mean(nights);
  };

  test('a walipini keeps a July night milder than a carpa, and a tunnel hardly milder than the open', () => {
    const [walipini, carpa, tunnel] = [dawn('walipini'), dawn('carpa-solar'), dawn('film-tunnel')];
    expect(walipini).toBeGreaterThan(carpa + 0.5);
    expect(tunnel).toBeLessThan(carpa - 0.5);
    expect(tunnel).toBeGreaterThan(-2);
  });

  test('every number of every kind is finite and has a source', () => {
    for (const table of Object.values(KINDS))
      for (const { value, source } of Object.values(table)) {
        expect(Number.isFinite(value)).toBe(true);
        expect(source.length).toBeGreaterThan(3);
      }
  });
});
