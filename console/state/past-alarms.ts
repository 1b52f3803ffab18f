// What called in the last days, from the lines of the journal: when it began, and how long it lasted.
import type { WireBecause } from '../../controller/contract/snapshot.ts';
import type { JournalLine } from './commands.ts';

export interface PastAlarm {
  readonly id: string;
  readonly because: WireBecause;
  /** ms since 1970. */
  readonly from: number;
  /** Absent while it stands, or when nobody saw its end. */
  readonly to?: number;
}

/** Newest first. `lines` are oldest first; one that was cleared before the span began is left out. */
export const pastAlarms = (lines: readonly JournalLine[]): readonly PastAlarm[] => {
  const past: PastAlarm[] = [];
  const open = new Map<string, number>();
  for (const { at, subject, because, change } of lines) {
    const index = open.get(subject);
    if (change === 'raised' && because) {
      open.set(subject, past.push({ id: subject, because, from: at }) - 1);
    } else if (change === 'cleared' && index !== undefined) {
      const begun = past[index];
      if (begun) past[index] = { ...begun, to: at };
      open.delete(subject);
    }
  }
  return past.reverse();
};

const DAY_MS = 86_400_000;

/** Local days since 1970. */
export const dayNumber = (at: number, utcOffset: number): number => Math.floor((at + utcOffset) / DAY_MS);

/** 1970 began on a Thursday. */
export const weekdayKey = (day: number): (typeof WEEKDAYS)[number] =>
  WEEKDAYS[(((day + 4) % 7) + 7) % 7] ?? WEEKDAYS[0];

const WEEKDAYS = [
  'weekday.sunday',
  'weekday.monday',
  'weekday.tuesday',
  'weekday.wednesday',
  'weekday.thursday',
  'weekday.friday',
  'weekday.saturday',
] as const;
