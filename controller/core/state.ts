// What goes into a tick, what comes out, and the memory in between. All of it immutable, none of it knows the world.
import type { Advice, Alarm, Verdict } from './alarm.ts';
import type { Because } from './because.ts';
import type { Command, Demand, DoseCount, OutputStatus, Override, Veto } from './command.ts';
import type { CropProfile } from './crop/profile.ts';
import type { SunTimes, Targets } from './crop/targets.ts';
import type { FrostForecast } from './frost/forecast.ts';
import type { Actuator, ActuatorId, Channel, Site } from './installation.ts';
import type { TickMemory } from './memory.ts';
import type { Plan } from './plan.ts';
import type { Reading, Sample, Tag } from './reading.ts';
import type { Proof } from './safety/limits.ts';
import type { Schedule } from './schedule.ts';
import type { Millis, Timestamp } from './units.ts';

export type { SunTimes, Targets } from './crop/targets.ts';

/** Fixed for the life of the process, but for what grows and its stage, the schedule and the confirmations. */
export interface TickConfig {
  readonly period: Millis;
  readonly site: Site;
  readonly channels: readonly Channel[];
  readonly actuators: readonly Actuator[];
  readonly profile: CropProfile;
  readonly stage: string;
  readonly schedule: Schedule;
  /** Paths of C-grade numbers a technician has confirmed. */
  readonly confirmed: readonly string[];
}

export interface TickInput {
  readonly now: Timestamp;
  /** Never jumps: intervals are measured on this. */
  readonly monotonic: Millis;
  /** Local time minus UTC at `now`. */
  readonly utcOffset: Millis;
  /** False after a start without a clock: calendar programs then run by elapsed time. */
  readonly clockTrusted: boolean;
  /** Some board is heard. */
  readonly linkReady: boolean;
  /** Outputs on a board that is not heard while another is. */
  readonly unreachable: readonly ActuatorId[];
  readonly samples: readonly Sample[];
  readonly outputs: readonly OutputStatus[];
  readonly overrides: Readonly<Record<ActuatorId, Override>>;
  /** A person pressed Stop all and nobody has released it. */
  readonly stopped: boolean;
  /** A person has paused the schedule until then. */
  readonly pausedUntil?: Timestamp | undefined;
  /** What each doser has given, by the journal; absent while nobody can say: then nothing is dosed. */
  readonly dosed?: Readonly<Record<ActuatorId, DoseCount>> | undefined;
  /** What looking ahead advises; absent: the rules alone. */
  readonly plan?: Plan | undefined;
  /** Alarms from the rim (disk, link, recovered documents), judged with the others. */
  readonly outsideAlarms: readonly {
    readonly id: string;
    readonly priority: Alarm['priority'];
    readonly because: Because;
    /** Stays until a person has seen it. */
    readonly latched?: true;
  }[];
}

/** Memory of the tick, opaque to everybody else; `initialState` makes the first. */
export interface ControllerState {
  readonly readings: Readonly<Record<Tag, Reading>>;
  readonly alarms: readonly Alarm[];
  readonly memory: TickMemory;
}

export interface TickResult {
  readonly state: ControllerState;
  readonly readings: Readonly<Record<Tag, Reading>>;
  readonly targets: Targets;
  readonly sun: SunTimes;
  /** Undefined while too few nights have been learned. */
  readonly tonight: FrostForecast | undefined;
  readonly demands: readonly Demand[];
  readonly vetoes: readonly Veto[];
  /** One for every actuator, always: whole state, never edges. */
  readonly commands: readonly Command[];
  readonly alarms: readonly Alarm[];
  readonly raised: readonly Alarm[];
  readonly cleared: readonly Alarm[];
  readonly verdict: Verdict;
  readonly advice: readonly Advice[];
  /** Outputs whose effect the plant itself proved (or refuted) this tick. */
  readonly proofs: Readonly<Record<ActuatorId, Proof>>;
}
