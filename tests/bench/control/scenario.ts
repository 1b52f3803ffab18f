// What a scenario is: where, when, which weather, what breaks, and which alarm must tell of it.
import type { TrialFault } from '../../../controller/cli/trial/faults.ts';
import type { ActuatorKind } from '../../../controller/core/installation.ts';
import type { Climate } from './climates.ts';

export interface Scenario {
  readonly id: string;
  readonly what: string;
  /** Local time at the site, as `2026-07-01T12:00`. */
  readonly start: string;
  readonly days: number;
  readonly climate?: (climate: Climate) => Climate;
  /** Kinds of actuators that the house lacks. */
  readonly without?: readonly ActuatorKind[];
  /** An air pump hangs on the battery as well; with a gauge the house knows its charge and can shed, blind it cannot. */
  readonly battery?: 'gauge' | 'blind';
  /** A valve lets the family's water into the tank. */
  readonly hasInlet?: boolean;
  /** The heater is switched by a relay without contacts. */
  readonly isSolidState?: boolean;
  /** An anemometer and a rain plate on the roof. */
  readonly isWatched?: boolean;
  /** In place of the one vent two, to the east and to the west, in this order in wind: by a vane, by one that points the wrong way, or alike without one. */
  readonly twoVents?: 'lee-first' | 'windward-first' | 'alike';
  /** The family has a fleece for its crop, and reads the cards. */
  readonly hasFleece?: boolean;
  /** What comes over the drawn weather. */
  readonly storm?: Storm;
  /** s between rounds, where a minute is too long. */
  readonly period?: number;
  readonly faults?: readonly TrialFault[];
  readonly find?: Finding;
}

/** Gusts of five minutes, every other five, and rain that lasts; ms since the start, m/s, mm/h. */
export interface Storm {
  readonly from: number;
  readonly until: number;
  readonly gust: number;
  readonly rain: number;
}

/** The fault that must be found: the first of these alarms after its beginning counts. */
export interface Finding {
  /** ms since the start. */
  readonly from: number;
  readonly alarms: readonly string[];
  /** Nothing can be seen before this output is next ordered on: time counts from there. */
  readonly once?: string;
  /** Nothing can be seen unless this output stood open when it broke: shut it is as good as a sound one. */
  readonly open?: string;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** A fault that stays. */
export const FOR_EVER = 1000 * DAY;
