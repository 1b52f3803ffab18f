// The laws of the house: books that balance, steps that agree, film shares that make one, thin air that carries less.
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { deriveConstants } from '../../../hardware/twin/constants.ts';
import {
  filmWetness,
  infraredAbsorbed,
  infraredPassed,
  sunlightShares,
} from '../../../hardware/twin/film.ts';
import {
  createScratch,
  stepClimate,
  stepHouse,
  storedHeat,
  storedWater,
} from '../../../hardware/twin/house.ts';
import { spinUp } from '../../../hardware/twin/spin-up.ts';
import { BODY, copyHouse, type Drive, type HouseState, idleDrive } from '../../../hardware/twin/state.ts';
import { airExchange, exchangeConductance } from '../../../hardware/twin/ventilation.ts';
import { createWeather, type Outside } from '../../../hardware/twin/weather.ts';
import { batallas, constants, DAY, LOCAL, localTime, mean, parameters } from './batallas.ts';

// A day in steps of a second takes seconds, and many more where other tests run beside it.
vi.setConfig({ testTimeout: 60_000 });

const start = localTime(7, 10);
const weather = createWeather({ site: batallas, seed: 11, utcOffset: LOCAL });
const morning: HouseState = spinUp(createScratch(constants), weather, start);
const idle = idleDrive();

interface RunOptions {
  readonly seconds: number;
  readonly hours?: number;
  readonly drive?: (hour: number) => Drive;
  readonly sky?: (outside: Outside) => Outside;
  readonly c?: typeof constants;
}

const run = ({ seconds, hours = 24, drive = () => idle, sky = (o) => o, c = constants }: RunOptions) => {
  const scratch = createScratch(c);
  const house = copyHouse(morning);
  const trace: HouseState[] = [morning];
  for (let s = seconds; s <= hours * 3600; s += seconds) {
    const length = { seconds, isCareTime: Math.abs(s - 27_000) < seconds / 2 };
    stepHouse(scratch, house, sky(weather(start + s * 1000)), drive(s / 3600), length);
    trace.push(copyHouse(house));
  }
  return trace;
};

const air = (state: HouseState) => state.temperatures[BODY.air];
/** A busy day: heater before dawn, lamps towards it, pump by day, vents at noon. */
const busy = (hour: number): Drive => ({
  ...idle,
  heating: hour < 6 ? 2000 : 0,
  lamps: hour > 4 && hour < 6 ? 40 : 0,
  flow: hour > 6 && hour < 18 ? 8 : 2,
  opening: hour > 10 && hour < 15 ? 0.6 : 0,
});

test('warmth and damp go their way alone as in the whole house, while the tank is kept full', () => {
  const drive = { ...busy(5), heldLevel: morning.solution.litres };
  const [whole, alone] = [copyHouse(morning), copyHouse(morning)];
  const [one, other] = [createScratch(constants), createScratch(constants)];
  for (let s = 300; s <= DAY / 1000; s += 300) {
    const outside = { ...weather(start + s * 1000) };
    stepHouse(one, whole, outside, drive, { seconds: 300, isCareTime: false });
    stepClimate(other, alone, outside, drive, 300);
  }
  const { temperatures, vapour, filmWater, screenWater } = whole;
  expect(alone).toMatchObject({ temperatures, vapour, filmWater, screenWater });
  expect(alone.solution).toEqual(morning.solution);
});

describe('the books balance over a day', () => {
  const thirsty = { ...constants, refillBelow: 400, refillTo: 180 };
  const trace = run({ seconds: 60, drive: busy, c: thirsty });
  const first = trace[0]!;
  const last = trace.at(-1)!;

  test('heat: what came in is what is stored, within 0.1 % of what moved', () => {
    const change = storedHeat(thirsty, last) - storedHeat(thirsty, first);
    const moved = trace.reduce(
      (sum, now, i) => sum + Math.abs(now.ledger.heat - (trace[i - 1]?.ledger.heat ?? now.ledger.heat)),
      0,
    );
    expect(moved).toBeGreaterThan(1e8);
    expect(Math.abs(change - last.ledger.heat) / moved).toBeLessThan(0.001);
  });

  test('water: what came in is what is stored, within 0.1 % of what moved', () => {
    const change = storedWater(thirsty, last) - storedWater(thirsty, first);
    expect(Math.abs(change - last.ledger.water)).toBeLessThan(0.03);
    expect(last.solution.litres).toBeGreaterThan(160);
  });
});

describe('steps', () => {
  test('10 s and 60 s steps follow the 1 s step: air within 0.15 K RMSE', () => {
    const fine = run({ seconds: 1, drive: busy });
    for (const seconds of [10, 60]) {
      const coarse = run({ seconds, drive: busy });
      const errors = coarse.map((state, i) => air(state) - air(fine[i * seconds]!));
      expect(Math.sqrt(mean(errors.map((e) => e * e)))).toBeLessThan(0.15);
    }
  });

  test('even ten-minute steps stay in this world', () => {
    for (const state of run({ seconds: 600, drive: busy }))
      for (const t of state.temperatures) {
        expect(t).toBeGreaterThan(-25);
        expect(t).toBeLessThan(60);
      }
  });
});

describe('what makes it warmer and colder', () => {
  const at = (options: Omit<RunOptions, 'seconds'>) => run({ seconds: 60, hours: 13, ...options }).at(-1)!;
  const shut = at({});

  test('a stronger sun warms', () => {
    expect(air(at({ sky: (o) => ({ ...o, radiation: o.radiation * 1.2 }) }))).toBeGreaterThan(air(shut) + 1);
  });

  test('opening the vents cools when it is colder outside, and dries', () => {
    const open = at({ drive: (hour) => ({ ...idle, opening: hour > 12 ? 1 : 0 }) });
    expect(air(open)).toBeLessThan(air(shut) - 3);
    expect(open.vapour).toBeLessThan(shut.vapour);
  });

  test('lamps warm a house and draw water from its leaves, under a drawn screen as well', () => {
    const drawn = (lamps: number) =>
      run({ seconds: 60, hours: 4, drive: () => ({ ...idle, screen: 1, lamps }) }).at(-1)!;
    const [dark, lit] = [drawn(0), drawn(40)];
    expect(lit.temperatures[BODY.leaves]).toBeGreaterThan(dark.temperatures[BODY.leaves] + 0.5);
    expect(air(lit)).toBeGreaterThan(air(dark) + 0.5);
    expect(lit.vapour).toBeGreaterThan(dark.vapour);
  });

  test('a clear sky cools the night more than a clouded one', () => {
    const night = (sky: number) =>
      run({ seconds: 60, hours: 5, sky: (o) => ({ ...o, sky: o.temperature - sky }) });
    expect(air(night(25).at(-1)!)).toBeLessThan(air(night(2).at(-1)!) - 1);
  });

  test('two kilowatts warm the night by some kelvin', () => {
    const heated = run({ seconds: 60, hours: 5, drive: () => ({ ...idle, heating: 2000 }) }).at(-1)!;
    const cold = run({ seconds: 60, hours: 5 }).at(-1)!;
    expect(air(heated) - air(cold)).toBeGreaterThan(2);
    expect(air(heated) - air(cold)).toBeLessThan(10);
  });

  test('a wet film holds heat radiation back: the same night is warmer under it', () => {
    const film = (passing: number) => ({ ...constants, filmInfraredDry: passing, filmInfraredWet: passing });
    const wet = run({ seconds: 60, hours: 5, c: film(constants.filmInfraredWet) }).at(-1)!;
    const dry = run({ seconds: 60, hours: 5, c: film(constants.filmInfraredDry) }).at(-1)!;
    expect(air(wet)).toBeGreaterThan(air(dry) + 0.2);
  });
});

describe('film', () => {
  test('passed, absorbed and reflected make one, at every wetness', () => {
    const one = ({ passed, absorbed, reflected }: ReturnType<typeof sunlightShares>) => {
      expect(passed + absorbed + reflected).toBeCloseTo(1, 12);
      for (const share of [passed, absorbed, reflected]) expect(share).toBeGreaterThanOrEqual(0);
    };
    one(sunlightShares(parameters));
    fc.assert(
      fc.property(fc.double({ min: 0, max: 10, noNaN: true }), (water) => {
        const passed = infraredPassed(parameters, filmWetness(parameters, water));
        const absorbed = infraredAbsorbed(parameters, passed);
        one({ passed, absorbed, reflected: parameters.filmInfraredReflection });
      }),
    );
  });
});

describe('altitude', () => {
  const here: Outside = {
    temperature: 10,
    vapour: 0.5,
    wind: 3,
    radiation: 0,
    rain: 0,
    sky: -10,
    pressure: 64.5,
  };
  const sea = { ...here, pressure: 101.325 };
  const open = { ...idle, opening: 1 };

  test('the same wind moves the same volume, and a third less heat', () => {
    const volume = airExchange(constants, open, 25, here);
    expect(airExchange(constants, open, 25, sea)).toBe(volume);
    const ratio = exchangeConductance(volume, here) / exchangeConductance(volume, sea);
    expect(ratio).toBeCloseTo(64.5 / 101.325, 2);
  });

  test('convection is weaker and pores are wider open to thin air', () => {
    const low = deriveConstants(parameters, {
      ...batallas,
      meanPressure: { ...batallas.meanPressure, value: 101.325 },
    });
    expect(constants.convectionFactor / low.convectionFactor).toBeCloseTo((64.5 / 101.325) ** 0.6, 2);
    expect(constants.stomatalFactor).toBeCloseTo(64.5 / 101.325, 3);
    expect(constants.capacities.air / low.capacities.air).toBeCloseTo(64.5 / 101.325, 2);
  });

  test('an open vent changes the air 15 to 60 times an hour in a breeze, a shut one 0.3 to 3 times', () => {
    const hourly = (opening: number) =>
      (airExchange(constants, { ...idle, opening }, 20, here) * 3600) / parameters.airVolume;
    expect(hourly(1)).toBeGreaterThan(15);
    expect(hourly(1)).toBeLessThan(60);
    expect(hourly(0)).toBeGreaterThan(0.3);
    expect(hourly(0)).toBeLessThan(3);
  });
});

test('a day of the crop draws litres from the tank, strengthens the solution and lifts its pH', () => {
  const { solution } = run({ seconds: 60, hours: DAY / 3_600_000 }).at(-1)!;
  const drunk = morning.solution.litres - solution.litres;
  expect(drunk).toBeGreaterThan(5);
  expect(drunk).toBeLessThan(40);
  expect(solution.salt / solution.litres).toBeGreaterThan(morning.solution.salt / morning.solution.litres);
  expect(solution.acidity - morning.solution.acidity).toBeGreaterThan(0.05);
  expect(solution.acidity - morning.solution.acidity).toBeLessThan(0.3);
});
