// What of the journal is at hand without the disk: the newest entries and the counters of the last days.
import type { JournalEntry } from '../core/journal-entry.ts';
import type { Timestamp } from '../core/units.ts';

const KEPT_ENTRIES = 2000;
/** Counters are asked for since local midnight: the newest of this many additions cover weeks. */
const KEPT_COUNTS = 20_000;

export interface JournalMemory {
  add(entry: JournalEntry): void;
  /** Newest last. */
  recent(limit: number): readonly JournalEntry[];
  /** Sum of all additions to `counter` at or after `since`, in the counter's unit. */
  counted(counter: string, since: Timestamp): number;
}

export const createJournalMemory = (): JournalMemory => {
  const entries: JournalEntry[] = [];
  const counts: JournalEntry[] = [];
  return {
    add(entry) {
      keep(entries, entry, KEPT_ENTRIES);
      if (entry.kind === 'count') keep(counts, entry, KEPT_COUNTS);
    },
    recent: (limit) => (limit > 0 ? entries.slice(-limit) : []),
    counted: (counter, since) =>
      counts
        .filter(({ subject, at }) => subject === counter && at >= since)
        .reduce((sum, { amount = 0 }) => sum + amount, 0),
  };
};

/** Drops the oldest in batches: shifting a long list at every entry would cost more than the list. */
const keep = (list: JournalEntry[], entry: JournalEntry, limit: number): void => {
  list.push(entry);
  if (list.length >= limit * 1.25) list.splice(0, list.length - limit);
};
