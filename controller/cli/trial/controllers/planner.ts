// The planner of a trial: looks ahead every half hour, at once and in place, for time stands still while it thinks.

import { lookAhead } from '../../../../hardware/twin/foresight/look-ahead.ts';
import { createDayRecord } from '../../../../hardware/twin/foresight/record.ts';
import { toLivedRound, toQuestion } from '../../../core/foresight.ts';
import type { Plan } from '../../../core/plan.ts';
import type { TickConfig, TickResult } from '../../../core/state.ts';
import { minutes } from '../../../core/units.ts';
import type { TrialHouse } from '../house.ts';
import type { TrialView } from './controller.ts';

const EVERY = minutes(30);

export interface TrialPlanner {
  plan(): Plan | undefined;
  follow(view: TrialView, result: TickResult): void;
}

export const createTrialPlanner = (
  { siteFile, kind }: Pick<TrialHouse, 'siteFile' | 'kind'>,
  config: TickConfig,
): TrialPlanner => {
  const record = createDayRecord();
  let plan: Plan | undefined;
  let next = 0;
  return {
    plan: () => plan,
    follow(view, result) {
      record.add(toLivedRound({ ...view, readings: result.readings, actuators: config.actuators }));
      if (view.monotonic < next) return;
      next = view.monotonic + EVERY;
      const day = record.day();
      const question = toQuestion(view, result, config);
      plan = day && question && lookAhead({ site: siteFile, kind, day, question });
    },
  };
};
