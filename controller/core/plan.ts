// A plan of the hours to come, as a model that looks ahead gives it, and what that model is told and asked. The rules stay the masters:
// whatever a plan says is held within their bounds where it is used, and an old plan counts as none.
import type { Because } from './because.ts';
import type { FrostForecast } from './frost/forecast.ts';
import type { Expected, Hidden } from './house-witness.ts';
import { clamp, type Millis, minutes, type Timestamp } from './units.ts';

/** What may be chosen for a day. */
export interface PlannedDay {
  /** K by which the vents start later, and the minute of the local day from which they do. */
  readonly raise: number;
  readonly keepFrom: number;
  /** W/m² of daylight in the house below which the night screen is drawn. */
  readonly drawBelow: number;
  /** K above the frost minimum that the heater keeps. */
  readonly heatAbove: number;
}

/** What is best for the coming hours, as far as the model knows this house. */
export interface Plan extends PlannedDay {
  /** Monotonic. */
  readonly madeAt: Millis;
  /** Why, for people. */
  readonly because: Because;
}

/** What the rules go by: minute of the day, W/m², K. From half past twelve the sun is past its highest. */
export const RULES = { keepFrom: 12.5 * 60, drawBelow: 60, heatAbove: 0 } as const;

/** How far a plan may go, whatever it says. K, minute of the day, W/m², K; a closing light of 60–120 W/m² was best in a computed year. */
export const PLAN_BOUNDS = {
  raise: { least: 0, most: 4 },
  keepFrom: { least: 11 * 60, most: 16 * 60 },
  drawBelow: { least: 30, most: 150 },
  heatAbove: { least: 0, most: 1 },
} as const;

/** A new plan comes every half hour; one that is older than two and a half of them has lost its planner. */
const LONGEST_LIFE = minutes(75);

/** The plan, held within its bounds; none when it is too old. */
export const livePlan = (plan: Plan | undefined, monotonic: Millis): Plan | undefined => {
  if (!plan || monotonic < plan.madeAt || monotonic - plan.madeAt > LONGEST_LIFE) return undefined;
  const held = (name: keyof typeof PLAN_BOUNDS) =>
    clamp(plan[name], PLAN_BOUNDS[name].least, PLAN_BOUNDS[name].most);
  return {
    ...plan,
    raise: held('raise'),
    keepFrom: held('keepFrom'),
    drawBelow: held('drawBelow'),
    heatAbove: held('heatAbove'),
  };
};

/** One round as the model lives it again; what was not well measured is absent. */
export interface LivedRound {
  readonly at: Timestamp;
  /** °C, kPa of vapour, m/s. */
  readonly outside: number | undefined;
  readonly vapour: number | undefined;
  readonly wind: number | undefined;
  /** W/m² of daylight inside, °C of the air and of the water inside, % of the air. */
  readonly light: number | undefined;
  readonly air: number | undefined;
  readonly humidity: number | undefined;
  readonly water: number | undefined;
  /** Shares, as confirmed: open, drawn, heating. */
  readonly vent: number;
  readonly screen: number;
  readonly heater: number;
  /** Why nobody can say what the house did; absent: all of it is told here. */
  readonly hidden?: Hidden;
}

/** What a look gives. Both absent while too little of the last day is known; no plan where the model does not fit this house. */
export interface Looked {
  readonly plan?: Plan | undefined;
  readonly expected?: Expected | undefined;
}

export interface PlanQuestion {
  readonly now: Timestamp;
  readonly monotonic: Millis;
  readonly utcOffset: Millis;
  readonly tonight: FrostForecast;
  /** °C of air at which the vents begin and are fully open by day. */
  readonly ventStart: number;
  readonly ventFull: number;
  /** °C: the leaf must not fall below the first, nobody heats above the second. */
  readonly frostMinimum: number;
  readonly heatStop: number;
  /** What the rules would do by themselves. */
  readonly rules: PlannedDay;
  readonly hasHeater: boolean;
  readonly hasScreen: boolean;
}
