// What a control loop sees on a mild noon when nothing is measured: each test says what is different.

import { judgeDamp } from '../../../controller/core/control/damp.ts';
import { BARE } from '../../../controller/core/control/leaf.ts';
import type { Situation } from '../../../controller/core/control/situation.ts';
import { resolveTargets } from '../../../controller/core/crop/setpoints.ts';
import { resolveStage } from '../../../controller/core/crop/stage.ts';
import { good, type Reading } from '../../../controller/core/reading.ts';
import { millis, timestamp } from '../../../controller/core/units.ts';
import { fittedChannels } from './fitted-house.ts';
import { config, lettuce, localTime, UTC_OFFSET } from './house.ts';

export const AT = timestamp(0);
export const sun = { rise: 400, set: 1070 };
export const growth = resolveStage(lettuce, 'growth');

/** The crop's wishes at a minute of a day with mild air outside. */
export const targetsAt = (minuteOfDay: number, outside = 15) =>
  resolveTargets(lettuce, growth, { sun, minuteOfDay, light: undefined, outside: good(outside, AT) });

/** Good readings of so many tags. */
export const seen = (values: Readonly<Record<string, number>>): Situation['readings'] =>
  Object.fromEntries(Object.entries(values).map(([tag, value]): [string, Reading] => [tag, good(value, AT)]));

export const situationOf = (
  readings: Situation['readings'],
  over: Partial<Situation> & { readonly hour?: number } = {},
): Situation => {
  const minuteOfDay = (over.hour ?? 12) * 60;
  const { hour: _hour, ...rest } = over;
  return {
    now: localTime(Math.floor(minuteOfDay / 60), minuteOfDay % 60),
    utcOffset: UTC_OFFSET,
    monotonic: millis(0),
    minuteOfDay,
    readings,
    targets: targetsAt(minuteOfDay),
    schedule: config.schedule,
    stage: config.stage,
    confirmed: [],
    profile: lettuce,
    site: config.site,
    channels: fittedChannels,
    sun,
    weather: { wind: 'calm', isRaining: false },
    damp: judgeDamp(readings, BARE, { isDamp: false }),
    bankedHeat: 0,
    charge: undefined,
    lightToday: 0,
    isHeating: false,
    isFilling: false,
    outputs: [],
    alarms: [],
    isCirculating: true,
    ...rest,
  };
};
