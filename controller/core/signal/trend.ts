// How fast a value is going up or down, over the last half hour. A guess needs at least a quarter of an hour.
import { isGood, type Reading } from '../reading.ts';
import { type Millis, minutes } from '../units.ts';

const SPACING = minutes(5);
const POINTS = 7;
const SHORTEST = minutes(15);
const HOUR = 3_600_000;

/** Points five minutes apart, oldest first; empty after a gap. */
export type TrendMemory = readonly { readonly at: Millis; readonly value: number }[];

/** Adds the present reading; `at` is monotonic. */
export const followTrend = (memory: TrendMemory, reading: Reading | undefined, at: Millis): TrendMemory => {
  if (!isGood(reading)) return [];
  const last = memory.at(-1);
  if (last && at - last.at < SPACING) return memory;
  return [...memory, { at, value: reading.value }].slice(-POINTS);
};

/** Change per hour between the ends of what is remembered; undefined while that is too short. */
export const changePerHour = (memory: TrendMemory): number | undefined => {
  const first = memory[0];
  const last = memory.at(-1);
  if (!first || !last || last.at - first.at < SHORTEST) return undefined;
  return ((last.value - first.value) / (last.at - first.at)) * HOUR;
};
