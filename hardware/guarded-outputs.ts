// What an actuator driver may do to its pins: only leases, never a bare write.

import type { Command } from '../controller/core/command.ts';
import type { Duty, Millis } from '../controller/core/units.ts';
import type { GuardedOutput, PinLease } from '../controller/ports.ts';

/** What an order says of the way of a motor. */
export type OrderedWay = Pick<Command, 'travel' | 'measuring'>;

/** One actuator of the rig, made by its driver. Pure state machine: the board room sends what it wishes and tells it what was confirmed. */
export interface ActuatorInstance {
  /** Pins to guard, for the board's EEPROM. */
  readonly guarded: readonly GuardedOutput[];
  /** Pin leases that carry out this duty now. A motor that is where it should be wishes nothing. */
  leases(duty: Duty, now: Millis, lease: Millis, way?: OrderedWay): readonly PinLease[];
  /** What the confirmed pin duties of this moment mean, or null while nobody can know (a motor whose position was lost). */
  confirm(pins: ReadonlyMap<number, Duty>, now: Millis): Duty | null;
  /** The link was lost: whatever was known of position or state is no longer. */
  forget(): void;
}
