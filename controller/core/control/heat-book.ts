// What a heater has used: its starts of the day, its hours of the night. Both are spread, so that the coldest hour, the one
// before sunrise, still finds a start and fuel; only leaves at their damage limit take what is there.
import { type Because, because } from '../because.ts';
import type { Actuator } from '../installation.ts';
import { DAY_MINUTES } from '../local-time.ts';
import { hours, type Millis, minutes } from '../units.ts';
import { isSurelyDamp } from './damp.ts';
import type { LeafPast } from './heat-rest.ts';
import type { Situation } from './situation.ts';

/** Starts in a day that relays and igniters bear for years: practice, 30 a day. */
export const MOST_STARTS = 30;

/** What counts of a heater here. */
export type Heater = Pick<Actuator, 'switching'>;

/** What has no contacts may start as often as it is cold. */
const mostStarts = ({ switching }: Heater): number =>
  switching === 'solid-state' ? Number.POSITIVE_INFINITY : MOST_STARTS;
const DAY = hours(24);
/** Share of the night's hours that is free from sunset on; the rest comes with the night. Field judgement. */
const FREE_SHARE = 0.3;
/** Minutes after sunrise from which the sun warms a small house: field judgement. */
const WARM_AFTER = 60;
/** A pulse of heat, and how long until the next. Field judgement: the air of a small house is changed in a quarter of an hour. */
const PULSE = minutes(10);
const PULSE_EVERY = minutes(40);

/** Times are monotonic. */
export interface HeatBook extends LeafPast {
  readonly isOn: boolean;
  /** Starts of the last day, oldest first. */
  readonly starts: readonly Millis[];
  /** ms of heating since sunset. */
  readonly used: number;
  readonly at?: Millis;
  /** °C of the leaf then. */
  readonly leaf?: number;
  /** Since when this pulse heats. */
  readonly pulseAt?: Millis;
  readonly lastPulse?: Millis;
}

export const NO_HEAT: HeatBook = { isOn: false, starts: [], used: 0 };

/** The book after this round. A day with sun begins a new account. */
export const followHeat = (
  was: HeatBook,
  isOn: boolean,
  situation: Situation,
  { switching }: Heater,
): HeatBook => {
  const { monotonic, targets } = situation;
  const starts = was.starts.filter((at) => at > monotonic - accountOf(situation));
  const passed = was.isOn && was.at !== undefined ? monotonic - was.at : 0;
  const lastPulse = was.pulseAt ?? was.lastPulse;
  return {
    ...was,
    isOn,
    starts: isOn && !was.isOn && switching === undefined ? [...starts, monotonic] : starts,
    used: targets.isDay ? 0 : was.used + passed,
    at: monotonic,
    ...(lastPulse === undefined ? {} : { lastPulse }),
  };
};

/** Why it must not heat although it is cold; nothing where it may. */
export const heatRefusal = (
  was: HeatBook,
  situation: Situation,
  isDanger: boolean,
  heater: Heater,
): Because | undefined => {
  const limit = situation.site.limits?.heatingHours;
  if (limit !== undefined && !situation.targets.isDay) {
    if (was.used >= hours(limit)) return because('because.heat-spent', { hours: limit });
    if (!isDanger && was.used >= hours(limit) * allowedShare(situation))
      return because('because.heat-rationed', { hours: limit });
  }
  return was.isOn || isDanger || mayStart(was, situation, heater)
    ? undefined
    : because('because.heat-starts', { most: MOST_STARTS });
};

/** Share of the night's hours that may have been used by now. Without a clock nobody knows how long the night still is: half. */
const allowedShare = ({ minuteOfDay, sun }: Situation): number => {
  if (minuteOfDay === undefined) return (1 + FREE_SHARE) / 2;
  const passed = (minuteOfDay - sun.set + DAY_MINUTES) % DAY_MINUTES;
  return FREE_SHARE + (1 - FREE_SHARE) * Math.min(1, passed / (DAY_MINUTES - sun.set + sun.rise));
};

/** ms from one start to the next, so that those left last as long as the night, or as the day where nobody knows. */
export const paceOf = ({ starts }: HeatBook, situation: Situation, heater: Heater): number => {
  const { monotonic: now } = situation;
  const used = starts.filter((at) => at > now - accountOf(situation));
  const left = mostStarts(heater) - used.length;
  return (untilWarm(situation) ?? (used[0] ?? now) + DAY - now) / Math.max(left, 1);
};

/**
 * Half of the day's starts are free. Longer runs keep the others to their pace (`paceOf`); here they are only kept from being
 * spent twice as fast.
 */
const mayStart = (was: HeatBook, situation: Situation, heater: Heater): boolean => {
  const { monotonic: now } = situation;
  const used = was.starts.filter((at) => at > now - accountOf(situation));
  const last = used.at(-1);
  const left = mostStarts(heater) - used.length;
  if (last === undefined || left > MOST_STARTS / 2) return true;
  return left > 0 && now - last >= paceOf(was, situation, heater) / 2;
};

/** ms since the account of starts began: at noon, so that a night is one account; without a clock the last day. */
const accountOf = ({ minuteOfDay }: Situation): Millis =>
  minuteOfDay === undefined ? DAY : minutes((minuteOfDay + DAY_MINUTES / 2) % DAY_MINUTES);

/** ms until the sun warms the house, an hour after it rose; by day and without a clock nobody can say. */
const untilWarm = ({ minuteOfDay, sun, targets }: Situation): Millis | undefined =>
  minuteOfDay === undefined || (targets.isDay && minuteOfDay > sun.rise + WARM_AFTER)
    ? undefined
    : minutes((sun.rise + WARM_AFTER - minuteOfDay + DAY_MINUTES) % DAY_MINUTES);

/** Dew settles on leaves that are measured, by night, and this pulse goes on or the next is due. */
export const isPulseDue = (
  { pulseAt, lastPulse }: HeatBook,
  { damp, targets, monotonic }: Situation,
): boolean => {
  if (!isSurelyDamp(damp) || targets.isDay) return false;
  if (pulseAt !== undefined) return monotonic - pulseAt < PULSE;
  return lastPulse === undefined || monotonic - lastPulse >= PULSE_EVERY;
};
