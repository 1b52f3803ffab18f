// Where the local day stands. Core knows no calendar: the rim passes `now` and the offset of the site's zone.
import type { Millis, Timestamp } from './units.ts';

/** Minutes in a day. */
export const DAY_MINUTES = 1440;
const DAY_MS = DAY_MINUTES * 60_000;

/** Minutes after local midnight, 0 ≤ m < 1440, fractions included. */
export const minuteOfDay = (now: Timestamp, utcOffset: Millis): number =>
  ((((now + utcOffset) % DAY_MS) + DAY_MS) % DAY_MS) / 60_000;

/**
 * Month of the local calendar, 1…12. Days to a civil date by eras of 400 years that begin in March (H. Hinnant, chrono-compatible
 * low-level date algorithms).
 */
export const monthOf = (now: Timestamp, utcOffset: Millis): number => {
  const day = Math.floor((now + utcOffset) / DAY_MS) + 719_468;
  const ofEra = day - Math.floor(day / 146_097) * 146_097;
  const leaps = Math.floor(ofEra / 1460) - Math.floor(ofEra / 36_524) + Math.floor(ofEra / 146_096);
  const year = Math.floor((ofEra - leaps) / 365);
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  return fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
};

/** A minute of the day as people write it: 390 → `06:30`, 1440 → `24:00`. */
export const clockFace = (minute: number): string => {
  const whole = Math.floor(minute);
  return `${pad(Math.floor(whole / 60))}:${pad(whole % 60)}`;
};

const pad = (x: number): string => String(x).padStart(2, '0');
