// How cold the coldest leaf is: measured where a probe hangs among them, else estimated from the air, what is over the leaves,
// and how long it has been heated.
// Gaps and time constant: fitted to frost nights of the virtual house (seven runs: solar tent, pit house, tunnel; screen and
// open sky, heated and not; residue 0.05–0.18 K), and rounded to the cold side.

import type { OutputStatus } from '../command.ts';
import type { SunTimes } from '../crop/targets.ts';
import type { Actuator } from '../installation.ts';
import { goodValue, type Reading, type Tag } from '../reading.ts';
import type { Orders } from '../safety/limits.ts';
import type { Runs } from '../safety/runs.ts';
import { AIR_TEMPERATURE, LEAF_TEMPERATURE } from '../tags.ts';
import { clamp, type Millis, minutes } from '../units.ts';

/**
 * K by which leaves are colder than the air under a clear night sky of this altitude (sky at −27…−34 °C). Nobody sees clouds
 * from inside, so the sky is taken to be clear.
 */
export const LEAF_BELOW_AIR = 1;
/** K under a drawn screen: it takes the sky's place. */
const UNDER_SCREEN = 0.3;
/** K more while a heater of 2 kW has long been at work in a small house: it warms the air, and the air the leaves. */
const UNDER_HEAT = 1.9;
/** K more at first light: the leaves open and give off water before the sun gives them any warmth. */
const AT_FIRST_LIGHT = 0.5;
/** Minutes from sunrise, a little before to when a low sun warms. */
const FIRST_LIGHT = { from: -5, until: 25 };
/** How fast the leaves' lag behind heated air comes and goes. */
const LAG = minutes(4);

export interface LeafTemperature {
  /** °C */
  readonly value: number;
  readonly isEstimate: boolean;
}

/** What makes leaves colder than the air: shares, 0…1. */
export interface Shelter {
  /** Surely drawn over them, of the screen. */
  readonly drawn: number;
  /** Of a heater's power, as the leaves feel it. */
  readonly heated: number;
  /** The sun is about to rise, or has just done so. */
  readonly isFirstLight: boolean;
}

/** Open sky, no heat. */
export const BARE: Shelter = { drawn: 0, heated: 0, isFirstLight: false };

export interface ShelterMemory {
  readonly heated: number;
  /** Monotonic. */
  readonly at?: Millis;
}

export interface ShelterMoment {
  readonly monotonic: Millis;
  readonly actuators: readonly Actuator[];
  readonly outputs: readonly OutputStatus[];
  readonly orders: Orders;
  readonly runs: Runs;
  /** Undefined while nobody knows the time. */
  readonly minuteOfDay: number | undefined;
  readonly sun: SunTimes;
}

/** What was over the leaves and warmed their air until now. */
export const judgeShelter = (moment: ShelterMoment, { heated, at }: ShelterMemory): Shelter => {
  const { monotonic, actuators, runs } = moment;
  const duties = actuators.map(({ id, kind }) => (kind === 'heater' ? (runs[id]?.duty ?? 0) : 0));
  const share = at === undefined ? 1 : 1 - Math.exp(-Math.max(0, monotonic - at) / LAG);
  return {
    drawn: drawnOf(moment),
    heated: clamp(heated + (Math.max(0, ...duties) - heated) * share, 0, 1),
    isFirstLight: isAtFirstLight(moment),
  };
};

const isAtFirstLight = ({ minuteOfDay, sun }: ShelterMoment): boolean =>
  minuteOfDay !== undefined &&
  minuteOfDay >= sun.rise + FIRST_LIGHT.from &&
  minuteOfDay < sun.rise + FIRST_LIGHT.until;

/** The least drawn screen counts. One that has been seen to jam, or whose place nobody confirms, is as good as none. */
const drawnOf = ({ actuators, outputs, orders }: ShelterMoment): number => {
  const screens = actuators.filter(({ kind }) => kind === 'screen');
  if (screens.length === 0) return 0;
  const places = screens.map(({ id }) =>
    orders[id]?.fault ? 0 : (outputs.find(({ actuator }) => actuator === id)?.duty ?? 0),
  );
  return clamp(Math.min(...places), 0, 1);
};

/** Undefined while neither a leaf nor the air is known well. */
export const leafTemperature = (
  readings: Readonly<Record<Tag, Reading>>,
  { drawn, heated, isFirstLight }: Shelter,
): LeafTemperature | undefined => {
  const leaf = goodValue(readings[LEAF_TEMPERATURE]);
  if (leaf !== undefined) return { value: leaf, isEstimate: false };
  const air = goodValue(readings[AIR_TEMPERATURE]);
  if (air === undefined) return undefined;
  const gap =
    LEAF_BELOW_AIR +
    (UNDER_SCREEN - LEAF_BELOW_AIR) * drawn +
    UNDER_HEAT * heated +
    (isFirstLight ? AT_FIRST_LIGHT : 0);
  return { value: air - gap, isEstimate: true };
};

/** The air under a clear sky in which a leaf is as cold, °C: what the frost minimum, a number for the air, is compared with. */
export const airOfLeaf = ({ value }: LeafTemperature): number => value + LEAF_BELOW_AIR;
