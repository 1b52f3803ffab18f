// The mean air temperature of each local day, from the hours that were measured.
import type { Millis, Timestamp } from '../units.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Hours of a day that must be known. With six missing, the mean of a day that swings by 20 K still errs by less than 3 K (field judgement). */
const LEAST_HOURS = 18;

/** Moments and what was measured then, °C; null where nothing good was. */
export interface Hours {
  readonly at: readonly Timestamp[];
  readonly mean: readonly (number | null)[];
}

/** Number of the local day since 1970-01-01. */
export const dayNumber = (at: Timestamp, utcOffset: Millis): number => Math.floor((at + utcOffset) / DAY_MS);

/** First moment of a local day, ms since 1970. */
export const startOfDay = (day: number, utcOffset: Millis): number => day * DAY_MS - utcOffset;

/** °C by day number; a day of which too few hours are known has none. */
export const dayMeans = ({ at, mean }: Hours, utcOffset: Millis): ReadonlyMap<number, number> => {
  const hours = new Map<number, number[]>();
  for (const [n, value] of mean.entries()) {
    const moment = at[n];
    if (value === null || moment === undefined) continue;
    const hour = Math.floor((moment + utcOffset) / HOUR_MS);
    hours.set(hour, [...(hours.get(hour) ?? []), value]);
  }
  const days = new Map<number, number[]>();
  for (const [hour, values] of hours) {
    const day = Math.floor(hour / 24);
    days.set(day, [...(days.get(day) ?? []), average(values)]);
  }
  return new Map(
    [...days].flatMap(([day, values]) => (values.length < LEAST_HOURS ? [] : [[day, average(values)]])),
  );
};

const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
