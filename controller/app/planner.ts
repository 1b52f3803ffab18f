// Looks ahead every half hour and keeps what was found. Nobody waits for it: until there is a plan, and whenever it is switched off or
// fails, the rules go on alone.
import { toLivedRound, toQuestion } from '../core/foresight.ts';
import type { Plan } from '../core/plan.ts';
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
  readonly log: Log;
}

/** Looks nowhere: for a life in which nobody waits half an hour. */
export const NO_FORESIGHT: Foresight = { note: () => undefined, look: async () => undefined };

export const createPlanner = ({ foresight, isOn, log }: PlannerDeps): Planner => {
  let plan: Plan | undefined;
  let asked = Number.NEGATIVE_INFINITY;
  let isLooking = false;

  const look = async (question: Parameters<Foresight['look']>[0]): Promise<void> => {
    isLooking = true;
    try {
      plan = await foresight.look(question);
    } catch (cause) {
      plan = undefined;
      log.warn('looking ahead failed; the rules go on alone', { cause: String(cause) });
    }
    isLooking = false;
  };

  return {
    plan: () => (isOn() ? plan : undefined),
    follow({ input, result, outputs, now }, config) {
      foresight.note(toLivedRound({ now, readings: result.readings, outputs, actuators: config.actuators }));
      if (!isOn() || isLooking || input.monotonic - asked < EVERY) return;
      const question = toQuestion(input, result, config);
      if (!question) return;
      asked = input.monotonic;
      void look(question);
    },
  };
};
