// A line in the journal of who did what. A journal that cannot be written is told to the log, and holds nobody up: what was done is done.
import type { JournalEntry } from '../core/journal-entry.ts';
import type { Clock, Journal, Log } from '../ports.ts';

export interface NoteDeps {
  readonly clock: Pick<Clock, 'now'>;
  readonly journal: Pick<Journal, 'append'>;
  readonly log: Pick<Log, 'error'>;
}

/** Resolves when it is written or given up; never rejects. */
export type Note = (subject: string, by: string, change: string) => Promise<void>;

export const createNote =
  ({ clock, journal, log }: NoteDeps): Note =>
  async (subject, by, change) => {
    const entry: JournalEntry = { at: clock.now(), kind: 'person', subject, by, change };
    try {
      await journal.append(entry);
    } catch (cause) {
      log.error('journal entry lost', { entry, cause: String(cause) });
    }
  };
