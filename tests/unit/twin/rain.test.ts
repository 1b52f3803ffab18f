// Rain into the house: the books of water and heat close whatever falls, and what is wet dries and gives its vapour.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScratch, stepHouse, storedHeat, storedWater } from '../../../hardware/twin/house.ts';
import { roughHouse } from '../../../hardware/twin/spin-up.ts';
import { BODY, copyHouse, type House, idleDrive } from '../../../hardware/twin/state.ts';
import type { Outside } from '../../../hardware/twin/weather.ts';
import { constants } from './batallas.ts';

const dull: Outside = {
  temperature: 9,
  vapour: 0.9,
  wind: 3,
  radiation: 150,
  rain: 0,
  sky: 0,
  pressure: 64.5,
};
const warm = (): House => roughHouse(constants, { ...dull, temperature: 16 });

interface Spell {
  readonly rain: number;
  readonly opening: number;
  readonly minutes: number;
  readonly seconds: number;
}

/** Lives the spells one after the other; returns the sum of all that moved, J and kg. */
const live = (house: House, spells: readonly Spell[], sky = dull) => {
  const scratch = createScratch(constants);
  const moved = { heat: 0, water: 0 };
  for (const { rain, opening, minutes, seconds } of spells)
    for (let s = 0; s < minutes * 60; s += seconds) {
      const { heat } = house.ledger;
      stepHouse(
        scratch,
        house,
        { ...sky, rain },
        { ...idleDrive(), opening },
        { seconds, isCareTime: false },
      );
      moved.heat += Math.abs(house.ledger.heat - heat);
      const { rained, soaked, vented, transpired } = scratch.flows;
      moved.water += rained + soaked + Math.abs(vented) + Math.abs(transpired);
    }
  return moved;
};

it('water and heat close within 0.1 % of what moved, whatever falls and however time is cut', () => {
  const spell = fc.record({
    rain: fc.constantFrom(0, 0.5, 12, 60),
    opening: fc.double({ min: 0, max: 1, noNaN: true }),
    minutes: fc.integer({ min: 10, max: 60 }),
    seconds: fc.constantFrom(10, 60, 300),
  });
  fc.assert(
    fc.property(fc.array(spell, { minLength: 1, maxLength: 6 }), (spells) => {
      const house = warm();
      const first = copyHouse(house);
      const moved = live(house, spells);
      const heat = storedHeat(constants, house) - storedHeat(constants, first);
      const water = storedWater(constants, house) - storedWater(constants, first);
      expect(Math.abs(heat - house.ledger.heat)).toBeLessThan(0.001 * moved.heat);
      expect(Math.abs(water - house.ledger.water)).toBeLessThan(0.001 * moved.water);
      for (const held of [house.leafWater, house.floorWater]) expect(held).toBeGreaterThanOrEqual(0);
    }),
    { seed: 14, numRuns: 20 },
  );
});

describe('an hour of a shower', () => {
  const showered = (rain: number, opening: number) => {
    const house = warm();
    live(house, [{ rain, opening, minutes: 60, seconds: 10 }]);
    return house;
  };
  const [dry, shut, wet] = [showered(0, 0.2), showered(12, 0), showered(12, 0.2)];

  it('leaves a shut house dry, and wets leaves and ground of an open one up to what they hold', () => {
    expect([shut.leafWater, shut.floorWater]).toEqual([0, 0]);
    const under = constants.ventArea * constants.ventRainShare;
    expect(wet.leafWater).toBeCloseTo(under * wet.crop.leafArea * constants.leafWaterHeld, 1);
    expect(wet.floorWater).toBeGreaterThan(0.1);
    expect(wet.floorWater).toBeLessThanOrEqual(under * constants.floorWaterHeld);
  });

  it('cools the house and makes its air damper', () => {
    expect(wet.temperatures[BODY.floor]).toBeLessThan(dry.temperatures[BODY.floor]);
    expect(wet.temperatures[BODY.leaves]).toBeLessThan(dry.temperatures[BODY.leaves]);
    expect(wet.vapour).toBeGreaterThan(dry.vapour);
  });

  it('dries off in the sun within hours, and then all is as dry as before', () => {
    const sunny = { ...dull, radiation: 500, vapour: 0.6 };
    const drying = copyHouse(wet);
    live(drying, [{ rain: 0, opening: 0.2, minutes: 10, seconds: 10 }], sunny);
    expect(drying.leafWater).toBeGreaterThan(0);
    expect(drying.leafWater).toBeLessThan(wet.leafWater);
    live(drying, [{ rain: 0, opening: 0.2, minutes: 240, seconds: 60 }], sunny);
    expect([drying.leafWater, drying.floorWater]).toEqual([0, 0]);
  });
});
