// What the family reads first: one level, one sentence. The gravest fact speaks; when nothing is wrong, the house tells how it is.

import type { Alarm, Verdict } from './alarm.ts';
import { type Because, because, shown } from './because.ts';
import { FROST } from './conditions.ts';
import type { Targets } from './crop/targets.ts';
import { coldDanger } from './frost/danger.ts';
import { type Good, isGood, type Reading, type Tag } from './reading.ts';
import { AIR_TEMPERATURE, OUTSIDE_TEMPERATURE } from './tags.ts';

/** Falling this fast (K/h) is a trend; slower is the night. */
const LEAST_FALL = 0.5;
/** h: frost that is nearer than this is a danger now. */
const SOON = 1;
/** K: so near the frost minimum, frost outside the film is a danger for what is inside. */
const NEAR = 2;

export interface Outlook {
  readonly stopped: boolean;
  readonly linkReady: boolean;
  readonly alarms: readonly Alarm[];
  readonly readings: Readonly<Record<Tag, Reading>>;
  readonly targets: Targets;
  /** K/h inside, where half an hour has been watched. */
  readonly airChange: number | undefined;
}

export const judgeHouse = (outlook: Outlook): Verdict => {
  const { alarms, stopped, linkReady } = outlook;
  const others = alarms.filter(
    ({ id, shelved, returned }) => id !== FROST && !shelved && returned !== 'often',
  );
  const danger = findFrost(outlook) ?? sentenceOf(others.find(({ priority }) => priority === 'danger'));
  if (danger) return { level: 'danger', because: danger };
  if (stopped) return { level: 'attention', because: because('verdict.stopped') };
  if (!linkReady) return { level: 'attention', because: because('verdict.no-link') };
  const attention = findPassedFrost(outlook) ?? sentenceOf(others[0]);
  if (attention) return { level: 'attention', because: attention };
  const air = outlook.readings[AIR_TEMPERATURE];
  // All may be well, but nobody can tell without the temperature of the air.
  if (!isGood(air)) return { level: 'attention', because: because('verdict.no-air-temperature') };
  return { level: 'good', because: describe(air, outlook) };
};

/** An alarm's own sentence: the half that says what, where there are halves. A lost link tells all in one. */
const sentenceOf = (alarm: Alarm | undefined): Because | undefined => {
  if (!alarm) return undefined;
  const { key, params } = alarm.because;
  return because(key.startsWith('alarm.') ? `${key}.what` : key, { ...params });
};

/** Frost now, or before long: by the inside trend, or by frost outside while little warmth is left inside. */
const findFrost = ({ readings, targets, airChange = 0 }: Outlook): Because | undefined => {
  const air = readings[AIR_TEMPERATURE];
  if (!isGood(air)) return undefined;
  const minimum = targets.frostMinimum.value;
  const temperature = shown('airTemperature', air.value);
  const danger = coldDanger(minimum);
  if (air.value <= minimum) return because(`verdict.${danger}-now`, { temperature });
  const margin = air.value - minimum;
  if (airChange <= -LEAST_FALL && margin / -airChange <= SOON)
    return because(`verdict.${danger}-soon`, {
      temperature,
      minutes: Math.ceil((margin / -airChange) * 6) * 10,
    });
  const outside = readings[OUTSIDE_TEMPERATURE];
  if (isGood(outside) && outside.value <= 0 && margin <= NEAR && airChange <= 0 && !targets.isDay)
    return because('verdict.frost-outside', { temperature, outside: shown('airTemperature', outside.value) });
  return undefined;
};

/** The frost alarm outlasts the cold, so that a night rings once; its sentence would tell a temperature that is past. */
const findPassedFrost = ({ alarms, readings, targets }: Outlook): Because | undefined => {
  const air = readings[AIR_TEMPERATURE];
  if (!isGood(air) || !alarms.some(({ id }) => id === FROST)) return undefined;
  const key = `verdict.${coldDanger(targets.frostMinimum.value)}-passed`;
  return because(key, { temperature: shown('airTemperature', air.value) });
};

const describe = (air: Good, { readings, targets }: Outlook): Because => {
  const temperature = shown('airTemperature', air.value);
  if (targets.isDay) return because('verdict.good-day', { temperature });
  const outside = readings[OUTSIDE_TEMPERATURE];
  return isGood(outside)
    ? because('verdict.good-night-outside', { temperature, outside: shown('airTemperature', outside.value) })
    : because('verdict.good-night', { temperature });
};
