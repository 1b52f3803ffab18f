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
import { AIR_TEMPERATURE, LEAF_TEMPERATURE, LIGHT } from '../tags.ts';
import { clamp, type Millis, minutes, seconds } from '../units.ts';

/**
 * K by which leaves are colder than the air under a clear night sky of this altitude (sky at −27…−34 °C). Nobody sees clouds
 * from inside, so the sky is taken to be clear.
 */
export const LEAF_BELOW_AIR = 1;
/**
 * K under a drawn screen, which takes the sky's place. Leaves at rest are then 0.1–0.5 K warmer than the air in solar tent, pit house
 * and tunnel, by the ground below them; no more than the air is believed.
 */
const UNDER_SCREEN = 0;
/** K more while a heater of 2 kW has long been at work in a small house: it warms the air, and the air the leaves. */
const UNDER_HEAT = 1.9;
/** K more at first light: the leaves open and give off water before the sun gives them any warmth. */
const AT_FIRST_LIGHT = 0.5;
/** Minutes from sunrise, a little before to when a low sun warms, where no light is measured. */
const FIRST_LIGHT = { from: -5, until: 25 };
/**
 * K by which each lux on the leaves warms them; the fits give 0.15–0.19 K for 1,000 lx. More than first light has taken is not
 * believed: the frost minimum of the air holds until the sun has warmed the air as well.
 */
const PER_LUX = 0.13 / 1000;
/** How fast the leaves' lag behind heated air comes and goes, and how late a probe in air and its filter tell of it. */
const LAG = minutes(3);
export const PROBE_LAG = seconds(50);

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
  /** lx on the leaves, from first light on; undefined by night and where nobody knows. */
  readonly daylight?: number | undefined;
}

/** Open sky, no heat. */
export const BARE: Shelter = { drawn: 0, heated: 0, isFirstLight: false };

export interface ShelterMemory {
  /** Of a heater's power: as the leaves feel it, and as the late probe tells of it. */
  readonly heated: number;
  readonly told: number;
  /** Monotonic. */
  readonly at?: Millis;
}

export interface ShelterMoment {
  readonly readings: Readonly<Record<Tag, Reading>>;
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
export const judgeShelter = (
  moment: ShelterMoment,
  before: ShelterMemory,
): { readonly shelter: Shelter; readonly memory: ShelterMemory } => {
  const { monotonic, actuators, runs } = moment;
  const duties = actuators.map(({ id, kind }) => (kind === 'heater' ? (runs[id]?.duty ?? 0) : 0));
  const elapsed = before.at === undefined ? Number.POSITIVE_INFINITY : Math.max(0, monotonic - before.at);
  const { heated, told } = followHeat(before, Math.max(0, ...duties), elapsed);
  const isFirstLight = isAtFirstLight(moment);
  const shelter = { drawn: drawnOf(moment), heated: told, isFirstLight, daylight: daylightOf(moment) };
  return { shelter, memory: { heated, told, at: monotonic } };
};

/**
 * The air is read late, so what heat does to the leaves is set against it as late: two lags in a row, solved for a duty that stood
 * all the while, so that it is the same in however many rounds.
 */
const followHeat = (
  was: Pick<ShelterMemory, 'heated' | 'told'>,
  duty: number,
  elapsed: number,
): Pick<ShelterMemory, 'heated' | 'told'> => {
  const slow = Math.exp(-elapsed / LAG);
  const fast = Math.exp(-elapsed / PROBE_LAG);
  const carried = ((was.heated - duty) * LAG) / (LAG - PROBE_LAG);
  return {
    heated: clamp(duty + (was.heated - duty) * slow, 0, 1),
    told: clamp(duty + carried * slow + (was.told - duty - carried) * fast, 0, 1),
  };
};

const daylightOf = ({ readings, minuteOfDay, sun }: ShelterMoment): number | undefined =>
  minuteOfDay !== undefined && minuteOfDay >= sun.rise + FIRST_LIGHT.from && minuteOfDay < sun.set
    ? goodValue(readings[LIGHT])
    : undefined;

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
  shelter: Shelter,
): LeafTemperature | undefined => {
  const leaf = goodValue(readings[LEAF_TEMPERATURE]);
  if (leaf !== undefined) return { value: leaf, isEstimate: false };
  const air = goodValue(readings[AIR_TEMPERATURE]);
  if (air === undefined) return undefined;
  const { drawn, heated } = shelter;
  const sky = LEAF_BELOW_AIR + (UNDER_SCREEN - LEAF_BELOW_AIR) * drawn;
  const gap = sky + UNDER_HEAT * heated + byDayOf(shelter);
  return { value: air - gap, isEstimate: true };
};

/** K colder for open leaves, less what the sun gives them. */
const byDayOf = ({ isFirstLight, daylight }: Shelter): number =>
  daylight === undefined
    ? isFirstLight
      ? AT_FIRST_LIGHT
      : 0
    : Math.max(0, AT_FIRST_LIGHT - PER_LUX * daylight);

/** The air under a clear sky in which a leaf is as cold, °C: what the frost minimum, a number for the air, is compared with. */
export const airOfLeaf = ({ value }: LeafTemperature): number => value + LEAF_BELOW_AIR;
