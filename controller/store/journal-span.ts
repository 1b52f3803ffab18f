// Entries of a span of time, read back from the months on the disk: one reader at a time, a month at a time, so that a look at last
// year never holds up the rounds for long.
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { JournalEntry } from '../core/journal-entry.ts';
import { type Millis, type Timestamp, timestamp } from '../core/units.ts';
import type { JournalSpan } from '../ports.ts';
import { readJournalFile } from './journal-file.ts';
import { localDay } from './local-day.ts';

const MONTH_MS = 31 * 86_400_000;

export interface SpanReader {
  /** Oldest first; at most the newest `limit`. Rejects when the disk refuses. */
  read(span: JournalSpan): Promise<readonly JournalEntry[]>;
}

export const createSpanReader = ({
  folder,
  utcOffset,
  listMonths,
}: {
  readonly folder: string;
  readonly utcOffset: (at: Timestamp) => Millis;
  /** Month files, oldest first. */
  readonly listMonths: () => Promise<readonly string[]>;
}): SpanReader => {
  let turn: Promise<unknown> = Promise.resolve();

  /** A clock that was wrong at a month's edge put entries into the neighbouring file. */
  const monthsOf = async ({ from, to }: JournalSpan): Promise<readonly string[]> => {
    const first = monthName(timestamp(from - MONTH_MS), utcOffset);
    const last = monthName(timestamp(to + MONTH_MS), utcOffset);
    return (await listMonths()).filter((name) => name >= `${first}.` && name < `${last}~`);
  };

  const readAll = async (span: JournalSpan): Promise<readonly JournalEntry[]> => {
    const found: { readonly n: number; readonly entry: JournalEntry }[] = [];
    for (const name of await monthsOf(span)) {
      const { entries } = await readJournalFile(join(folder, name));
      found.push(...entries.filter(({ entry }) => isWanted(entry, span)));
      await nextTurn();
    }
    return found
      .sort((a, b) => a.n - b.n)
      .slice(-span.limit)
      .map(({ entry }) => entry);
  };

  return {
    read(span) {
      const next = turn.then(() => readAll(span));
      turn = next.catch(() => undefined);
      return next;
    },
  };
};

const monthName = (at: Timestamp, utcOffset: (at: Timestamp) => Millis): string =>
  localDay(at, utcOffset).slice(0, -3);

export const isWanted = ({ at, kind }: JournalEntry, { from, to, kinds }: JournalSpan): boolean =>
  at >= from && at <= to && (kinds === undefined || kinds.includes(kind));
