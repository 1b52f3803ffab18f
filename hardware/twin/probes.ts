// What each probe feels of the house: late by its lag, off by its own bias, trembling by its noise.
// Figures: data sheets (SHT31, DS18B20, BMP280) and field judgement for the electrodes.
import type { Tag } from '../../controller/core/reading.ts';
import { clamp } from '../../controller/core/units.ts';
import { bell, STREAM, streamOf } from './chance.ts';
import { carbonShare } from './crop.ts';
import type { Motion } from './motion.ts';
import { batteryAmperes, batteryVolts, chargePercent } from './power.ts';
import { humidityOf, vapourDensity } from './saturation.ts';
import type { Flows } from './scene.ts';
import { conductivityOf } from './solution.ts';
import { BODY, type HouseState } from './state.ts';
import type { Outside } from './weather.ts';

/** lm per W of sun and sky light together (Perez 1990: 105-115 under clear sky). */
const LUMINOUS_EFFICACY = 110;
/** L/min that closes the flow contact. */
const CONTACT_FLOW = 2;

/** What the probes stand in. */
export interface Surroundings {
  readonly flows: Readonly<Pick<Flows, 'light'>>;
  readonly state: HouseState;
  readonly motion: Motion;
  readonly outside: Outside;
  /** pH of a cup in which the pH probe stands instead of the tank. */
  readonly cupAcidity?: number | undefined;
}

interface Probe {
  /** s */
  readonly lag: number;
  /** Deviation from reading to reading, and of one specimen from the next; in the tag's unit. */
  readonly noise: number;
  readonly bias: number;
  readonly min: number;
  readonly max: number;
}

const temperature = { lag: 30, noise: 0.03, bias: 0.1, min: -40, max: 125 };
const humidity = { lag: 15, noise: 0.2, bias: 1, min: 0, max: 100 };

export const PROBES = {
  'air.temperature': temperature,
  'air.humidity': humidity,
  'outside.temperature': temperature,
  'outside.humidity': humidity,
  'air.pressure': { lag: 1, noise: 0.002, bias: 0.03, min: 30, max: 110 },
  'light.illuminance': { lag: 1, noise: 0, bias: 0, min: 0, max: 200_000 },
  'solution.temperature': { lag: 20, noise: 0.03, bias: 0.15, min: -55, max: 125 },
  'solution.acidity': { lag: 40, noise: 0.01, bias: 0.02, min: 0, max: 14 },
  'solution.conductivity': { lag: 30, noise: 0.005, bias: 0.02, min: 0, max: 20 },
  'tank.level': { lag: 5, noise: 0.3, bias: 0.5, min: 0, max: 225 },
  'water.flow': { lag: 0, noise: 0, bias: 0, min: 0, max: 1 },
  'water.flow-rate': { lag: 0, noise: 0, bias: 0, min: 0, max: 100 },
  // Vishay NTCLE100E3: 15 s in air, ±3 % of the resistance.
  'vent.temperature': { ...temperature, lag: 15, bias: 0.5 },
  // Optical probes: 30-60 s to two thirds, ±0.2 mg/L.
  'solution.oxygen': { lag: 40, noise: 0.03, bias: 0.15, min: 0, max: 20 },
  'leaf.temperature': { ...temperature, lag: 10, bias: 0.3 },
  'outside.wind': { lag: 2, noise: 0.1, bias: 0.1, min: 0, max: 60 },
  // mm/h; a plate that closes its contact in drizzle dries within minutes.
  'outside.rain': { lag: 60, noise: 0, bias: 0, min: 0, max: 300 },
  // A shunt that counts: within 2 % if it has seen the battery full of late.
  'power.battery': { lag: 1, noise: 0.1, bias: 1, min: 0, max: 100 },
  'power.voltage': { lag: 1, noise: 0.01, bias: 0.03, min: 0, max: 20 },
  'power.current': { lag: 1, noise: 0.02, bias: 0.03, min: -50, max: 50 },
  // A cell of silicon answers at once; its glass and its angle make 3 %.
  'light.irradiance': { lag: 1, noise: 0, bias: 0, min: 0, max: 1600 },
  // SCD4x: 60 s to two thirds, ±40 ppm and 5 %.
  'air.carbon-dioxide': { lag: 60, noise: 3, bias: 20, min: 0, max: 5000 },
  // A vane turns within a second; its sixteen steps are coarser than all else that is wrong with it.
  'outside.wind-direction': { lag: 0, noise: 0, bias: 0, min: 0, max: 360 },
} as const satisfies Record<string, Probe>;

export type ProbeTag = keyof typeof PROBES;
export const PROBE_TAGS = Object.keys(PROBES) as readonly ProbeTag[];

const AT = Object.fromEntries(PROBE_TAGS.map((tag, place) => [tag, place])) as Readonly<
  Record<ProbeTag, number>
>;

/** A number for each probe, in the order of `PROBE_TAGS`. */
export type ProbeRow = Float64Array;

/** What a probe feels by its tag: `air.temperature`, and one of several of it, `air.temperature.north`. */
export const probeOf = (tag: Tag): ProbeTag | undefined =>
  [tag, joinedTag(tag)].find((each): each is ProbeTag => Object.hasOwn(PROBES, each));

/** The value of which a probe is one of several. */
export const joinedTag = (tag: Tag): Tag => tag.slice(0, Math.max(0, tag.lastIndexOf('.')));

/** What each probe would feel if it felt at once, in the tag's unit. One line a probe, written out: a step has no time for more. */
export const writeTruths = (
  row: ProbeRow,
  { flows, state, motion, outside, cupAcidity }: Surroundings,
): void => {
  const { temperatures: t, solution } = state;
  row[AT['air.temperature']] = t[BODY.air];
  row[AT['air.humidity']] = humidityOf(state.vapour, t[BODY.air]);
  row[AT['outside.temperature']] = outside.temperature;
  row[AT['outside.humidity']] = humidityOf(
    vapourDensity(outside.vapour, outside.temperature),
    outside.temperature,
  );
  row[AT['air.pressure']] = outside.pressure;
  row[AT['light.illuminance']] = flows.light * LUMINOUS_EFFICACY;
  row[AT['solution.temperature']] = t[BODY.tank];
  row[AT['solution.acidity']] = cupAcidity ?? solution.acidity;
  row[AT['solution.conductivity']] = conductivityOf(solution);
  row[AT['tank.level']] = solution.litres;
  row[AT['water.flow']] = motion.flow > CONTACT_FLOW ? 1 : 0;
  row[AT['water.flow-rate']] = motion.flow;
  row[AT['vent.temperature']] = t[BODY.air];
  row[AT['solution.oxygen']] = solution.oxygen;
  row[AT['leaf.temperature']] = t[BODY.leaves];
  row[AT['outside.wind']] = outside.wind;
  row[AT['outside.rain']] = outside.rain;
  row[AT['power.battery']] = chargePercent(state.power);
  row[AT['power.voltage']] = batteryVolts(state.power);
  row[AT['power.current']] = batteryAmperes(state.power);
  row[AT['light.irradiance']] = flows.light;
  row[AT['outside.wind-direction']] = outside.windFrom ?? Number.NaN;
  row[AT['air.carbon-dioxide']] = carbonShare(state.carbon, t[BODY.air], outside.pressure);
};

/** How probes come nearer to the truth, step by step. */
export interface Follower {
  /** Where each probe's own temperature, charge or diaphragm stands, without bias and noise. */
  readonly felt: ProbeRow;
  step(where: Surroundings): void;
  /** What the probe would say now without bias and noise; a contact answers at once. */
  now(tag: ProbeTag, where: Surroundings): number;
}

/** Probes that have stood there for ever, and then live in steps of so many seconds. */
export const createFollower = (seconds: number, where: Surroundings): Follower => {
  const felt = new Float64Array(PROBE_TAGS.length).fill(Number.NaN);
  const truth = new Float64Array(PROBE_TAGS.length);
  const shares = Float64Array.from(PROBE_TAGS, (tag) => approach(PROBES[tag].lag, seconds));
  const [inTank, inCup] = [approach(PROBES['solution.acidity'].lag, seconds), approach(CUP_LAG, seconds)];
  writeTruths(felt, where);
  return {
    felt,
    step(here) {
      writeTruths(truth, here);
      shares[AT['solution.acidity']] = here.cupAcidity === undefined ? inTank : inCup;
      for (let i = 0; i < felt.length; i++)
        felt[i] = (felt[i] ?? 0) + ((truth[i] ?? 0) - (felt[i] ?? 0)) * (shares[i] ?? 1);
    },
    now(tag, here) {
      if (PROBES[tag].lag > 0) return felt[AT[tag]] ?? Number.NaN;
      writeTruths(truth, here);
      return truth[AT[tag]] ?? Number.NaN;
    },
  };
};

/** s to two thirds of a clean electrode that is stirred in a cup: 95 % within 10 s. In the tank the water around it is late as well. */
const CUP_LAG = 3;

const approach = (lag: number, seconds: number): number => (lag === 0 ? 1 : 1 - Math.exp(-seconds / lag));

/**
 * The value with the bias and noise of this specimen, the same however often it is asked in the same second. `at`: s; of several probes
 * of one value each has its own by its tag.
 */
export const tremble = (
  kind: ProbeTag,
  tag: Tag,
  felt: number,
  { seed, at }: { readonly seed: number; readonly at: number },
): number => {
  const { noise, bias, min, max } = PROBES[kind];
  const stream = tag === kind ? STREAM.probe + AT[kind] : streamOf(tag, STREAM.specimen);
  return clamp(felt + bias * bell(seed, stream, -1) + noise * bell(seed, stream, at), min, max);
};
