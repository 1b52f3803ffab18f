// Contacts must rest for minutes, and in hard frost leaves fall by almost a kelvin meanwhile: what they fell in the last rest tells how
// warm they must be at the end of the next run, and how fast they fall, how early it must begin.
import type { Actuator } from '../installation.ts';
import { clamp, type Millis, seconds } from '../units.ts';

/** Until a new run reaches the leaves, and an estimate of them by a late probe. */
const COMES_AFTER = seconds(60);
/** Over which the leaves' slope is taken: longer than the noise of a probe, shorter than a rest. */
const SLOPE_OVER = seconds(90);

/** K; leaves of a small house in hard frost fall no faster: a steeper fall is a door or a probe. */
const MOST_AHEAD = 0.3;

/** Times are monotonic, temperatures of the leaf in °C. */
export interface Rest {
  /** Its beginning, the leaf then, and the coldest before a run after the shortest rest could warm it. */
  readonly at: Millis;
  readonly from: number;
  readonly lowest: number;
}

export interface LeafPast {
  readonly isOn: boolean;
  readonly at?: Millis;
  /** The last rest that was begun. */
  readonly rest?: Rest;
  /** The leaf, averaged over `SLOPE_OVER`. */
  readonly mean?: number;
}

/** What is remembered of the leaf after this round. */
export const followLeaf = (
  was: LeafPast,
  isOn: boolean,
  leaf: number,
  now: Millis,
  { shortestOff }: Pick<Actuator, 'shortestOff'>,
): Pick<LeafPast, 'rest' | 'mean'> => {
  const mean = meanOf(was, leaf, now);
  if (was.isOn && !isOn) return { mean, rest: { at: now, from: leaf, lowest: leaf } };
  if (was.rest === undefined) return { mean };
  const counts = now - was.rest.at <= shortestOff + COMES_AFTER;
  return { mean, rest: counts ? { ...was.rest, lowest: Math.min(was.rest.lowest, leaf) } : was.rest };
};

/** Over a gap nothing of it is left. */
const meanOf = ({ mean = Number.NaN, at }: LeafPast, leaf: number, now: Millis): number =>
  at === undefined || Number.isNaN(mean)
    ? leaf
    : leaf + (mean - leaf) * Math.exp(-Math.max(0, now - at) / SLOPE_OVER);

/** K by which the leaf fell in the shortest part of the last rest. */
export const fallOf = ({ rest }: LeafPast): number => (rest === undefined ? 0 : rest.from - rest.lowest);

/** K, not above 0, by which a falling leaf will be colder when a run that begins now reaches it. */
export const fallAhead = (was: LeafPast, leaf: number, now: Millis): number =>
  clamp(((leaf - meanOf(was, leaf, now)) / SLOPE_OVER) * COMES_AFTER, -MOST_AHEAD, 0);
