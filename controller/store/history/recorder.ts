// Brings rows to the day logs, minute by minute, off the control path. A disk that refuses costs nothing but the rows beyond one hour:
// they wait, and the next minute tries again.
import type { Tag } from '../../core/reading.ts';
import { type Millis, type Timestamp, timestamp } from '../../core/units.ts';
import type { Log } from '../../ports.ts';
import { errorCode } from '../disk-fault.ts';
import { localDay } from '../local-day.ts';
import { createDayLog, type DayLog, resumeDayLog } from './day-log.ts';
import { HOUR_MS } from './hours.ts';
import { type Part, partName } from './part.ts';
import type { Shelf } from './shelf.ts';
import { type Row, type Table, tableOf } from './table.ts';

/** Channels of one part: a rig has at most 40, with its outputs and derived values. */
const MOST_TAGS = 64;
/** An hour of 5 s rounds. */
const MOST_WAITING = 720;

export interface RecorderOptions {
  readonly shelf: Shelf;
  readonly utcOffset: (at: Timestamp) => Millis;
  readonly log: Log;
}

export interface HistoryRecorder {
  add(row: Row): void;
  /** What is not on the disk yet. */
  waiting(): Table;
  /** Writes what waits; throws what the disk says, keeping the rows. */
  flush(): Promise<void>;
  /** The rows of hours that are over, oldest first: on a nearly full disk only their roll-up is kept. */
  finishedHours(): readonly Row[];
  /** Lets the oldest so many rows go. */
  forget(count: number): void;
  /** Logs that no more rows go to, oldest first. */
  finished(): readonly Part[];
  close(): Promise<void>;
}

export const createHistoryRecorder = ({ shelf, utcOffset, log }: RecorderOptions): HistoryRecorder => {
  const rows: Row[] = [];
  let current: { readonly part: Part; readonly file: DayLog } | undefined;

  const dayOf = ({ at }: Row): string => localDay(timestamp(at), utcOffset);

  const letGo = async (): Promise<void> => {
    const leaving = current;
    current = undefined;
    await leaving?.file.close();
  };

  const begin = async (day: string, tags: readonly Tag[]): Promise<DayLog> => {
    const part = shelf.nextPart(day);
    const file = await createDayLog(shelf.pathOf(part, 'log'), tags);
    shelf.note(part, 'log', true);
    current = { part, file };
    log.info('history log begun', { part: partName(part), channels: tags.length });
    return file;
  };

  /** The log an earlier process left of this day, if it can go on. */
  const resume = async (day: string): Promise<DayLog | undefined> => {
    const part = shelf.parts('log').findLast((left) => left.day === day);
    if (!part) return undefined;
    const file = await resumeDayLog(shelf.pathOf(part, 'log'));
    if (file) current = { part, file };
    else await shelf.setAside(part);
    return file;
  };

  const logFor = async (day: string, tags: readonly Tag[]): Promise<DayLog> => {
    if (current?.part.day !== day) await letGo();
    const file = current?.file ?? (await resume(day));
    const all = [...new Set([...(file?.tags ?? []), ...tags])];
    if (all.length > MOST_TAGS) log.warn('too many channels for the history', { left: all.slice(MOST_TAGS) });
    const kept = all.slice(0, MOST_TAGS);
    if (file && kept.length === file.tags.length) return file;
    await letGo();
    return begin(day, kept);
  };

  return {
    add(row) {
      rows.push(row);
      if (rows.length > MOST_WAITING) rows.shift();
    },
    waiting: () => tableOf(rows, tagsOf(rows)),
    finishedHours: () => {
      const present = hourOf(rows.at(-1));
      return rows.slice(
        0,
        rows.findIndex((row) => hourOf(row) === present),
      );
    },
    forget: (count) => {
      rows.splice(0, count);
    },
    async flush() {
      try {
        for (let first = rows[0]; first; first = rows[0]) {
          const day = dayOf(first);
          const end = rows.findIndex((row) => dayOf(row) !== day);
          const run = rows.slice(0, end < 0 ? rows.length : end);
          await (await logFor(day, tagsOf(run))).append(run);
          rows.splice(0, Math.max(rows.indexOf(run.at(-1) ?? first) + 1, 0));
        }
      } catch (cause) {
        // Somebody took the file away to make room: the next minute begins another.
        if (errorCode(cause) === 'ENOENT') current = undefined;
        throw cause;
      }
    },
    finished: () =>
      shelf.parts('log').filter((part) => !current || partName(part) !== partName(current.part)),
    close: letGo,
  };
};

const hourOf = (row: Row | undefined): number => Math.floor((row?.at ?? 0) / HOUR_MS);

/** Every channel that occurs in the rows. */
export const tagsOf = (rows: readonly Row[]): readonly Tag[] => [
  ...new Set(rows.flatMap(({ values }) => [...values.keys()])),
];
