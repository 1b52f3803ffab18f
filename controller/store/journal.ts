// What was done and why, append-only, a file per month. An entry is acknowledged when it is on the disk; entries of one moment
// share one flush. Counters are rebuilt from the newest files at start, so a restart never forgets a dose.
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Because } from '../core/because.ts';
import type { Millis, Timestamp } from '../core/units.ts';
import type { Journal, Log } from '../ports.ts';
import { diskTrouble } from './disk-fault.ts';
import { syncFolder } from './durable-file.ts';
import { createGroupCommit } from './group-commit.ts';
import { type JournalFile, keepTorn, openJournalFile, readJournalFile } from './journal-file.ts';
import { type NumberedEntry, writeLine } from './journal-line.ts';
import { createJournalMemory, type JournalMemory } from './journal-memory.ts';
import { createSpanReader, isWanted } from './journal-span.ts';
import { localDay } from './local-day.ts';
import { makeFolder } from './make-folder.ts';

export interface JournalOptions {
  readonly folder: string;
  readonly now: () => Timestamp;
  readonly utcOffset: (at: Timestamp) => Millis;
  readonly log: Log;
  /** Total of all months, bytes; the oldest months go first. */
  readonly capBytes?: number;
}

const CAP_BYTES = 64 * 1024 * 1024;
/** Read back at start, newest files first: weeks of entries, a few hundredths of a second. */
const READ_BACK_BYTES = 2 * 1024 * 1024;

export const openJournal = async (options: JournalOptions): Promise<Journal> => {
  await makeFolder(options.folder);
  const memory = createJournalMemory();
  const writer = createJournalWriter(options);
  let next = (await readBack(options, memory)) + 1;
  let trouble: Because | undefined;

  const write = async (batch: readonly NumberedEntry[]): Promise<void> => {
    try {
      await writer.append(batch);
      trouble = undefined;
    } catch (cause) {
      if (!trouble) options.log.error('journal cannot be written', { cause: String(cause) });
      trouble = diskTrouble(cause);
      throw cause;
    }
  };
  const commits = createGroupCommit({ write, failTogether: false });
  const spans = createSpanReader({ ...options, listMonths: () => listMonths(options.folder) });

  return {
    /** Remembered at once, whatever the disk says: what may have been dosed must count. */
    append(entry) {
      memory.add(entry);
      return commits.add({ n: next++, entry });
    },
    recent: memory.recent,
    async between(span) {
      try {
        await commits.settled();
        return await spans.read(span);
      } catch (cause) {
        options.log.warn('journal cannot be read back', { cause: String(cause) });
        return memory
          .recent(Number.MAX_SAFE_INTEGER)
          .filter((entry) => isWanted(entry, span))
          .slice(-span.limit);
      }
    },
    counted: memory.counted,
    trouble: () => trouble,
    async close() {
      await commits.settled();
      await writer.close();
    },
  };
};

interface JournalWriter {
  append(batch: readonly NumberedEntry[]): Promise<void>;
  close(): Promise<void>;
}

/** Keeps the present month's file open; after a failure it is opened anew behind its last whole line. */
const createJournalWriter = ({
  folder,
  now,
  utcOffset,
  log,
  capBytes = CAP_BYTES,
}: JournalOptions): JournalWriter => {
  let month = '';
  let file: JournalFile | undefined;

  const close = async (): Promise<void> => {
    const closing = file;
    file = undefined;
    await closing
      ?.close()
      .catch((cause: unknown) => log.warn('journal not closed well', { cause: String(cause) }));
  };

  const openMonth = async (wanted: string): Promise<JournalFile> => {
    await close();
    await dropOldest(folder, capBytes, log);
    const path = join(folder, `${wanted}.ndjson`);
    const { end, torn } = await readJournalFile(path);
    await keepTorn(path, torn, now());
    const opened = await openJournalFile(path, end);
    await syncFolder(folder);
    month = wanted;
    file = opened;
    return opened;
  };

  return {
    async append(batch) {
      try {
        const wanted = localDay(now(), utcOffset).slice(0, -3);
        const target = file && month === wanted ? file : await openMonth(wanted);
        await target.append(batch.map(writeLine).join(''));
      } catch (cause) {
        await close();
        throw cause;
      }
    },
    close,
  };
};

/** Month files, oldest first. */
const listMonths = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder)).filter((name) => /^[-+]?\d+-\d\d\.ndjson$/.test(name)).sort();

/** Fills `memory` from the newest files and returns the highest number found. */
const readBack = async ({ folder, log }: JournalOptions, memory: JournalMemory): Promise<number> => {
  const found: NumberedEntry[] = [];
  let bytes = 0;
  for (const name of [...(await listMonths(folder))].reverse()) {
    if (bytes >= READ_BACK_BYTES) break;
    const { entries, end, torn } = await readJournalFile(join(folder, name));
    if (torn.length > 0) log.warn('journal ends in a torn line', { file: name, bytes: torn.length });
    found.push(...entries);
    bytes += end;
  }
  // A clock that was set back may have put later entries into an earlier month: the numbers know.
  found.sort((a, b) => a.n - b.n);
  for (const { entry } of found) memory.add(entry);
  return found.at(-1)?.n ?? 0;
};

const dropOldest = async (folder: string, capBytes: number, log: Log): Promise<void> => {
  const months = await listMonths(folder);
  const sizes = await Promise.all(months.map(async (name) => (await stat(join(folder, name))).size));
  let total = sizes.reduce((sum, size) => sum + size, 0);
  for (const [index, name] of months.slice(0, -1).entries()) {
    if (total <= capBytes) return;
    await rm(join(folder, name));
    total -= sizes[index] ?? 0;
    log.info('oldest month of the journal dropped', { file: name });
  }
};
