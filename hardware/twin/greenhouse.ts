// The virtual greenhouse: keeps the state, cuts time into steps, and answers what the probes feel.
import type { SiteFile } from '../../controller/contract/profile.ts';
import type { Tag } from '../../controller/core/reading.ts';
import type { Millis, Timestamp } from '../../controller/core/units.ts';
import type { Plant, PlantHold, PlantInputs } from '../plant.ts';
import { STILL } from '../plant-inputs.ts';
import { type Constants, deriveConstants } from './constants.ts';
import { holdHouse, holdPump, holdWeather } from './holds.ts';
import { createScratch, stepHouse } from './house.ts';
import { type GreenhouseKind, KINDS } from './kinds/index.ts';
import { atRest, type Motion, move } from './motion.ts';
import { type Plane, radiationOn, usualPlane } from './panel-sun.ts';
import { plainValues } from './parameters.ts';
import { forget, gather, meanDrive, nothingYet } from './pending.ts';
import { createFollower, probeOf, type Surroundings, tremble } from './probes.ts';
import { spinUp } from './spin-up.ts';
import { BODY, copyHouse, type HouseState, idleDrive } from './state.ts';
import { voltsOf } from './transmitters.ts';
import type { Vents } from './vents.ts';
import { byKnots, createWeather, type Outside, type Weather } from './weather.ts';

export interface GreenhouseOptions {
  readonly site: SiteFile;
  readonly kind: GreenhouseKind;
  readonly seed: number;
  readonly start: Timestamp;
  readonly utcOffset: Millis;
  /** The sides to which the vents open; absent: all move together and face nobody knows where. */
  readonly vents?: Vents;
  /** How the solar panel stands; absent: tilted by the latitude towards the equator. */
  readonly panel?: Plane | undefined;
  /** Weather from elsewhere, such as a file; the four days before the start are lived through as well. */
  readonly weather?: Weather;
  /** Length of the physical step, s; 10 unless told. Vent, pump and flow move in between as well. */
  readonly step?: number;
}

/** Everything true about the greenhouse at a moment; the probes only come near it. */
export interface GreenhouseState {
  /** ms since the start. */
  readonly elapsed: number;
  readonly house: HouseState;
  readonly motion: Readonly<Motion>;
  readonly outside: Outside;
  /** Sun that reaches the crop, W/m². */
  readonly light: number;
  readonly felt: readonly number[];
}

export interface Greenhouse extends Plant {
  /** A copy: it does not change when the greenhouse lives on. */
  state(): GreenhouseState;
  readonly constants: Constants;
  /** Whether the battery has run empty and taken everything off, the computer too. */
  isDark(): boolean;
}

const DAY_MS = 86_400_000;
/** The family looks at the tank at half past seven, local time. */
const CARE_MS = 7.5 * 3_600_000;

export const createGreenhouse = (options: GreenhouseOptions): Greenhouse => {
  const { site, kind, seed, start, utcOffset, step = 10 } = options;
  const c = deriveConstants(plainValues(KINDS[kind]), site, options.vents);
  const scratch = createScratch(c);
  const weather = weatherOf(options);
  const stepMs = step * 1000;
  const house = spinUp(scratch, weather, start);
  let hold: PlantHold = {};
  const where = {
    flows: scratch.flows,
    state: house,
    motion: atRest(),
    outside: weather(start),
    cupAcidity: hold.cupAcidity,
  };
  const probes = createFollower(step, where);
  const pending = nothingYet();
  const drive = idleDrive();
  const length = { seconds: step, isCareTime: false };
  let care = nextCare(start + utcOffset) - utcOffset;
  let elapsed = 0;

  const stepNow = (): void => {
    const at = start + elapsed;
    length.isCareTime = at >= care;
    if (at >= care) care += DAY_MS;
    where.outside = holdWeather(hold, weather(at));
    meanDrive(drive, c, pending, hold);
    stepHouse(scratch, house, where.outside, drive, length);
    probes.step(where);
    forget(pending);
  };

  const slice = (ms: number, inputs: PlantInputs): void => {
    const given = house.power.isOff ? STILL : inputs;
    move(c, where.motion, holdPump(hold, given), ms, house.solution.litres);
    elapsed += ms;
    gather(pending, ms, given, where.motion);
    if (pending.ms >= stepMs) stepNow();
  };

  const feel = (tag: Tag): number => {
    const kind = probeOf(tag);
    if (!kind) throw new RangeError(`the virtual greenhouse has no probe ${tag}`);
    const moment = { seed, at: Math.floor(elapsed / 1000) };
    return tremble(kind, tag, probes.now(kind, where), moment);
  };

  return {
    constants: c,
    isDark: () => house.power.isOff,
    feel,
    advance(ms, inputs) {
      for (let left = ms; left > 0; ) {
        const part = Math.min(left, stepMs - pending.ms);
        slice(part, inputs);
        left -= part;
      }
    },
    volts: (tag) => voltsOf(tag, feel(tag), house.temperatures[BODY.tank]),
    hold(what) {
      hold = { ...hold, ...what };
      holdHouse(hold, house);
      where.cupAcidity = hold.cupAcidity;
      where.outside = holdWeather(hold, weather(start + elapsed));
    },
    state: () => copyState(elapsed, where, probes.felt),
  };
};

const weatherOf = ({ site, seed, utcOffset, weather, panel }: GreenhouseOptions): Weather => {
  const plane = panel ?? usualPlane(site);
  const nature = weather ?? createWeather({ site, seed, utcOffset });
  return byKnots(nature, (at, radiation) => radiationOn(plane, site, at, radiation));
};

const copyState = (elapsed: number, where: Surroundings, felt: Float64Array): GreenhouseState => ({
  elapsed,
  house: copyHouse(where.state),
  motion: { ...where.motion },
  outside: { ...where.outside },
  light: where.flows.light,
  felt: [...felt],
});

/** The moment of care after `local`, ms of local time. */
const nextCare = (local: number): number => (Math.floor((local - CARE_MS) / DAY_MS) + 1) * DAY_MS + CARE_MS;
