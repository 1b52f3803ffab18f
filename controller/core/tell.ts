// Who must know: alarms, advice for hands, and the one sentence that the family reads first.

import type { Advice, Alarm, Verdict } from './alarm.ts';
import { type AlarmRound, type Condition, followAlarms } from './alarms.ts';
import { findConditions } from './conditions.ts';
import { adviseDosing } from './control/dosing.ts';
import { adviseRefill } from './control/refill.ts';
import type { Situation } from './control/situation.ts';
import { findNoPlan } from './crop/pump-plan.ts';
import type { SunTimes } from './crop/targets.ts';
import { watchFrost } from './frost/watch.ts';
import type { TickMemory } from './memory.ts';
import type { Reading, Tag } from './reading.ts';
import { adviseByHand } from './safety/advice.ts';
import { changePerHour, followTrend } from './signal/trend.ts';
import type { TickConfig, TickInput } from './state.ts';
import { AIR_TEMPERATURE } from './tags.ts';
import { judgeHouse } from './verdict.ts';

/** What is told of: the round's input and configuration, and what control saw and wanted. */
export interface Matter extends TickConfig, TickInput, Situation {
  readonly sun: SunTimes;
}

export interface Told extends Omit<AlarmRound, 'memory'> {
  readonly advice: readonly Advice[];
  readonly verdict: Verdict;
  readonly remembered: Pick<TickMemory, 'alarms' | 'dosing' | 'isTankLow' | 'airTrend' | 'frost'>;
}

/** `seen`: the readings as people see them; `found`: what the steps before have found wrong. */
export const tell = (
  matter: Matter,
  seen: Readonly<Record<Tag, Reading>>,
  found: readonly Condition[],
  before: readonly Alarm[],
  memory: TickMemory,
): Told => {
  const { readings, targets, actuators, confirmed, monotonic, stopped, linkReady } = matter;
  const { clockTrusted, channels, site, profile } = matter;
  const airTrend = followTrend(memory.airTrend, readings[AIR_TEMPERATURE], monotonic);
  const house = {
    linkReady,
    clockTrusted,
    channels,
    site,
    profile,
    targets,
    readings: seen,
    values: readings,
  };
  const frost = watchFrost(matter, seen, memory.frost);
  const conditions = [...findConditions(house), ...findNoPlan(matter), ...frost.conditions, ...found];
  const round = followAlarms(before, conditions, memory.alarms, matter);
  const dosing = adviseDosing(matter, site.dryRunLevel, memory.dosing);
  const refill = adviseRefill(matter, memory.isTankLow);
  const { alarms, raised, cleared } = round;
  const airChange = changePerHour(airTrend);
  return {
    alarms,
    raised,
    cleared,
    advice: [
      ...frost.advice,
      ...dosing.advice,
      // Water against a strong solution goes in by smaller steps, and fills the tank too.
      ...(dosing.advice.some(({ id }) => id === 'add-water') ? [] : refill.advice),
      ...adviseByHand(actuators, confirmed, readings, targets),
    ],
    verdict: judgeHouse({ stopped, linkReady, readings, targets, alarms, airChange }),
    remembered: {
      alarms: round.memory,
      dosing: dosing.memory,
      isTankLow: refill.isLow,
      airTrend,
      frost: frost.memory,
    },
  };
};
