// The installation as the brain sees it: which values exist, which outputs exist, where the house stands.
// Built once at start from the rig and site files; pins, addresses and drivers stay in hardware/.
import type { QuantityKind } from './quantities.ts';
import type { Tag } from './reading.ts';
import type { Duty, Kilopascal, Metres, Millis, Timestamp } from './units.ts';

/** How raw becomes a quantity: `slope × raw + offset`, then the temperature law of its kind. */
export interface Calibration {
  readonly slope: number;
  readonly offset: number;
  readonly at: Timestamp;
  readonly by: string;
}

export interface Channel {
  readonly tag: Tag;
  readonly quantity: QuantityKind;
  /** `factory`: the part delivers the quantity itself (a digital sensor). null: never calibrated, so every value is doubtful. */
  readonly calibration: Calibration | 'factory' | null;
  /** Tag of the temperature that compensates this value (pH, EC); its quality bounds this one's. */
  readonly compensatedBy?: Tag;
}

export type ActuatorId = string;
export type ActuatorKind = 'pump' | 'vent' | 'heater';

export interface Actuator {
  readonly id: ActuatorId;
  readonly kind: ActuatorKind;
  /** What the actuator falls back to after any fault. */
  readonly safeDuty: Duty;
  /** Shortest time between two moves or switchings: a relay and a motor wear by cycles. */
  readonly shortestOn: Millis;
  readonly shortestOff: Millis;
  /** Longest unbroken time on (not applied to vents, which hold a position without power). */
  readonly longestOn: Millis;
  /** The physical sign that it works, where the rig has one. */
  readonly proof?: { readonly tag: Tag; readonly within: Millis };
}

export interface Site {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly altitude: Metres;
  /** IANA zone; the rim turns it into `TickInput.utcOffset`. */
  readonly timeZone: string;
  /** Mean station pressure: the fallback when no barometer answers. */
  readonly meanPressure: Kilopascal;
  /** Tank volume below which the pump must not run (L). */
  readonly dryRunLevel: number;
}
