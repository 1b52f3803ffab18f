// Setting the calendar from a tablet. Control runs on elapsed time and does not notice; schedule and record do.
import type { Outcome } from '../contract/request.ts';
import { type Timestamp, timestamp } from '../core/units.ts';
import type { Clock } from '../ports.ts';
import { EARLIEST_BELIEVABLE, type SettableClock } from './clock.ts';
import { refused } from './outcome.ts';

export interface ClockDeedDeps {
  readonly clock: Pick<Clock, 'now'>;
  /** Absent on a virtual greenhouse: its weather goes by its own calendar. */
  readonly setClock?: SettableClock['set'] | undefined;
  readonly decide: (decision: Promise<void>) => Promise<Outcome>;
  readonly noted: (deed: Promise<Outcome>, subject: string, by: string, change: string) => Promise<Outcome>;
}

export type SetClock = (at: number, by: string) => Promise<Outcome>;

/** A tablet that tells of a later day is wrong itself: twenty years after the first release. */
const LATEST_BELIEVABLE = Date.UTC(2046, 0, 1);

export const createClockDeed =
  ({ clock, setClock, decide, noted }: ClockDeedDeps): SetClock =>
  async (at, by) => {
    if (!setClock) return refused('refusal.clock-virtual');
    if (at < EARLIEST_BELIEVABLE || at > LATEST_BELIEVABLE) return refused('refusal.clock-implausible');
    const before: Timestamp = clock.now();
    setClock(timestamp(at));
    const change = `set ${Math.round((at - before) / 1000)} s ahead`;
    return noted(decide(Promise.resolve()), 'clock', by, change);
  };
