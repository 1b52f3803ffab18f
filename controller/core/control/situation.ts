// What a control loop may look at, and how one is run: alone, so that a loop that fails takes only its own outputs to safety.

import type { Alarm } from '../alarm.ts';
import { type Because, because } from '../because.ts';
import type { Demand, DoseCount, OutputStatus } from '../command.ts';
import type { CropProfile } from '../crop/profile.ts';
import type { SunTimes, Targets } from '../crop/targets.ts';
import type { Actuator, ActuatorId, Channel, Site } from '../installation.ts';
import type { Plan } from '../plan.ts';
import type { Reading, Tag } from '../reading.ts';
import type { FeltCharge } from '../safety/charge.ts';
import type { Weather } from '../safety/weather.ts';
import type { Schedule } from '../schedule.ts';
import type { Millis, Timestamp } from '../units.ts';
import type { Damp } from './damp.ts';

export interface Situation {
  readonly now: Timestamp;
  readonly utcOffset: Millis;
  readonly monotonic: Millis;
  /** Minutes after local midnight; undefined while the clock cannot be believed. */
  readonly minuteOfDay: number | undefined;
  readonly readings: Readonly<Record<Tag, Reading>>;
  readonly targets: Targets;
  readonly schedule: Schedule;
  /** A person has paused the schedule; it goes on then by itself. */
  readonly pausedUntil?: Timestamp | undefined;
  readonly stage: string;
  /** Paths of C-grade numbers that a technician has confirmed. */
  readonly confirmed: readonly string[];
  readonly profile: CropProfile;
  readonly site: Site;
  readonly channels: readonly Channel[];
  readonly sun: SunTimes;
  readonly weather: Weather;
  readonly damp: Damp;
  /** What looking ahead advises, within its bounds; undefined: the rules alone. */
  readonly plan?: Plan | undefined;
  /** K by which the vents start later today, to keep heat for the night. */
  readonly bankedHeat: number;
  /** % of the battery. */
  readonly charge: FeltCharge;
  /** mol/m² that the local day has brought, as far as it was measured. */
  readonly lightToday: number;
  /** Some heater was ordered to heat in the round before. */
  readonly isHeating: boolean;
  /** Some inlet was ordered to let water in, in the round before. */
  readonly isFilling: boolean;
  /** Water goes round, or the rig has no pump that could. */
  readonly isCirculating: boolean;
  /** What the board confirms of each output; nothing is decided by it, but words must not say more than it knows. */
  readonly outputs: readonly OutputStatus[];
  /** Those of the round before, as people have seen them since. */
  readonly alarms: readonly Alarm[];
  /** What each doser has given, by the journal. */
  readonly dosed?: Readonly<Record<ActuatorId, DoseCount>> | undefined;
}

/** One demand for each of the loop's actuators, and what the loop will remember. */
export interface Decision<M> {
  readonly demands: readonly Demand[];
  readonly memory: M;
}

/** A control loop: pure, its memory passed in and out. */
export type Decide<M> = (situation: Situation, actuators: readonly Actuator[], memory: M) => Decision<M>;

export type LoopId =
  | 'ventilation'
  | 'heating'
  | 'screen'
  | 'shade'
  | 'fans'
  | 'fogging'
  | 'lighting'
  | 'aeration'
  | 'doses'
  | 'filling'
  | 'circulation'
  | 'signalling';

export interface LoopRun<M> extends Decision<M> {
  /** Set when the loop threw. */
  readonly failed?: LoopId;
}

/** Runs a loop; a throw leaves its memory as it was and its actuators without a judge. */
export const runLoop = <M>(
  id: LoopId,
  decide: Decide<M>,
  situation: Situation,
  actuators: readonly Actuator[],
  memory: M,
): LoopRun<M> => {
  try {
    return decide(situation, actuators, memory);
  } catch {
    return { demands: actuators.map(cannotJudge(because('because.loop-failed'))), memory, failed: id };
  }
};

/** The demand of a loop that cannot judge: the safe duty, marked for the safe-state interlock. */
export const cannotJudge =
  (reason: Because) =>
  ({ id, safeDuty }: Actuator): Demand => ({ actuator: id, duty: safeDuty, because: reason, unable: true });
