// Wish, refusal and order: control proposes a Demand, interlocks turn it into a Command and say why where they differ.
import type { Because } from './because.ts';
import type { ActuatorId, DoseSpeed, TravelTimes } from './installation.ts';
import type { Duty, Millis, Timestamp } from './units.ts';

/** So many mL, which take its pump so long at this speed; the board times it. */
export interface Dose {
  readonly ml: number;
  readonly length: Millis;
  /** Absent: full power. */
  readonly speed?: DoseSpeed;
}

/** mL that one doser has given, by the journal: in the last five minutes, hour and 24 hours. */
export interface DoseCount {
  readonly recent: number;
  readonly hour: number;
  readonly day: number;
}

/** What a loop wants of one actuator. */
export interface Demand {
  readonly actuator: ActuatorId;
  readonly duty: Duty;
  readonly because: Because;
  /** The loop cannot judge: it failed, or a reading it needs is not good. The safe-state interlock then decides. */
  readonly unable?: true;
  /**
   * How it stands beside the family's plan. `yields`: the plan, quiet hours and a pause replace it. `insists`: the plan adds nothing.
   * Absent: the plan may add to it, and nothing silences it.
   */
  readonly beside?: 'yields' | 'insists';
  /** Of a doser, in the one round in which the dose begins. Its duty is always 0. */
  readonly dose?: Dose;
  readonly measuring?: Measuring;
}

/**
 * The way of a motor is being measured: it runs on past where its count ends, as long as this is ordered; or a person or a contact has
 * seen it at that end.
 */
export type Measuring = 'running' | 'arrived';

/** What an interlock refused, and who it was. */
export interface Veto {
  readonly actuator: ActuatorId;
  readonly by: InterlockId;
  readonly demanded: Duty;
  readonly allowed: Duty;
  readonly because: Because;
}

/** Fixed order of judgement; `safe-state` stands for a loop that failed or lacks a good reading. */
export type InterlockId =
  | 'emergency-stop'
  | 'safe-state'
  | 'measured-dose'
  | 'dry-run'
  | 'overfill'
  | 'wind'
  | 'frost'
  | 'heat'
  | 'fog'
  | 'power'
  | 'exclusion'
  | 'longest-on'
  | 'shortest-time';

/** What the board is told. The lease ends by itself; the next tick renews it. */
export interface Command {
  readonly actuator: ActuatorId;
  readonly duty: Duty;
  readonly lease: Millis;
  readonly because: Because;
  /** Who asked: the control loops, a person, or the fail-safe. */
  readonly origin: 'automatic' | 'manual' | 'safe';
  /** Given once, now, and never again for this command. */
  readonly dose?: Dose;
  /** Of a motor whose place is counted from running time: what its way takes, as last measured. */
  readonly travel?: TravelTimes;
  readonly measuring?: Measuring;
}

/** A person has taken an output over. `on` always ends; `off` lasts until released; `dose` is one run of a doser, in one round only;
 * `travel` sends a motor to an end and measures its way. */
export type Override =
  | {
      readonly mode: 'travel';
      readonly since: Timestamp;
      readonly end: 'open' | 'shut';
      readonly measuring: Measuring;
      readonly by: string;
    }
  | { readonly mode: 'dose'; readonly since: Timestamp; readonly dose: Dose; readonly by: string }
  | { readonly mode: 'off'; readonly since: Timestamp; readonly by: string }
  | { readonly mode: 'on'; readonly since: Timestamp; readonly until: Timestamp; readonly by: string };

/** What the body reports of one output. `duty` is null while nobody can know it. */
export interface OutputStatus {
  readonly actuator: ActuatorId;
  readonly duty: Duty | null;
  readonly at: Timestamp;
  /** The dose of this round has surely not begun. Absent where it has, or where nobody can say. */
  readonly refused?: true;
}
