// Good readings → a calm value: median of the last few (a spike leaves no trace), then an exponential mean (noise fades).
// Never over a gap: after anything that is not good it begins anew. Never invents: the result lies among what was read.
// Windows and time constants: field judgement, a few times shorter than what the quantity itself can do.

import type { QuantityKind } from '../quantities.ts';
import { good, isGood, type Reading } from '../reading.ts';
import { type Millis, seconds } from '../units.ts';

/** How one kind is calmed: median of so many, then a mean over about so long. */
interface FilterSetting {
  readonly window: 1 | 3 | 5;
  readonly over: Millis;
}

const FILTERS: Readonly<Record<QuantityKind, FilterSetting>> = {
  airTemperature: { window: 3, over: seconds(20) },
  waterTemperature: { window: 3, over: seconds(30) },
  humidity: { window: 3, over: seconds(20) },
  pressure: { window: 3, over: seconds(60) },
  illuminance: { window: 3, over: seconds(20) },
  conductivity: { window: 5, over: seconds(60) },
  acidity: { window: 5, over: seconds(60) },
  level: { window: 5, over: seconds(30) },
  vapourDeficit: { window: 1, over: seconds(0) },
  contact: { window: 1, over: seconds(0) },
};

/** What the filter remembers of one channel; empty after a gap. */
export interface FilterMemory {
  readonly window: readonly number[];
  readonly mean?: { readonly value: number; readonly at: Millis };
}

export const EMPTY_FILTER: FilterMemory = { window: [] };

/** Calms a reading; `at` is monotonic. Whatever is not good passes untouched and empties the memory. */
export const filter = (
  reading: Reading,
  kind: QuantityKind,
  memory: FilterMemory,
  at: Millis,
): { readonly reading: Reading; readonly memory: FilterMemory } => {
  if (!isGood(reading)) return { reading, memory: EMPTY_FILTER };
  const setting = FILTERS[kind];
  const window = [...memory.window, reading.value].slice(-setting.window);
  const middle = median(window);
  const value = memory.mean
    ? memory.mean.value + (middle - memory.mean.value) * weight(at - memory.mean.at, setting.over)
    : middle;
  return { reading: good(value, reading.at), memory: { window, mean: { value, at } } };
};

/** Share of the new value after `elapsed`, so that an irregular period calms equally. */
const weight = (elapsed: number, over: Millis): number =>
  over === 0 ? 1 : 1 - Math.exp(-Math.max(0, elapsed) / over);

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
};
