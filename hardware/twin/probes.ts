// What each probe feels of the house: late by its lag, off by its own bias, trembling by its noise.
// Figures: data sheets (SHT31, DS18B20, BMP280) and field judgement for the electrodes.
import type { Tag } from '../../controller/core/reading.ts';
import { clamp } from '../../controller/core/units.ts';
import { bell, STREAM } from './chance.ts';
import type { Constants } from './constants.ts';
import { humidityOf, vapourDensity } from './moisture.ts';
import type { Motion } from './motion.ts';
import { conductivityOf } from './solution.ts';
import { BODY, type HouseState } from './state.ts';
import type { Outside } from './weather.ts';

/** lm per W of sun and sky light together (Perez 1990: 105-115 under clear sky). */
const LUMINOUS_EFFICACY = 110;
/** L/min that closes the flow contact. */
const CONTACT_FLOW = 2;

/** What the probes stand in. */
export interface Surroundings {
  readonly c: Constants;
  readonly state: HouseState;
  readonly motion: Motion;
  readonly outside: Outside;
}

interface Probe {
  readonly truth: (where: Surroundings) => number;
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
  'air.temperature': { ...temperature, truth: ({ state }) => state.temperatures[BODY.air] },
  'air.humidity': {
    ...humidity,
    truth: ({ state }) => humidityOf(state.vapour, state.temperatures[BODY.air]),
  },
  'outside.temperature': { ...temperature, truth: ({ outside }) => outside.temperature },
  'outside.humidity': {
    ...humidity,
    truth: ({ outside: { vapour, temperature: t } }) => humidityOf(vapourDensity(vapour, t), t),
  },
  'air.pressure': {
    truth: ({ outside }) => outside.pressure,
    lag: 1,
    noise: 0.002,
    bias: 0.03,
    min: 30,
    max: 110,
  },
  'light.illuminance': {
    truth: ({ c, outside }) => outside.radiation * c.filmTransmission * LUMINOUS_EFFICACY,
    lag: 1,
    noise: 0,
    bias: 0,
    min: 0,
    max: 200_000,
  },
  'solution.temperature': {
    truth: ({ state }) => state.temperatures[BODY.tank],
    lag: 20,
    noise: 0.03,
    bias: 0.15,
    min: -55,
    max: 125,
  },
  'solution.acidity': {
    truth: ({ state }) => state.solution.acidity,
    lag: 40,
    noise: 0.01,
    bias: 0.02,
    min: 0,
    max: 14,
  },
  'solution.conductivity': {
    truth: ({ state }) => conductivityOf(state.solution),
    lag: 30,
    noise: 0.005,
    bias: 0.02,
    min: 0,
    max: 20,
  },
  'tank.level': {
    truth: ({ state }) => state.solution.litres,
    lag: 5,
    noise: 0.3,
    bias: 0.5,
    min: 0,
    max: 225,
  },
  'water.flow': {
    truth: ({ motion }) => (motion.flow > CONTACT_FLOW ? 1 : 0),
    lag: 0,
    noise: 0,
    bias: 0,
    min: 0,
    max: 1,
  },
  'water.flow-rate': {
    truth: ({ motion }) => motion.flow,
    lag: 0,
    noise: 0,
    bias: 0,
    min: 0,
    max: 100,
  },
  // Vishay NTCLE100E3: 15 s in air, ±3 % of the resistance.
  'vent.temperature': {
    ...temperature,
    truth: ({ state }) => state.temperatures[BODY.air],
    lag: 15,
    bias: 0.5,
  },
} as const satisfies Record<string, Probe>;

export type ProbeTag = keyof typeof PROBES;
export const PROBE_TAGS = Object.keys(PROBES) as readonly ProbeTag[];

/** Where each probe's own temperature, charge or diaphragm stands, without bias and noise; in the order of `PROBE_TAGS`. */
export type Felt = readonly number[];

export const isProbeTag = (tag: Tag): tag is ProbeTag => Object.hasOwn(PROBES, tag);

/** Probes that have stood there for ever. */
export const settled = (where: Surroundings): Felt => PROBE_TAGS.map((tag) => PROBES[tag].truth(where));

/** Lets each probe come a step of so many seconds nearer to the truth. */
export const createFollower = (seconds: number): ((felt: Felt, where: Surroundings) => Felt) => {
  const truths = PROBE_TAGS.map((tag) => PROBES[tag].truth);
  const shares = PROBE_TAGS.map((tag) => approach(PROBES[tag].lag, seconds));
  return (felt, where) =>
    felt.map((before, i) => before + ((truths[i]?.(where) ?? before) - before) * (shares[i] ?? 1));
};

const approach = (lag: number, seconds: number): number => (lag === 0 ? 1 : 1 - Math.exp(-seconds / lag));

/** What the probe would say without bias and noise; a contact answers at once. */
export const feltNow = (tag: ProbeTag, felt: Felt, where: Surroundings): number =>
  PROBES[tag].lag === 0 ? PROBES[tag].truth(where) : (felt[PROBE_TAGS.indexOf(tag)] ?? Number.NaN);

/** The value with bias and noise, the same however often it is asked in the same `moment`. */
export const tremble = (tag: ProbeTag, felt: number, seed: number, moment: number): number => {
  const { noise, bias, min, max } = PROBES[tag];
  const stream = STREAM.probe + PROBE_TAGS.indexOf(tag);
  return clamp(felt + bias * bell(seed, stream, -1) + noise * bell(seed, stream, moment), min, max);
};
