// A calendar that a person has set outlives this program, not the machine: whoever was switched off knows nothing of the time between,
// and a machine that was set itself knows better.
import type { ClockSet } from '../contract/clock-set.ts';
import { type Timestamp, timestamp } from '../core/units.ts';
import type { Document, Log, MachineTime } from '../ports.ts';
import type { SettableClock } from './clock.ts';

export interface ClockKeeperDeps {
  readonly clock: Pick<SettableClock, 'set'>;
  readonly document: Pick<Document<ClockSet>, 'value' | 'save'>;
  readonly machine: MachineTime;
  readonly log: Pick<Log, 'error'>;
}

/** ms; a machine whose origin has moved by more has been set. */
const MOVED = 5_000;

/** Sets the clock as it was set before this start. Returns the way to set it from now on: at once, and kept where the disk takes it. */
export const keepClock = ({ clock, document, machine, log }: ClockKeeperDeps): SettableClock['set'] => {
  const { boot } = machine;
  const { set: before } = document.value;
  const isSameRun = before !== undefined && before.boot === boot;
  if (isSameRun && Math.abs(machine.origin() - before.origin) <= MOVED)
    clock.set(timestamp(machine.now() + before.ahead));
  return (at: Timestamp) => {
    clock.set(at);
    if (boot === undefined) return;
    const set = { boot, origin: machine.origin(), ahead: at - machine.now() };
    document
      .save({ version: 1, set })
      .catch((cause) =>
        log.error('the calendar that was set could not be kept for the next start', { cause: String(cause) }),
      );
  };
};
