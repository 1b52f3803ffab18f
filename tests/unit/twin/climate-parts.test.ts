// Night screen, row cover, shade, barrels, fan and fogger: what they do to a day of July, and that no heat and no water is lost by them.
import { describe, expect, test } from 'vitest';
import { wetBulb } from '../../../controller/core/physics/humid-air.ts';
import { celsius, kilopascal, percent } from '../../../controller/core/units.ts';
import { deriveConstants } from '../../../hardware/twin/constants.ts';
import { screenShares } from '../../../hardware/twin/film.ts';
import { createScratch, stepHouse, storedHeat, storedWater } from '../../../hardware/twin/house.ts';
import { humidityOf } from '../../../hardware/twin/saturation.ts';
import { spinUp } from '../../../hardware/twin/spin-up.ts';
import { BODY, copyHouse, type Drive, type HouseState, idleDrive } from '../../../hardware/twin/state.ts';
import { createWeather } from '../../../hardware/twin/weather.ts';
import { batallas, constants, greenhouseAt, LOCAL, localTime, mean, parameters, STILL } from './batallas.ts';

const start = localTime(7, 10);
const weather = createWeather({ site: batallas, seed: 11, utcOffset: LOCAL });
const withBarrels = deriveConstants({ ...parameters, barrelCount: 5 }, batallas);
const morning = (c: typeof constants): HouseState => spinUp(createScratch(c), weather, start);
const idle = idleDrive();

interface RunOptions {
  readonly hours: number;
  readonly drive?: (hour: number) => Partial<Drive>;
  readonly c?: typeof constants;
  readonly seconds?: number;
}

const run = ({ hours, drive = () => ({}), c = constants, seconds = 60 }: RunOptions): HouseState[] => {
  const scratch = createScratch(c);
  const house = copyHouse(morning(c));
  const trace = [copyHouse(house)];
  for (let s = seconds; s <= hours * 3600; s += seconds) {
    stepHouse(
      scratch,
      house,
      weather(start + s * 1000),
      { ...idle, ...drive(s / 3600) },
      { seconds, isCareTime: false },
    );
    trace.push(copyHouse(house));
  }
  return trace;
};
const last = (options: RunOptions) => run(options).at(-1)!;
const air = (state: HouseState) => state.temperatures[BODY.air];
const leaves = (state: HouseState) => state.temperatures[BODY.leaves];

/** Everything at once: screen by night, shade, fan and fog at noon, and the air stirred. */
const busy = (hour: number): Partial<Drive> => {
  const between = (from: number, to: number, value = 1) => (hour > from && hour < to ? value : 0);
  return {
    screen: Math.max(between(0, 7), between(18, 24), between(7, 8, 8 - hour)),
    shade: between(11, 14),
    cover: between(2, 7),
    fan: between(12, 13),
    mixer: between(3, 5),
    fog: between(11, 15, 0.002),
    opening: between(13, 15, 0.5),
    heating: between(0, 4, 1000),
    flow: 4,
  };
};

describe('the books balance', () => {
  const trace = run({ hours: 24, drive: busy, c: withBarrels });
  const [first, end] = [trace[0]!, trace.at(-1)!];

  test('heat within 0.1 % of what moved', () => {
    const moved = trace.reduce(
      (sum, now, i) => sum + Math.abs(now.ledger.heat - (trace[i - 1]?.ledger.heat ?? 0)),
      0,
    );
    expect(moved).toBeGreaterThan(1e8);
    const change = storedHeat(withBarrels, end) - storedHeat(withBarrels, first);
    expect(Math.abs(change - end.ledger.heat) / moved).toBeLessThan(0.001);
  });

  test('water to some grams', () => {
    const change = storedWater(withBarrels, end) - storedWater(withBarrels, first);
    expect(Math.abs(change - end.ledger.water)).toBeLessThan(0.03);
    expect(Math.max(...trace.map(({ screenWater }) => screenWater))).toBeGreaterThan(0.1);
  });
});

test('with all of them 10 s steps follow the 1 s step: air within 0.15 K RMSE', () => {
  const fine = run({ hours: 15, drive: busy, c: withBarrels, seconds: 1 });
  const coarse = run({ hours: 15, drive: busy, c: withBarrels, seconds: 10 });
  const errors = coarse.map((state, i) => air(state) - air(fine[i * 10]!));
  expect(Math.sqrt(mean(errors.map((e) => e * e)))).toBeLessThan(0.15);
});

describe('night screen', () => {
  test('passes, absorbs and reflects all of the heat radiation', () => {
    const { passed, absorbed, reflected } = screenShares(parameters);
    expect(passed + absorbed + reflected).toBeCloseTo(1, 12);
  });

  test('keeps the leaves warmer by a few kelvin, and the film colder', () => {
    const open = last({ hours: 6 });
    const drawn = last({ hours: 6, drive: () => ({ screen: 1 }) });
    expect(leaves(drawn) - leaves(open)).toBeGreaterThan(1);
    expect(leaves(drawn) - leaves(open)).toBeLessThan(8);
    expect(drawn.temperatures[BODY.film]).toBeLessThan(open.temperatures[BODY.film]);
  });

  test('is moved by its motor in its time, and stops at its ends', () => {
    const house = greenhouseAt(start);
    house.advance(60_000, { ...STILL, screenMotor: 1, shadeMotor: 1 });
    expect(house.state().motion.screen).toBeCloseTo(60 / parameters.screenTravel, 9);
    house.advance(600_000, { ...STILL, screenMotor: 1 });
    expect(house.state().motion.screen).toBe(1);
    expect(house.state().motion.shade).toBeCloseTo(60 / parameters.shadeTravel, 9);
    house.advance(600_000, { ...STILL, screenMotor: -1 });
    expect(house.state().motion.screen).toBe(0);
  });

  test('takes light by day, and so does the shade', () => {
    const lux = (motors: object) => {
      const house = greenhouseAt(localTime(7, 10, 12));
      house.advance(600_000, { ...STILL, ...motors });
      return house.feel('light.illuminance');
    };
    const open = lux({});
    expect(lux({ shadeMotor: 1 }) / open).toBeCloseTo(parameters.shadeTransmission, 2);
    expect(lux({ screenMotor: 1 }) / open).toBeCloseTo(parameters.screenTransmission, 2);
  });
});

test('a shade cools the noon', () => {
  const shaded = last({ hours: 13, drive: (hour) => ({ shade: hour > 9 ? 1 : 0 }) });
  expect(air(shaded)).toBeLessThan(air(last({ hours: 13 })) - 2);
});

test('a ton of water makes the night milder', () => {
  expect(air(last({ hours: 6, c: withBarrels }))).toBeGreaterThan(air(last({ hours: 6 })) + 0.3);
});

test('the fan blows the heat of noon out', () => {
  const blown = last({ hours: 13, drive: (hour) => ({ fan: hour > 12 ? 1 : 0 }) });
  expect(air(blown)).toBeLessThan(air(last({ hours: 13 })) - 3);
});

describe('fogger', () => {
  const fogged = run({ hours: 14, seconds: 10, drive: (hour) => ({ fog: hour > 10 ? 0.004 : 0 }) });
  const dry = run({ hours: 14 });

  test('cools, and wets no further than its ceiling', () => {
    expect(air(fogged.at(-1)!)).toBeLessThan(air(dry.at(-1)!) - 2);
    const foggy = fogged
      .slice(11 * 360)
      .map(({ vapour, temperatures: t }) => humidityOf(vapour, t[BODY.air]));
    // The air cools after it was wetted: one step's worth of overshoot.
    expect(Math.max(...foggy)).toBeLessThan(100 * parameters.fogCeiling + 6);
    expect(Math.min(...foggy)).toBeGreaterThan(80);
  });

  test('never below the wet bulb of the air that it found', () => {
    const { vapour, temperatures: t } = dry.at(-1)!;
    const humidity = percent(humidityOf(vapour, t[BODY.air]));
    const wet = wetBulb(celsius(t[BODY.air]), humidity, kilopascal(batallas.meanPressure.value));
    expect(air(fogged.at(-1)!)).toBeGreaterThan(wet);
  });
});

describe('a row cover', () => {
  const night = (cover: number) => last({ hours: 6, drive: () => ({ cover }) });
  const [bare, covered] = [night(0), night(1)];

  test('keeps leaves and beds warmer through the night by a kelvin or more, and the air above it no warmer', () => {
    expect(leaves(covered) - leaves(bare)).toBeGreaterThan(0.7);
    expect(leaves(covered) - leaves(bare)).toBeLessThan(5);
    expect(covered.temperatures[BODY.floor]).toBeGreaterThan(bare.temperatures[BODY.floor]);
    expect(air(covered)).toBeLessThan(air(bare) + 0.05);
  });

  test('does half as much on half of the crop, and nothing put away', () => {
    const half = leaves(night(0.5));
    expect(half).toBeGreaterThan(leaves(bare));
    expect(half).toBeLessThan(leaves(covered));
  });

  test('takes light from leaves by day, and they drink less', () => {
    const day = (cover: number) => last({ hours: 14, drive: (hour) => ({ cover: hour > 8 ? cover : 0 }) });
    const [open, shut] = [day(0), day(1)];
    expect(shut.crop.grown).toBeLessThan(open.crop.grown);
    expect(shut.solution.litres).toBeGreaterThan(open.solution.litres);
  });

  test('is laid by a hand, and stays until it is taken away', () => {
    const dawn = (rowCover: number | undefined) => {
      const house = greenhouseAt(localTime(7, 10), { step: 60 });
      house.hold({ rowCover });
      house.advance(6 * 3_600_000, STILL);
      return house.feel('leaf.temperature');
    };
    expect(dawn(1)).toBeGreaterThan(dawn(undefined) + 0.7);
  });
});
