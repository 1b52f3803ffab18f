// The clock that cannot jump begins anew with each process: what is to outlive one is told in calendar time.
import { type Millis, millis, type Timestamp, timestamp } from './units.ts';

export interface Moment {
  readonly now: Timestamp;
  readonly monotonic: Millis;
  readonly clockTrusted: boolean;
}

/** ms since 1970. */
export const toCalendar = (at: Millis, { now, monotonic }: Pick<Moment, 'now' | 'monotonic'>): Timestamp =>
  timestamp(now - (monotonic - at));

/** What nobody can tell the age of begins now. */
export const fromCalendar = (at: number, { now, monotonic, clockTrusted }: Moment): Millis =>
  millis(monotonic - (clockTrusted ? Math.max(0, now - at) : 0));
