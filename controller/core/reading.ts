// A reading is a value with its quality, or a fault without any value: nothing downstream can mistake one for the other.
// The three qualities are those of OPC UA (Part 8): good, uncertain, bad.
import type { Timestamp } from './units.ts';

/** Why a value is shown but not acted upon. */
export type Doubt =
  | 'uncalibrated'
  | 'too-fast'
  | 'disagrees'
  /** Of several joined probes: they contradict each other, and nobody has the majority. */
  | 'apart'
  /** Of several joined probes: too few speak, and it is long ago that they agreed. */
  | 'alone'
  | 'fouled'
  | 'salt-lost'
  | 'saturated'
  | 'extrapolated'
  /** Its part works here outside what its maker answers for: a hint. Nothing is broken, so nobody is called. */
  | 'indicative';

/** Why there is no value. */
export type Fault =
  | 'never-read'
  | 'no-answer'
  | 'bad-checksum'
  | 'power-on-value'
  | 'open-circuit'
  | 'out-of-range'
  | 'stuck'
  | 'stale'
  | 'link-lost'
  /** A person has taken the probe out. */
  | 'calibrating';

export type Good<Q extends number = number> = {
  readonly quality: 'good';
  readonly value: Q;
  readonly at: Timestamp;
};
export type Uncertain<Q extends number = number> = {
  readonly quality: 'uncertain';
  readonly value: Q;
  readonly at: Timestamp;
  readonly why: Doubt;
};
export type Bad = { readonly quality: 'bad'; readonly at: Timestamp; readonly why: Fault };
export type Reading<Q extends number = number> = Good<Q> | Uncertain<Q> | Bad;

/** Name of a measured or derived value, `place.quantity`: `air.temperature`, `solution.ph`. */
export type Tag = string;

/**
 * What a driver delivers for one tag: a raw number in the driver's own unit, or a fault. Never both, never a stand-in number.
 * `doubt`: the part itself says that its number is no more than a hint.
 */
export type Sample =
  | { readonly tag: Tag; readonly at: Timestamp; readonly raw: number; readonly doubt?: 'indicative' }
  | { readonly tag: Tag; readonly at: Timestamp; readonly fault: Fault };

export const good = <Q extends number>(value: Q, at: Timestamp): Good<Q> => ({ quality: 'good', value, at });
export const uncertain = <Q extends number>(value: Q, at: Timestamp, why: Doubt): Uncertain<Q> => ({
  quality: 'uncertain',
  value,
  at,
  why,
});
export const bad = (at: Timestamp, why: Fault): Bad => ({ quality: 'bad', at, why });

export const isGood = <Q extends number>(reading: Reading<Q> | undefined): reading is Good<Q> =>
  reading?.quality === 'good';

/** The value where it is good: what control may act on. */
export const goodValue = <Q extends number>(reading: Reading<Q> | undefined): Q | undefined =>
  isGood(reading) ? reading.value : undefined;
