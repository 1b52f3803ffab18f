// Vents with a side: the wind finds less of those in the lee, all round it finds as much as ever, and each side moves on its own.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RigActuator } from '../../../controller/contract/rig.ts';
import { duty } from '../../../controller/core/units.ts';
import type { PlantInputs } from '../../../hardware/plant.ts';
import { createBody } from '../../../hardware/twin/body.ts';
import { deriveConstants } from '../../../hardware/twin/constants.ts';
import { createScratch, stepHouse } from '../../../hardware/twin/house.ts';
import { atRest, move } from '../../../hardware/twin/motion.ts';
import { roughHouse } from '../../../hardware/twin/spin-up.ts';
import { BODY, idleDrive } from '../../../hardware/twin/state.ts';
import { airExchange, windLoad, windShare } from '../../../hardware/twin/ventilation.ts';
import { ventsOf } from '../../../hardware/twin/vents.ts';
import type { Outside } from '../../../hardware/twin/weather.ts';
import { createStandingPlant } from '../../support/avr-rig.ts';
import { batallas, constants, mean, parameters } from './batallas.ts';

const vent = (faces?: number) => ({ kind: 'vent' as const, ...(faces === undefined ? {} : { faces }) });
const TWO = [vent(90), vent(270)];
const twoSided = deriveConstants(parameters, batallas, ventsOf(TWO));
const outside: Outside = {
  ...{
    temperature: 8,
    vapour: 0.5,
    wind: 7,
    windFrom: 270,
    radiation: 800,
    rain: 0,
    sky: -10,
    pressure: 64.5,
  },
};
const drive = (opening: number, westOpening: number) => ({ ...idleDrive(), opening, westOpening });
const full = fc.double({ min: 0.01, max: 1, noNaN: true });
const bearing = fc.double({ min: 0, max: 359.9, noNaN: true });

describe('the wind on a vent', () => {
  it('drives three times as much through one to windward as through one in the lee, wide open; ajar almost the same', () => {
    expect(windShare(1, 0) / windShare(1, 180)).toBeCloseTo(3.24, 1);
    expect(windShare(0.05, 0) / windShare(0.05, 180)).toBeLessThan(1.25);
    expect(windShare(1, 90)).toBeCloseTo(1, 12);
  });

  it('finds as much of two that face each other as of one that faces nobody knows where, from wherever it blows', () => {
    fc.assert(
      fc.property(bearing, full, bearing, (faces, opening, windFrom) => {
        const c = deriveConstants(parameters, batallas, ventsOf([vent(faces), vent((faces + 180) % 360)]));
        const still = { ...outside, windFrom };
        const both = airExchange(c, drive(opening, opening), outside.temperature, still);
        const one = airExchange(constants, drive(opening, 0), outside.temperature, still);
        expect(both).toBeCloseTo(one, 9);
      }),
    );
  });

  it('is the same where the weather or the vents tell no direction', () => {
    const { windFrom: _, ...unknown } = outside;
    const as = (c: typeof constants, where: Outside) => airExchange(c, drive(0.5, 0.5), 20, where);
    expect(as(twoSided, unknown)).toBeCloseTo(as(constants, outside), 12);
    expect(as(deriveConstants(parameters, batallas, ventsOf([vent(), vent()])), outside)).toBe(
      as(constants, outside),
    );
  });
});

/** Half an hour of gusts of 11 m/s in a wind of 4, into a house of 25 °C. */
const blow = (opening: number, westOpening: number) => {
  const scratch = createScratch(twoSided);
  const house = roughHouse(twoSided, { ...outside, temperature: 25, vapour: 1 });
  const open = drive(opening, westOpening);
  const rounds = Array.from({ length: 180 }, (_, n) => {
    const now = { ...outside, wind: Math.floor(n / 6) % 2 === 0 ? 11 : 4 };
    stepHouse(scratch, house, now, open, { seconds: 10, isCareTime: false });
    return { exchange: scratch.flows.exchange, load: windLoad(twoSided, open, now) };
  });
  const exchanges = rounds.map(({ exchange }) => exchange);
  return {
    air: house.temperatures[BODY.air],
    gustiness: Math.max(...exchanges) - Math.min(...exchanges),
    load: mean(rounds.map(({ load }) => load)),
  };
};

it('gusts shake, chill and load a house that opens in the lee less than one that opens to windward', () => {
  const [lee, alike, windward] = [blow(0.6, 0), blow(0.3, 0.3), blow(0, 0.6)];
  expect(lee.gustiness / windward.gustiness).toBeLessThan(0.6);
  expect(lee.air).toBeGreaterThan(alike.air + 0.5);
  expect(alike.air).toBeGreaterThan(windward.air + 0.5);
  expect(lee.load).toBeCloseTo(0, 9);
  expect(windward.load).toBeGreaterThan(alike.load);
});

describe('two vents of a rig', () => {
  const flap = (id: string, faces: number, openPin: number): RigActuator => ({
    ...{ id, faces, kind: 'vent', driver: 'vent-motor', safeDuty: 0, boardInputs: [] },
    config: { openPin, closePin: openPin + 1, travelOpenSeconds: 60, travelCloseSeconds: 60 },
    ...{ shortestOnSeconds: 2, shortestOffSeconds: 0, longestOnSeconds: 90 },
  });

  it('that face opposite ways move apart', () => {
    const motion = atRest();
    const plant = {
      ...createStandingPlant({}),
      advance: (ms: number, inputs: PlantInputs) => move(parameters, motion, inputs, ms, 100),
    };
    const body = createBody([flap('east', 90, 8), flap('west', 270, 10)]);
    const order = (actuator: string, wish: number) =>
      body.order(actuator, { wish: duty(wish), lease: 600_000 }, 0);
    order('east', 0);
    order('west', 1);
    for (let now = 0; now < 90_000; now += 1000) body.act(plant, 1000, now, []);
    expect(motion).toMatchObject({ opening: 0, westOpening: 1 });
  });

  it.each([
    ['none', [], { east: { share: 1 }, west: { share: 0 } }],
    ['one to the west', [vent(200)], { east: { share: 0 }, west: { share: 1, faces: 200 } }],
    [
      'three',
      [vent(), vent(10), vent(190)],
      { east: { share: 2 / 3, faces: 10 }, west: { share: 1 / 3, faces: 190 } },
    ],
  ])('of %s', (_, vents, sides) => expect(ventsOf(vents)).toEqual(sides));
});
