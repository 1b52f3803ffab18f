// The day of the family's calendar: files are named by it.
import { type Millis, type Timestamp, timestamp } from '../core/units.ts';

export const DAY_MS = 86_400_000;

/** `2026-07-01`, the local day of a moment. */
export const localDay = (at: Timestamp, utcOffset: (at: Timestamp) => Millis): string =>
  isoDay(at + utcOffset(at));

/** `2026-07-01` of a moment taken as UTC, ms. */
export const isoDay = (at: number): string => new Date(at).toISOString().slice(0, -14);

/** First moment, as UTC, of the day that `isoDay` named. */
export const startOfDay = (day: string): Timestamp => timestamp(Date.parse(day));
