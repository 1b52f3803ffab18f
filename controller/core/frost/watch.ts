// The frost watch of one round: what the night teaches, what it threatens, and what to do about it.
import type { Advice } from '../alarm.ts';
import type { Condition } from '../alarms.ts';
import { because, shown } from '../because.ts';
import type { OutputStatus } from '../command.ts';
import type { SunTimes, Targets } from '../crop/targets.ts';
import type { Actuator, ActuatorId } from '../installation.ts';
import { goodValue, type Reading, type Tag } from '../reading.ts';
import { apartNow } from '../signal/witness.ts';
import {
  AIR_HUMIDITY,
  AIR_TEMPERATURE,
  OUTSIDE_HUMIDITY,
  OUTSIDE_TEMPERATURE,
  OUTSIDE_WIND,
} from '../tags.ts';
import type { Millis, Timestamp } from '../units.ts';
import { adviseFrost } from './advise.ts';
import { forecastNight } from './forecast.ts';
import { followNight, type NightMemory } from './night.ts';
import { type Air, EARLY_LASTS, isOpen, type Kept, keptOver, usuallyKept, wholeOf } from './shut-house.ts';

/** m/s: in more wind every house keeps less. Nights of the Altiplano have 1-3 at 2 m. */
const CALM = 5;
/** Share of its travel from which a night screen covers. */
const DRAWN = 0.5;

export interface FrostMoment {
  readonly now: Timestamp;
  readonly utcOffset: Millis;
  /** Undefined while the clock cannot be believed: a night at the wrong hour would teach nonsense. */
  readonly minuteOfDay: number | undefined;
  readonly sun: SunTimes;
  readonly readings: Readonly<Record<Tag, Reading>>;
  readonly targets: Targets;
  readonly actuators: readonly Actuator[];
  readonly outputs: readonly OutputStatus[];
}

export interface FrostRound {
  readonly memory: NightMemory;
  readonly advice: readonly Advice[];
  readonly conditions: readonly Condition[];
}

/** `own`: what the probes themselves say, in doubt or not. */
export const watchFrost = (
  moment: FrostMoment,
  own: FrostMoment['readings'],
  before: NightMemory,
): FrostRound => {
  const { minuteOfDay, sun, readings, targets } = moment;
  if (minuteOfDay === undefined) return { memory: { nights: before.nights }, advice: [], conditions: [] };
  const memory = followNight(before, {
    ...moment,
    outside: goodValue(readings[OUTSIDE_TEMPERATURE]),
    humidity: goodValue(readings[OUTSIDE_HUMIDITY]),
    inside: goodValue(readings[AIR_TEMPERATURE]),
    kept: isShut(moment) ? keptNow(moment) : undefined,
    apart: apartNow(own),
  });
  const advice = adviseFrost(forecastNight(memory), targets.frostMinimum.value, { minute: minuteOfDay, sun });
  return { memory, advice, conditions: findOpenHouse(memory) };
};

const confirmedOf = ({ outputs }: FrostMoment, id: ActuatorId) =>
  outputs.find(({ actuator }) => actuator === id)?.duty;

/** Every vent at its stop and every fan at rest, as far as the board knows; a house without motors may stand open by right. */
const isShut = (moment: FrostMoment): boolean => {
  const openings = moment.actuators.filter(({ kind }) => kind === 'vent' || kind === 'fan');
  return (
    openings.some(({ kind }) => kind === 'vent') && openings.every(({ id }) => confirmedOf(moment, id) === 0)
  );
};

const keptNow = (moment: FrostMoment): Kept | undefined => {
  const { readings, actuators } = moment;
  const inside = airOf(readings[AIR_TEMPERATURE], readings[AIR_HUMIDITY]);
  const outside = airOf(readings[OUTSIDE_TEMPERATURE], readings[OUTSIDE_HUMIDITY]);
  const isWindy = (goodValue(readings[OUTSIDE_WIND]) ?? 0) > CALM;
  const isScreened = actuators.some(
    ({ id, kind }) => kind === 'screen' && (confirmedOf(moment, id) ?? 0) >= DRAWN,
  );
  return inside && outside && !isWindy ? keptOver(inside, outside, isScreened) : undefined;
};

const airOf = (warmth: Reading | undefined, moisture: Reading | undefined): Air | undefined => {
  const [temperature, humidity] = [goodValue(warmth), goodValue(moisture)];
  return temperature === undefined || humidity === undefined ? undefined : { temperature, humidity };
};

/** Id of the alarm of a house that stands open. */
export const OPEN_HOUSE = 'open-house';

/** The board says shut, and the house keeps warmth and vapour as one that is not: a person must go and look. */
const findOpenHouse = ({ nights, open }: NightMemory): readonly Condition[] => {
  const kept = open && open.heard >= EARLY_LASTS ? wholeOf(open.early) : undefined;
  const usual = kept && usuallyKept(nights, kept.isScreened);
  if (!kept || !usual || !isOpen(kept, usual)) return [];
  const facts = {
    warmth: shown('airTemperature', kept.warmth),
    usual: shown('airTemperature', usual.warmth),
  };
  return [
    { id: OPEN_HOUSE, priority: 'attention', because: because('alarm.open-house', facts), latched: true },
  ];
};
