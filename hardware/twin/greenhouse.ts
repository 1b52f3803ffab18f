// The virtual greenhouse: keeps the state, cuts time into steps, and answers what the probes feel.
import type { SiteFile } from '../../controller/contract/profile.ts';
import type { Tag } from '../../controller/core/reading.ts';
import type { Millis, Timestamp } from '../../controller/core/units.ts';
import type { Plant, PlantHold, PlantInputs } from '../plant.ts';
import { type Constants, deriveConstants } from './constants.ts';
import { holdHouse, holdWeather } from './holds.ts';
import { stepHouse } from './house.ts';
import { type GreenhouseKind, KINDS } from './kinds/index.ts';
import { type Motion, move } from './motion.ts';
import { createNetwork } from './network.ts';
import { plainValues } from './parameters.ts';
import { createFollower, type Felt, feltNow, isProbeTag, type ProbeTag, settled, tremble } from './probes.ts';
import { spinUp } from './spin-up.ts';
import { BODIES, BODY, type Drive, type HouseState } from './state.ts';
import { voltsOf } from './transmitters.ts';
import { byKnots, createWeather, type Outside } from './weather.ts';

export interface GreenhouseOptions {
  readonly site: SiteFile;
  readonly kind: GreenhouseKind;
  readonly seed: number;
  readonly start: Timestamp;
  readonly utcOffset: Millis;
  /** Length of the physical step, s; 10 unless told. Vent, pump and flow move in between as well. */
  readonly step?: number;
}

/** Everything true about the greenhouse at a moment; the probes only come near it. */
export interface GreenhouseState {
  /** ms since the start. */
  readonly elapsed: number;
  readonly house: HouseState;
  readonly motion: Motion;
  readonly outside: Outside;
  readonly felt: Felt;
}

export interface Greenhouse extends Plant {
  state(): GreenhouseState;
  readonly constants: Constants;
}

const DAY_MS = 86_400_000;
/** The family looks at the tank at half past seven, local time. */
const CARE_MS = 7.5 * 3_600_000;

/** Sums of what acted since the last physical step, ms-weighted. */
interface Pending {
  readonly ms: number;
  readonly heater: number;
  readonly flow: number;
  readonly opening: number;
}

const NOTHING: Pending = { ms: 0, heater: 0, flow: 0, opening: 0 };

export const createGreenhouse = (options: GreenhouseOptions): Greenhouse => {
  const { site, kind, seed, start, utcOffset, step = 10 } = options;
  const constants = deriveConstants(plainValues(KINDS[kind]), site);
  const net = createNetwork(BODIES.length);
  const weather = byKnots(createWeather({ site, seed, utcOffset }));
  const follow = createFollower(step);
  const stepMs = step * 1000;
  let hold: PlantHold = {};
  let pending = NOTHING;
  let state = beginning(constants, spinUp(net, constants, weather, start), weather(start));

  const slice = (ms: number, inputs: PlantInputs): void => {
    const motion = move(constants, state.motion, inputs, ms, state.house.solution.litres);
    state = { ...state, motion, elapsed: state.elapsed + ms };
    pending = {
      ms: pending.ms + ms,
      heater: pending.heater + inputs.heater * ms,
      flow: pending.flow + motion.flow * ms,
      opening: pending.opening + motion.opening * ms,
    };
    if (pending.ms >= stepMs) stepNow();
  };

  const stepNow = (): void => {
    const at = start + state.elapsed;
    const outside = holdWeather(hold, weather(at));
    const mornings = (time: number) => Math.floor((time + utcOffset - CARE_MS) / DAY_MS);
    const length = { seconds: step, isCareTime: mornings(at) > mornings(at - stepMs) };
    const house = stepHouse(
      net,
      constants,
      state.house,
      outside,
      meanDrive(constants, pending, hold),
      length,
    );
    const where = { c: constants, state: house, motion: state.motion, outside };
    state = { ...state, house, outside, felt: follow(state.felt, where) };
    pending = NOTHING;
  };

  const feltValue = (tag: ProbeTag): number =>
    feltNow(tag, state.felt, {
      c: constants,
      state: state.house,
      motion: state.motion,
      outside: state.outside,
    });

  const feel = (tag: Tag): number => {
    if (!isProbeTag(tag)) throw new RangeError(`the virtual greenhouse has no probe ${tag}`);
    return tremble(tag, feltValue(tag), seed, Math.floor(state.elapsed / 1000));
  };

  return {
    constants,
    feel,
    advance(ms, inputs) {
      for (let left = ms; left > 0; ) {
        const part = Math.min(left, stepMs - pending.ms);
        slice(part, inputs);
        left -= part;
      }
    },
    volts: (tag) => voltsOf(tag, feel(tag), state.house.temperatures[BODY.tank]),
    hold(what) {
      hold = { ...hold, ...what };
      const house = holdHouse(hold, state.house);
      state = { ...state, house, outside: holdWeather(hold, weather(start + state.elapsed)) };
    },
    state: () => state,
  };
};

const beginning = (c: Constants, house: HouseState, outside: Outside): GreenhouseState => {
  const motion = { opening: 0, flow: 0 };
  return { elapsed: 0, house, motion, outside, felt: settled({ c, state: house, motion, outside }) };
};

const meanDrive = (c: Constants, { ms, heater, flow, opening }: Pending, hold: PlantHold): Drive => ({
  heating: (heater / ms) * c.heaterPower,
  flow: flow / ms,
  opening: opening / ms,
  heldAir: hold.airTemperature,
  heldLevel: hold.tankLevel,
});
