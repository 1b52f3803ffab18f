// Can this value be true? Range, rate and standstill, judged against the limits of its kind (quantities.ts).
// Validity can only make a reading worse, never better.

import { QUANTITIES, type QuantityKind, type QuantityLimits } from '../quantities.ts';
import { bad, type Reading, uncertain } from '../reading.ts';
import type { Millis } from '../units.ts';

const MINUTE = 60_000;

/** What validity remembers of one channel. */
export interface ValidityMemory {
  /** The last value, and since when it has not changed in any digit. */
  readonly last: { readonly value: number; readonly since: Millis } | undefined;
  /** The believed value that changes are measured from, and when it was read. */
  readonly anchor: { readonly value: number; readonly at: Millis } | undefined;
}

/** Before the first value. */
export const UNSEEN: ValidityMemory = { last: undefined, anchor: undefined };

/** Judges a fresh reading. `at` is monotonic: a calendar that jumps must not make a probe look fast or stuck. */
export const validate = (
  reading: Reading,
  kind: QuantityKind,
  memory: ValidityMemory,
  at: Millis,
): { readonly reading: Reading; readonly memory: ValidityMemory } => {
  if (reading.quality === 'bad') return { reading, memory };
  const limits = QUANTITIES[kind];
  const { value } = reading;
  const since = memory.last?.value === value ? memory.last.since : at;
  const seen: ValidityMemory = { last: { value, since }, anchor: memory.anchor };
  if (value < limits.min || value > limits.max)
    return { reading: bad(reading.at, 'out-of-range'), memory: seen };
  if (isStuck(value, at - since, limits)) return { reading: bad(reading.at, 'stuck'), memory: seen };
  if (isTooFast(value, at, memory.anchor, limits))
    return { reading: uncertain(value, reading.at, 'too-fast'), memory: seen };
  return { reading, memory: { last: seen.last, anchor: nextAnchor(value, at, memory.anchor) } };
};

/** At the very end of its range a value may rightly stand still: fog holds 100 % all night. */
const isStuck = (value: number, unchangedFor: number, { stuckAfterMinutes, min, max }: QuantityLimits) =>
  stuckAfterMinutes !== null && value > min && value < max && unchangedFor >= stuckAfterMinutes * MINUTE;

/** Within a minute a minute's change is allowed: noise on a short period is not speed. */
const isTooFast = (value: number, at: Millis, anchor: ValidityMemory['anchor'], limits: QuantityLimits) =>
  anchor !== undefined &&
  Math.abs(value - anchor.value) > limits.maxRatePerMinute * Math.max(1, (at - anchor.at) / MINUTE);

/** The anchor stands for a minute, so that many small fast steps add up. */
const nextAnchor = (value: number, at: Millis, anchor: ValidityMemory['anchor']) =>
  anchor !== undefined && at - anchor.at < MINUTE ? anchor : { value, at };
