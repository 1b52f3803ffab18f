// The family's plan for a timed output: blocks of the day, each with its own rhythm. Times are minutes after local midnight.
import type { ActuatorId } from './installation.ts';

export interface ScheduleBlock {
  readonly actuator: ActuatorId;
  /** First minute of the block, 0…1439. */
  readonly from: number;
  /** Minute after its last, 1…1440; a block never crosses midnight (it is written as two). */
  readonly to: number;
  /** Minutes on, then minutes off, repeated from `from`. `off: 0` is continuous. */
  readonly on: number;
  readonly off: number;
}

export interface Schedule {
  /** Grows by one at each save; an edit names the revision it was made from. */
  readonly revision: number;
  readonly blocks: readonly ScheduleBlock[];
}

/** One stretch of running time in the preview of a day. */
export interface Run {
  readonly actuator: ActuatorId;
  readonly from: number;
  readonly to: number;
}
