// The frost watch of one round: what the night teaches, what it threatens, and what to do about it.
import type { Advice } from '../alarm.ts';
import type { SunTimes, Targets } from '../crop/targets.ts';
import { goodValue, type Reading, type Tag } from '../reading.ts';
import { AIR_TEMPERATURE, OUTSIDE_HUMIDITY, OUTSIDE_TEMPERATURE } from '../tags.ts';
import type { Millis, Timestamp } from '../units.ts';
import { adviseFrost } from './advise.ts';
import { forecastNight } from './forecast.ts';
import { followNight, type NightMemory } from './night.ts';

export interface FrostMoment {
  readonly now: Timestamp;
  readonly utcOffset: Millis;
  /** Undefined while the clock cannot be believed: a night at the wrong hour would teach nonsense. */
  readonly minuteOfDay: number | undefined;
  readonly sun: SunTimes;
  readonly readings: Readonly<Record<Tag, Reading>>;
  readonly targets: Targets;
}

export const watchFrost = (
  moment: FrostMoment,
  before: NightMemory,
): { readonly memory: NightMemory; readonly advice: readonly Advice[] } => {
  const { minuteOfDay, sun, readings, targets } = moment;
  if (minuteOfDay === undefined) return { memory: { nights: before.nights }, advice: [] };
  const memory = followNight(before, {
    ...moment,
    outside: goodValue(readings[OUTSIDE_TEMPERATURE]),
    humidity: goodValue(readings[OUTSIDE_HUMIDITY]),
    inside: goodValue(readings[AIR_TEMPERATURE]),
  });
  const advice = adviseFrost(forecastNight(memory), targets.frostMinimum.value, { minute: minuteOfDay, sun });
  return { memory, advice };
};
