// Before a night that may bring frost the afternoon's heat is kept: the vents start later, so that floor, walls and water go
// into the night warm. It costs heat in the afternoon, and that cost is limited.
// Practice of the Weihenstephan strategy (early closing, heat in reserve); cost and gain computed with a model of this house:
// at 28 °C it costs 8 °C·h above 30 °C in 30 days and saves 12–20 % of the heater's energy; at 31 °C it costs 78.

import { dayNumber } from '../crop/day-means.ts';
import { isFrostLikely } from '../frost/advise.ts';
import type { FrostForecast } from '../frost/forecast.ts';
import { PLAN_BOUNDS, RULES } from '../plan.ts';
import { goodValue } from '../reading.ts';
import { AIR_TEMPERATURE } from '../tags.ts';
import { type Millis, minutes, type Timestamp } from '../units.ts';
import type { Situation } from './situation.ts';

/** K by which the vents start later, and the highest start that banking may lead to, °C. */
export const BANKED = PLAN_BOUNDS.raise.most;
export const HIGHEST_START = 28;
/** Above this every hour counts as cost, °C; so much of it may be spent in so many days, °C·h. */
const HOT = 30;
export const MOST_COST = 10;
const COST_DAYS = 30;
/** Rounds further apart than this tell nothing of the time between. */
const LONGEST_ROUND = minutes(5);

/** °C·h above 30 °C that banking has cost on each local day, and the last round. */
export interface BankingMemory {
  readonly cost: readonly { readonly day: number; readonly degreeHours: number }[];
  readonly at?: Millis;
  readonly isBanking?: boolean;
}

export interface Banking {
  /** K to add to the start of the vents. */
  readonly raise: number;
  readonly memory: BankingMemory;
}

export interface BankingMoment
  extends Pick<Situation, 'readings' | 'targets' | 'sun' | 'minuteOfDay' | 'monotonic' | 'plan'> {
  readonly now: Timestamp;
  readonly utcOffset: Millis;
  readonly tonight: FrostForecast | undefined;
}

/** Without a clock or a forecast nothing is kept; the vents work as always. */
export const bankHeat = (moment: BankingMoment, before: BankingMemory): Banking => {
  const today = dayNumber(moment.now, moment.utcOffset);
  const cost = addCost(moment, before, today);
  const wished = wishFor(moment);
  const isBanking = wished > 0 && spentOf(cost) < MOST_COST;
  const { ventStart } = moment.targets;
  const raise = isBanking ? Math.max(0, Math.min(ventStart + wished, HIGHEST_START) - ventStart) : 0;
  return { raise, memory: { cost, at: moment.monotonic, isBanking: raise > 0 } };
};

/** °C·h spent in the last thirty days. */
export const spentOf = (cost: BankingMemory['cost']): number =>
  cost.reduce((sum, { degreeHours }) => sum + degreeHours, 0);

/** K: by the plan where there is one, else by the rule. */
const wishFor = (moment: BankingMoment): number => {
  const { plan } = moment;
  if (plan) return isFrom(plan.keepFrom, moment) ? plan.raise : 0;
  const { tonight, targets } = moment;
  const isAhead = tonight !== undefined && isFrostLikely(tonight, targets.frostMinimum.value);
  return isAhead && isFrom(RULES.keepFrom, moment) ? BANKED : 0;
};

const isFrom = (minute: number, { minuteOfDay, sun }: BankingMoment): boolean =>
  minuteOfDay !== undefined && minuteOfDay >= minute && minuteOfDay < sun.set;

const addCost = (
  { readings, monotonic }: BankingMoment,
  { cost, at, isBanking }: BankingMemory,
  today: number,
): BankingMemory['cost'] => {
  const kept = cost.filter(({ day }) => day > today - COST_DAYS && day <= today);
  const passed = at === undefined || !isBanking ? 0 : Math.min(monotonic - at, LONGEST_ROUND);
  const above = Math.max(0, (goodValue(readings[AIR_TEMPERATURE]) ?? HOT) - HOT);
  const added = (above * passed) / 3_600_000;
  if (added <= 0) return kept;
  const before = kept.find(({ day }) => day === today)?.degreeHours ?? 0;
  return [...kept.filter(({ day }) => day !== today), { day: today, degreeHours: before + added }];
};
