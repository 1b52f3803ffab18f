// One sample of a probe on the bench, before anybody has judged it.
import type { Millis } from '../units.ts';

/** What a probe on the bench gave, in the unit of its driver. */
export interface RawSample {
  /** Monotonic. */
  readonly at: Millis;
  readonly raw: number;
}
