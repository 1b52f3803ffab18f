// Looks ahead every half hour and keeps what was found. Nobody waits for it: until there is a plan, and whenever it is switched off or
// fails, the rules go on alone. What the model expected of the half hour that was is handed on to the witness.
import { toLivedRound, toQuestion } from '../core/foresight.ts';
import type { Expected } from '../core/house-witness.ts';
import type { Plan, PlanQuestion } from '../core/plan.ts';
import type { TickConfig } from '../core/state.ts';
import { minutes } from '../core/units.ts';
import type { Foresight, Log } from '../ports.ts';
import type { Cycle } from './loop.ts';

const EVERY = minutes(30);

export interface Planner {
  /** The newest plan; undefined while there is none, or while people have switched it off. */
  plan(): Plan | undefined;
  /** Call after each round. */
  follow(cycle: Cycle, config: TickConfig): void;
}

export interface PlannerDeps {
  readonly foresight: Foresight;
  readonly isOn: () => boolean;
  /** Hears it after each look; undefined where too little of the day is known. */
  readonly witness: { hear(expected: Expected | undefined): void };
  readonly log: Log;
}

/** Looks nowhere: for a life in which nobody waits half an hour. */
export const NO_FORESIGHT: Foresight = { note: () => undefined, look: async () => ({}) };

export const createPlanner = ({ foresight, isOn, witness, log }: PlannerDeps): Planner => {
  let plan: Plan | undefined;
  let asked = Number.NEGATIVE_INFINITY;
  let isLooking = false;

  const look = async (question: PlanQuestion | undefined): Promise<void> => {
    isLooking = true;
    try {
      const looked = await foresight.look(question);
      if (question) plan = looked.plan;
      witness.hear(looked.expected);
    } catch (cause) {
      plan = undefined;
      log.warn('looking ahead failed; the rules go on alone', { cause: String(cause) });
    }
    isLooking = false;
  };

  return {
    plan: () => (isOn() ? plan : undefined),
    follow({ input, result, outputs, now }, config) {
      const { readings, alarms } = result;
      const { overrides } = input;
      foresight.note(
        toLivedRound({ now, readings, outputs, overrides, alarms, actuators: config.actuators }),
      );
      if (isLooking || input.monotonic - asked < EVERY) return;
      asked = input.monotonic;
      void look(isOn() ? toQuestion(input, result, config) : undefined);
    },
  };
};
