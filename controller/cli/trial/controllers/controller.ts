// The face of everything that may run a greenhouse in a trial: ours, and those it is measured against.
import type { OutputStatus } from '../../../core/command.ts';
import type { Sample } from '../../../core/reading.ts';
import type { Millis, Timestamp } from '../../../core/units.ts';
import type { ExactInputs, Order } from '../hands.ts';
import type { TrialHouse } from '../house.ts';

/** All that a controller may know of a round. */
export interface TrialView {
  readonly now: Timestamp;
  /** Since the start of the trial. */
  readonly monotonic: Millis;
  readonly utcOffset: Millis;
  readonly linkReady: boolean;
  readonly samples: readonly Sample[];
  readonly outputs: readonly OutputStatus[];
}

export interface Decision {
  readonly orders: readonly Order[];
  /** Ids of the alarms that began in this round. */
  readonly raised: readonly string[];
  /** Ids of the cards for people's hands. */
  readonly advice?: readonly string[];
  /** Only for a hand that knows everything. */
  readonly exact?: ExactInputs;
}

export interface TrialController {
  decide(view: TrialView): Decision;
  /** The process dies and begins again with what is on its disk. */
  restart(): void;
}

/** What is tuned alike for all: °C of air at which each begins to heat; its own number where absent. */
export interface Tuning {
  readonly heatAt?: number;
}

export interface ControllerKind {
  readonly id: string;
  /** One line for people. */
  readonly what: string;
  /** s between its rounds, where it needs its own. */
  readonly period?: number;
  /** Looks at the greenhouse itself and needs no probes. */
  readonly knowsAll?: true;
  create(house: TrialHouse, tuning: Tuning): TrialController;
}
