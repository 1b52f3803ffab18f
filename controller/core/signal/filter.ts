// Good readings → a calm value: median of the last three (a spike leaves no trace), then an exponential mean (noise fades).
// Never over a gap: after anything that is not good it begins anew. Never invents: the result lies among what was read.
// Windows and time constants: field judgement, a few times shorter than what the quantity itself can do.

import type { QuantityKind } from '../quantities.ts';
import { good, isGood, type Reading } from '../reading.ts';
import { type Millis, seconds } from '../units.ts';

/** Over about how long one kind is averaged; 0 passes untouched (a contact is open or closed, nothing between). */
const AVERAGED_OVER: Readonly<Record<QuantityKind, Millis>> = {
  airTemperature: seconds(20),
  waterTemperature: seconds(30),
  humidity: seconds(20),
  pressure: seconds(60),
  illuminance: seconds(20),
  irradiance: seconds(20),
  conductivity: seconds(60),
  acidity: seconds(60),
  level: seconds(30),
  // Already the mean of its round, and a proof of action must not come late.
  flow: seconds(0),
  // A gust must reach the vents before it reaches the roof: the loops themselves wait for calm.
  windSpeed: seconds(0),
  // North is 0 and 360: no mean of the two is one.
  windDirection: seconds(0),
  rainRate: seconds(0),
  oxygen: seconds(60),
  moisture: seconds(60),
  charge: seconds(60),
  voltage: seconds(20),
  current: seconds(20),
  carbonDioxide: seconds(60),
  vapourDeficit: seconds(0),
  pumpRate: seconds(0),
  travel: seconds(0),
  contact: seconds(0),
};

/** What the filter remembers of one channel; undefined after a gap. */
export type FilterMemory =
  | {
      /** The last two good values, newest first. */
      readonly last: number;
      readonly beforeLast: number | undefined;
      readonly mean: number;
      readonly at: Millis;
    }
  | undefined;

/** Calms a reading; `at` is monotonic. Whatever is not good passes untouched and empties the memory. */
export const filter = (
  reading: Reading,
  kind: QuantityKind,
  memory: FilterMemory,
  at: Millis,
): { readonly reading: Reading; readonly memory: FilterMemory } => {
  const over = AVERAGED_OVER[kind];
  if (!isGood(reading)) return { reading, memory: undefined };
  const { value } = reading;
  if (memory === undefined || over === 0)
    return { reading, memory: { last: value, beforeLast: undefined, mean: value, at } };
  const middle = median(value, memory.last, memory.beforeLast);
  const mean = memory.mean + (middle - memory.mean) * weight(at - memory.at, over);
  return { reading: good(mean, reading.at), memory: { last: value, beforeLast: memory.last, mean, at } };
};

/** Share of the new value after `elapsed`, so that an irregular period calms equally. */
const weight = (elapsed: number, over: Millis): number => 1 - Math.exp(-Math.max(0, elapsed) / over);

/** The middle one of three; of two their mean. Without sorting: this runs for every probe in every tick. */
const median = (a: number, b: number, c: number | undefined): number =>
  c === undefined ? (a + b) / 2 : Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
