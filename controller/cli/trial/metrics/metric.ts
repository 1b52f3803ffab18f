// One figure of a trial: a pure fold over its moments.
import type { Moment } from '../moment.ts';

/** What the crop of the trial asks for. */
export interface Bounds {
  /** °C of leaf. */
  readonly lethal: number;
  /** °C of air that it wants as the mean of a day: half of it light, half dark. */
  readonly meanAir: number;
  /** Middle of its band: mS/cm at 25 °C, pH. Undefined where the crop names no band. */
  readonly conductivity: number | undefined;
  readonly acidity: number;
}

export interface Metric {
  readonly id: string;
  readonly unit: string;
  /** What it says, one line. */
  readonly what: string;
  /** The figure before the first moment. */
  readonly start: number;
  /** `before` is the moment before this one; at the first they are the same. */
  fold(figure: number, now: Moment, before: Moment, bounds: Bounds): number;
}

/** Hours in which something holds. */
export const hoursWhile = (
  id: string,
  what: string,
  holds: (now: Moment, bounds: Bounds) => boolean,
): Metric => ({
  id,
  unit: 'h',
  what,
  start: 0,
  fold: (sum, now, _before, bounds) => (holds(now, bounds) ? sum + now.hours : sum),
});

/** Something that adds up. */
export const total = (
  id: string,
  unit: string,
  what: string,
  amount: (now: Moment, before: Moment, bounds: Bounds) => number,
): Metric => ({
  id,
  unit,
  what,
  start: 0,
  fold: (sum, now, before, bounds) => sum + amount(now, before, bounds),
});

/** The furthest that something went. */
export const most = (
  id: string,
  unit: string,
  what: string,
  amount: (now: Moment, bounds: Bounds) => number,
): Metric => ({
  id,
  unit,
  what,
  start: 0,
  fold: (furthest, now, _before, bounds) => Math.max(furthest, amount(now, bounds)),
});
