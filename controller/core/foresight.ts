// From a finished round to what a model that looks ahead is told and asked.
import type { OutputStatus } from './command.ts';
import { isFrostLikely } from './frost/advise.ts';
import { OPEN_HOUSE } from './frost/watch.ts';
import type { Hidden } from './house-witness.ts';
import type { Actuator, ActuatorId, ActuatorKind } from './installation.ts';
import { vapourPressure } from './physics/humid-air.ts';
import { globalRadiationOfDaylight } from './physics/light.ts';
import { type LivedRound, PLAN_BOUNDS, type PlannedDay, type PlanQuestion, RULES } from './plan.ts';
import { goodValue, type Reading, type Tag } from './reading.ts';
import type { TickConfig, TickResult } from './state.ts';
import {
  AIR_HUMIDITY,
  AIR_TEMPERATURE,
  LIGHT,
  OUTSIDE_HUMIDITY,
  OUTSIDE_TEMPERATURE,
  OUTSIDE_WIND,
  SOLUTION_TEMPERATURE,
} from './tags.ts';
import { celsius, percent, type Timestamp } from './units.ts';

/** What to ask after a round; undefined while nobody can say how tonight will be. */
export const toQuestion = (
  { now, monotonic, utcOffset }: Pick<PlanQuestion, 'now' | 'monotonic' | 'utcOffset'>,
  { tonight, targets }: Pick<TickResult, 'tonight' | 'targets'>,
  { profile, actuators }: Pick<TickConfig, 'profile' | 'actuators'>,
): PlanQuestion | undefined =>
  tonight && {
    now,
    monotonic,
    utcOffset,
    tonight,
    ventStart: profile.ventilation.start.value,
    ventFull: profile.ventilation.full.value,
    frostMinimum: targets.frostMinimum.value,
    heatStop: targets.heatStop,
    rules: rulesOf(isFrostLikely(tonight, targets.frostMinimum.value)),
    hasHeater: actuators.some(({ kind }) => kind === 'heater'),
    hasScreen: actuators.some(({ kind }) => kind === 'screen'),
  };

const rulesOf = (isFrostAhead: boolean): PlannedDay => ({
  raise: isFrostAhead ? PLAN_BOUNDS.raise.most : 0,
  keepFrom: RULES.keepFrom,
  drawBelow: RULES.drawBelow,
  heatAbove: RULES.heatAbove,
});

interface Round {
  readonly now: Timestamp;
  readonly readings: Readonly<Record<Tag, Reading>>;
  readonly outputs: readonly OutputStatus[];
  readonly actuators: readonly Actuator[];
  /** What people hold, and what is told of the house. */
  readonly overrides?: Readonly<Record<ActuatorId, unknown>>;
  readonly alarms?: readonly { readonly id: string }[];
}

export const toLivedRound = (round: Round): LivedRound => {
  const { now, readings, outputs, actuators } = round;
  const good = (tag: Tag) => goodValue(readings[tag]);
  const [outside, humidity, light] = [good(OUTSIDE_TEMPERATURE), good(OUTSIDE_HUMIDITY), good(LIGHT)];
  const isKnown = outside !== undefined && humidity !== undefined;
  const share = (kind: ActuatorKind) => meanDuty(kind, actuators, outputs);
  const hidden = hiddenOf(round);
  return {
    at: now,
    outside,
    vapour: isKnown ? vapourPressure(celsius(outside), percent(humidity)) : undefined,
    wind: good(OUTSIDE_WIND),
    light: light === undefined ? undefined : globalRadiationOfDaylight(light),
    air: good(AIR_TEMPERATURE),
    humidity: good(AIR_HUMIDITY),
    water: good(SOLUTION_TEMPERATURE),
    vent: share('vent'),
    screen: share('screen'),
    heater: share('heater'),
    ...(hidden ? { hidden } : {}),
  };
};

/** What the model moves, and what else moves the air. */
const MODELLED: readonly ActuatorKind[] = ['vent', 'screen', 'heater'];
const UNMODELLED: readonly ActuatorKind[] = ['fan', 'fogger', 'lamp', 'shade'];

/** What of the house the model would not know: who opens by hand tells nobody how far. */
const hiddenOf = ({ actuators, outputs, overrides = {}, alarms = [] }: Round): Hidden | undefined => {
  const idsOf = (kinds: readonly ActuatorKind[]) =>
    actuators.flatMap(({ id, kind }) => (kinds.includes(kind) ? [id] : []));
  const dutyOf = (id: ActuatorId) => outputs.find(({ actuator }) => actuator === id)?.duty ?? undefined;
  const moved = idsOf(MODELLED);
  if (!actuators.some(({ kind }) => kind === 'vent')) return 'by-hand';
  if (alarms.some(({ id }) => id === OPEN_HOUSE)) return 'open-house';
  if (moved.some((id) => overrides[id] !== undefined)) return 'person';
  if (moved.some((id) => dutyOf(id) === undefined)) return 'unknown-output';
  return idsOf(UNMODELLED).some((id) => dutyOf(id) !== 0) ? 'other-output' : undefined;
};

/** An output that nobody knows is taken to be at rest, which is where the board puts it. */
const meanDuty = (
  kind: ActuatorKind,
  actuators: readonly Actuator[],
  outputs: readonly OutputStatus[],
): number => {
  const own = actuators.filter((actuator) => actuator.kind === kind).map(({ id }) => id);
  const duties = outputs.filter(({ actuator }) => own.includes(actuator));
  return duties.length === 0 ? 0 : duties.reduce((sum, { duty }) => sum + (duty ?? 0), 0) / duties.length;
};
