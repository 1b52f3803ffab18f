// The day of the family's calendar: files are named by it.
import type { Millis, Timestamp } from '../core/units.ts';

export const DAY_MS = 86_400_000;

/** `2026-07-01`, the local day of a moment. */
export const localDay = (at: Timestamp, utcOffset: (at: Timestamp) => Millis): string =>
  isoDay(at + utcOffset(at));

/** `2026-07-01` of a moment taken as UTC, ms. */
export const isoDay = (at: number): string => new Date(at).toISOString().slice(0, -14);
