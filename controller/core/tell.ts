// Who must know: alarms, advice for hands, and the one sentence that the family reads first.

import type { Advice, Alarm, Verdict } from './alarm.ts';
import { type AlarmRound, type Condition, followAlarms } from './alarms.ts';
import { findConditions } from './conditions.ts';
import { adviseDosing } from './control/dosing.ts';
import type { Situation } from './control/situation.ts';
import type { TickMemory } from './memory.ts';
import type { Reading, Tag } from './reading.ts';
import { adviseByHand } from './safety/advice.ts';
import { changePerHour, followTrend } from './signal/trend.ts';
import type { TickConfig, TickInput } from './state.ts';
import { AIR_TEMPERATURE } from './tags.ts';
import { judgeHouse } from './verdict.ts';

/** What is told of: the round's input and configuration, and what control saw and wanted. */
export interface Matter extends TickConfig, TickInput, Situation {
  /** What people see; `readings` is what control acted on. */
  readonly shownReadings: Readonly<Record<Tag, Reading>>;
}

export interface Told extends AlarmRound {
  readonly advice: readonly Advice[];
  readonly verdict: Verdict;
  readonly remembered: Pick<TickMemory, 'alarms' | 'dosing' | 'airTrend'>;
}

/** `found`: what the steps before have found wrong. */
export const tell = (
  matter: Matter,
  found: readonly Condition[],
  before: readonly Alarm[],
  memory: TickMemory,
): Told => {
  const { readings, targets, actuators, confirmed, monotonic } = matter;
  const airTrend = followTrend(memory.airTrend, readings[AIR_TEMPERATURE], monotonic);
  const conditions = [...findConditions({ ...matter, readings: matter.shownReadings }), ...found];
  const round = followAlarms(before, conditions, memory.alarms, matter);
  const dosing = adviseDosing(matter, matter.site.dryRunLevel, memory.dosing);
  return {
    ...round,
    advice: [...dosing.advice, ...adviseByHand(actuators, confirmed, readings, targets)],
    verdict: judgeHouse({ ...matter, alarms: round.alarms, airChange: changePerHour(airTrend) }),
    remembered: { alarms: round.memory, dosing: dosing.memory, airTrend },
  };
};
