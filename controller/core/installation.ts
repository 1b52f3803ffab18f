// The installation as the brain sees it: which values exist, which outputs exist, where the house stands.
// Built once at start from the rig and site files; pins, addresses and drivers stay in hardware/.
import type { AlarmPriority } from './alarm.ts';
import type { Line } from './calibration/line.ts';
import type { QuantityKind } from './quantities.ts';
import type { Tag } from './reading.ts';
import type { Duty, Kilopascal, Metres, Millis, Timestamp } from './units.ts';

/** How raw becomes a quantity: by its line, then the temperature law of its kind. */
export interface Calibration extends Line {
  readonly at: Timestamp;
  readonly by: string;
}

/** What stands between a pH probe and the pin: the volts at 0 mV of the probe, and how many times its voltage is enlarged (below 0:
 * turned over). */
export interface Amplifier {
  readonly gain: number;
  readonly zero: number;
}

/** What is spoken on a serial line of the computer, and how: bit/s, parity, stop bits. */
export const LINE_KINDS = ['modbus', 'ezo'] as const;
export const LINE_SPEEDS = [1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200] as const;
export const PARITIES = ['none', 'even', 'odd'] as const;
export const STOP_BITS = [1, 2] as const;

/**
 * How several probes are one value: the highest or the lowest of them, their mean, or a vote (the middle one of three or more: one that
 * lies is outvoted without moving it).
 */
export const JOINED_BY = ['highest', 'lowest', 'mean', 'vote'] as const;

/** The tags of all its probes, and how they are joined. */
export interface Joining {
  readonly of: readonly Tag[];
  readonly by: (typeof JOINED_BY)[number];
}

export interface Channel {
  readonly tag: Tag;
  readonly quantity: QuantityKind;
  /** `factory`: the part delivers the quantity itself (a digital sensor). null: never calibrated, so every value is doubtful. */
  readonly calibration: Calibration | 'factory' | null;
  /** Tag of the temperature that compensates this value (pH, EC); its quality bounds this one's. */
  readonly compensatedBy?: Tag;
  /** Of a pH probe: without it nobody can say what share of its slope is left. */
  readonly amplifier?: Amplifier;
  /** Of the way of a motor, and of nothing else. */
  readonly motor?: MotorOnBench;
  /** Of a dosing pump: each of its speeds is a channel of its own. */
  readonly pump?: PumpOnBench;
  /** ± of this probe, in its unit, where the rig states it: how far two of one value may be apart. */
  readonly accuracy?: number;
  /** A value that no probe measures alone: it is joined of those of other channels. */
  readonly joins?: Joining;
  /** A person has taken the probe out to calibrate it: it says nothing about the house. */
  readonly isCalibrating?: true;
}

/** One speed of a dosing pump. */
export interface PumpOnBench {
  readonly actuator: ActuatorId;
  /** Absent where it has but one. */
  readonly speed?: DoseSpeed;
  /** mL/s at its other speed, as that stands. */
  readonly other?: number;
}

/** Full power, or the share of it that the rig says. */
export type DoseSpeed = 'full' | 'slow';

/** A motor whose way is measured: how long the board lets it run, and the contacts at its ends where there are any. */
export interface MotorOnBench {
  readonly longestOn: Millis;
  readonly open?: Tag;
  readonly shut?: Tag;
}

/** What the whole way takes from one end stop to the other. */
export interface TravelTimes {
  readonly open: Millis;
  readonly close: Millis;
}

/** Whether a part measures it, which a person can take into the hand. */
export const isSingleProbe = ({ joins }: Channel): boolean => joins === undefined;

export type ActuatorId = string;

/**
 * All that a house can switch or move. A screen keeps warmth in, a shade keeps sun out: duty 1 is drawn over the crop. A lamp gives the
 * crop light. An inlet is a valve that lets water into the tank. An alarm is a buzzer or a stack light that calls people.
 */
export const ACTUATOR_KINDS = [
  'pump',
  'vent',
  'heater',
  'screen',
  'shade',
  'fan',
  'fogger',
  'lamp',
  'aerator',
  'doser',
  'inlet',
  'alarm',
] as const;
export type ActuatorKind = (typeof ACTUATOR_KINDS)[number];

/** Its duty is a place on its travel, held without power; all others are on only while they have power. */
export const isPositioned = (kind: ActuatorKind): boolean =>
  kind === 'vent' || kind === 'screen' || kind === 'shade';

/** Stock solutions A and B, and what lowers or raises the pH. */
export const DOSED = ['a', 'b', 'acid', 'base'] as const;
export type Dosed = (typeof DOSED)[number];

/** What a doser gives, and how much of it in a second of running. */
export interface DosingPart {
  readonly doses: Dosed;
  /** At full power. */
  readonly mlPerSecond: number;
  /** Of a pump of two speeds: what it gives at the lower one. */
  readonly slow?: { readonly mlPerSecond: number };
  /** mL in any 24 hours. */
  readonly mostPerDay: number;
  /** mL in its full bottle, where the rig says it. */
  readonly bottle?: number;
}

/** `mixing` stirs the air inside, `exhaust` takes it out of the house. */
export const AIRFLOWS = ['mixing', 'exhaust'] as const;
export type Airflow = (typeof AIRFLOWS)[number];

/** `sound` calls until somebody has seen the alarm, `light` shows it as long as it stands. */
export const SIGNALS = ['sound', 'light'] as const;

/** How an alarm output calls, and from which priority on. */
export interface Signal {
  readonly by: (typeof SIGNALS)[number];
  readonly from: AlarmPriority;
}

export interface Actuator {
  readonly id: ActuatorId;
  readonly kind: ActuatorKind;
  /** What the actuator falls back to after any fault. */
  readonly safeDuty: Duty;
  /** Shortest time between two moves or switchings: a relay and a motor wear by cycles. */
  readonly shortestOn: Millis;
  readonly shortestOff: Millis;
  /** Longest unbroken time on (not applied to what holds a position without power). */
  readonly longestOn: Millis;
  /** W that it draws while it is on, where the rig says so. */
  readonly watts?: number;
  /** The physical sign that it works, where the rig has one. */
  readonly proof?: ProofOfAction;
  /** Of a doser, and of nothing else. */
  readonly dosing?: DosingPart;
  /** Of what stands on its travel by running time alone, and of nothing else. */
  readonly travel?: TravelTimes;
  /** Of a fan, and of nothing else. */
  readonly airflow?: Airflow;
  /** Of a fan, and of nothing else: it can run slowly. */
  readonly speed?: 'variable';
  /** Of a vent, and of nothing else: where it opens to, ° from north over east. */
  readonly faces?: number;
  /** Of an alarm, and of nothing else. */
  readonly signal?: Signal;
  /** Of a heater, and of nothing else: what switches it does not wear, its starts need not be saved. */
  readonly switching?: 'solid-state';
}

/** How the plant shows that an actuator works. `within`: how long the sign may take to come, and to go. */
export type ProofOfAction = ValueProof | LevelProof | WarmthProof | EndStopProof;

/** A value that is there while it works and not while it rests: flow or its contact, current. */
export interface ValueProof {
  readonly by?: 'value';
  readonly tag: Tag;
  readonly within: Millis;
  /** In the tag's unit; absent: 0.5, a closed contact. */
  readonly least?: number;
}

/** A level that moves while it works: below 0 it falls. */
export interface LevelProof {
  readonly by: 'level';
  readonly tag: Tag;
  readonly within: Millis;
  /** Least change in `within`, in the tag's unit, well above the noise of its sensor. */
  readonly change: number;
}

/** A temperature that rises while it works and falls when it stops, in a dark and closed house. */
export interface WarmthProof {
  readonly by: 'warmth';
  readonly tag: Tag;
  readonly within: Millis;
  /** K, least rise and least fall in `within`. */
  readonly rise: number;
}

/** Contacts at the ends of a vent's travel, closed while it stands there. */
export interface EndStopProof {
  readonly by: 'end-stop';
  readonly within: Millis;
  readonly open?: Tag;
  readonly shut?: Tag;
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
  /** What the tank holds up to its brim (L). */
  readonly tankCapacity: number;
  /** What this house bears, where the rig says so. */
  readonly limits?: HouseLimits;
}

/** Limits that differ from house to house; each has a default in the file that uses it. */
export interface HouseLimits {
  /** m/s from which vents must be shut. */
  readonly wind?: number;
  /** Hours that the heater may heat in one night: gas in the bottle, charge in the battery. */
  readonly heatingHours?: number;
  /** W that the battery or the fuse gives at once. */
  readonly watts?: number;
}
