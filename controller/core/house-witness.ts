// The virtual house as a witness: what it expected of the air beside what the probes said. It lives by the weather outside, the light and
// what outputs did, never by the probe it is asked about, so a probe that drifts does not take it along. What it misses of this house is
// learned and left out; only a change of the miss tells. A witness for people alone: the model knows neither doors nor hands nor how the
// crop has grown, so nothing here may reach the readings, and no loop asks for it.
import { type Because, because, shown } from './because.ts';
import type { Tag } from './reading.ts';
import { AIR_HUMIDITY, AIR_TEMPERATURE } from './tags.ts';
import { type Millis, type Timestamp, timestamp } from './units.ts';

/** Why nobody can say what the house did meanwhile. */
export type Hidden = 'by-hand' | 'unknown-output' | 'person' | 'other-output' | 'open-house' | 'gap';

/** °C or %, means; measured is absent where the probe was not good. */
export interface Beside {
  readonly expected: number;
  readonly measured: number | undefined;
}

/** Half an hour that the model has lived again, up to `at`. */
export interface Expected {
  readonly at: Timestamp;
  /** W/m² outside, mean. */
  readonly sun: number;
  readonly air: Beside;
  readonly humidity: Beside;
  readonly hidden?: Hidden;
}

/** By day humidity is made by vents and wind, which no model of a family's house knows well enough. */
export const PARTS = ['airByNight', 'airByDay', 'humidityByNight'] as const;
export type Part = (typeof PARTS)[number];

/** Measured less expected, mean of so many half hours. */
interface Miss {
  readonly mean: number;
  readonly halfHours: number;
}

/** From six in the evening to six in the evening; `day` since 1970, local, of its morning. */
export type HouseDay = { readonly day: number } & { readonly [part in Part]?: Miss };

export type Witnessed =
  | { readonly state: 'unknown' | 'agrees'; readonly because: Because }
  /** `by`: how far it has gone from what was usual, K or %. */
  | { readonly state: 'doubts'; readonly because: Because; readonly by: number };

/** With what it expected of the last half hour, °C or %; absent where nobody can say. */
export type Testimony = Witnessed & { readonly expected?: number };

const DAY_MS = 86_400_000;
const EVENING = DAY_MS / 4;
/** W/m² outside: below it is night, above the sun makes the day. */
const DARK = 20;
const BRIGHT = 400;
/** Half hours without which a part of a day tells nothing. */
const FEWEST: Readonly<Record<Part, number>> = { airByNight: 8, airByDay: 3, humidityByNight: 8 };
/** Days whose mean is held against the mean of those before: at least so many, and at most. */
const RECENT = 7;
const LEAST_BEFORE = 7;
const MOST_BEFORE = 28;
/** Days that lie so far back say nothing of today. */
const FORGOTTEN = 45;
const RECENT_WITHIN = 14;
/**
 * How far the mean of a week may go from what was usual. In eleven judged months of sound virtual houses (three kinds of house lived by
 * the model of one, dry cold, hot and wet months) it went 1.4 K by night, 2.0 K by day and 1.6 % at most; by day it never rose more than
 * 1.2 K above what the nights would have it. Nothing makes a probe read less in the sun.
 */
const BAND = { airByNight: 1.8, airByDay: 2.5, humidityByNight: 4, inSun: 1.3 } as const;
/** K and %: a house that is missed by more is not the model's. */
const FOREIGN: Readonly<Record<Part, number>> = { airByNight: 6, airByDay: 8, humidityByNight: 20 };

/** The days with half an hour more; the same where it tells nothing. */
export const hearExpected = (
  days: readonly HouseDay[],
  { at, sun, air, humidity, hidden }: Expected,
  utcOffset: Millis,
): readonly HouseDay[] => {
  const isNight = sun < DARK;
  if (hidden !== undefined || (!isNight && sun < BRIGHT)) return days;
  // The half hour that ends at six belongs to the day that ends.
  const today = houseDay(timestamp(at - 1), utcOffset);
  const last = days.at(-1);
  const before = last?.day === today ? last : { day: today };
  const told: readonly [Part, Beside][] = isNight
    ? [
        ['airByNight', air],
        ['humidityByNight', humidity],
      ]
    : [['airByDay', air]];
  const next = told.reduce((day, [part, beside]) => addMiss(day, part, beside), before);
  if (next === before) return days;
  return [...days.filter(({ day }) => day !== today && day > today - FORGOTTEN), next];
};

/** Of the moment; a clock that was set back makes it a day that is over. */
export const houseDay = (at: Timestamp, utcOffset: Millis): number =>
  Math.floor((at + utcOffset + EVENING) / DAY_MS);

const addMiss = (day: HouseDay, part: Part, { measured, expected }: Beside): HouseDay => {
  if (measured === undefined) return day;
  const { mean, halfHours } = day[part] ?? { mean: 0, halfHours: 0 };
  const more = halfHours + 1;
  return { ...day, [part]: { mean: mean + (measured - expected - mean) / more, halfHours: more } };
};

/** Of the days that were over before `today` and began after `since`, when the probe got its line. */
export const judgeExpected = (
  days: readonly HouseDay[],
  tag: Tag,
  { today, since = 0 }: { readonly today: number; readonly since?: number },
): Witnessed => {
  const over = days.filter(({ day }) => day < today && day > since);
  const checks = tag === AIR_HUMIDITY ? humidityChecks(over) : airChecks(over);
  const seen = checks.map((check) => ({ ...check, ...changeOf(check.misses, today) }));
  const told = seen.find(
    ({ change, band, isOneSided }) =>
      change !== undefined && Math.max(change, isOneSided ? 0 : -change) > band,
  );
  if (told?.change !== undefined) return doubt(tag, told.word, told.change);
  if (seen.some(({ usual, foreign }) => Math.abs(usual ?? 0) > foreign)) return unknown('unknown-house');
  return seen.some(({ change }) => change !== undefined)
    ? { state: 'agrees', because: because('witness.agrees') }
    : unknown('learning');
};

export const unknown = (
  why: Hidden | 'no-day' | 'learning' | 'unknown-house' | 'not-measured',
): Witnessed => ({
  state: 'unknown',
  because: because(`witness.${why}`),
});

const doubt = (tag: Tag, word: string, change: number): Witnessed => {
  const by = shown(tag === AIR_HUMIDITY ? 'humidity' : 'airTemperature', Math.abs(change));
  return { state: 'doubts', because: because(`witness.${change > 0 ? 'more' : 'less'}-${word}`), by };
};

interface Check {
  readonly word: string;
  readonly band: number;
  /** Only what reads more is told of. */
  readonly isOneSided?: true;
  readonly foreign: number;
  readonly misses: readonly { readonly day: number; readonly miss: number }[];
}

const airChecks = (days: readonly HouseDay[]): readonly Check[] => {
  const [night, day] = [checkOf(days, 'airByNight', 'by-night'), checkOf(days, 'airByDay', 'by-day')];
  // By day and by night the same ground and walls are missed: what the sun does to a probe stands out of both.
  const bySun = day.misses.flatMap((bright) => {
    const dark = night.misses.find((each) => each.day === bright.day);
    return dark ? [{ day: bright.day, miss: bright.miss - dark.miss }] : [];
  });
  return [
    night,
    day,
    { word: 'in-sun', band: BAND.inSun, isOneSided: true, foreign: Number.POSITIVE_INFINITY, misses: bySun },
  ];
};

const humidityChecks = (days: readonly HouseDay[]): readonly Check[] => [
  checkOf(days, 'humidityByNight', 'damp'),
];

const checkOf = (days: readonly HouseDay[], part: Part, word: string): Check => ({
  word,
  band: BAND[part],
  foreign: FOREIGN[part],
  misses: days.flatMap(({ day, [part]: miss }) =>
    miss && miss.halfHours >= FEWEST[part] ? [{ day, miss: miss.mean }] : [],
  ),
});

/** From what was usual to the last week. */
const changeOf = (
  misses: Check['misses'],
  today: number,
): { readonly usual?: number; readonly change?: number } => {
  const recent = misses.slice(-RECENT);
  const before = misses.slice(0, -RECENT).slice(-MOST_BEFORE);
  const first = recent[0];
  if (before.length < LEAST_BEFORE || !first || first.day < today - RECENT_WITHIN) return {};
  const usual = meanOf(before);
  return { usual, change: meanOf(recent) - usual };
};

const meanOf = (misses: Check['misses']): number =>
  misses.reduce((sum, { miss }) => sum + miss, 0) / misses.length;

/** What it can speak about. */
export const WITNESSED: readonly Tag[] = [AIR_TEMPERATURE, AIR_HUMIDITY];
