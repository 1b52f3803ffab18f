// Where the local day stands. Core knows no calendar: the rim passes `now` and the offset of the site's zone.
import type { Millis, Timestamp } from './units.ts';

/** Minutes in a day. */
export const DAY_MINUTES = 1440;
const DAY_MS = DAY_MINUTES * 60_000;

/** Minutes after local midnight, 0 ≤ m < 1440, fractions included. */
export const minuteOfDay = (now: Timestamp, utcOffset: Millis): number =>
  ((((now + utcOffset) % DAY_MS) + DAY_MS) % DAY_MS) / 60_000;

/** A minute of the day as people write it: 390 → `06:30`, 1440 → `24:00`. */
export const clockFace = (minute: number): string => {
  const whole = Math.floor(minute);
  return `${pad(Math.floor(whole / 60))}:${pad(whole % 60)}`;
};

const pad = (x: number): string => String(x).padStart(2, '0');
