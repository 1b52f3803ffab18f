// Every calibration, one sealed line each, in `calibrations.ndjson`: written behind what is there, forced to the disk, never changed.
// What a power cut tore off is kept aside before the next record; a record of a newer Yapu stops the start, and nothing is touched.
import { constants } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type CalibrationRecord, calibrationRecordSchema, RECORD_VERSION } from '../contract/calibration.ts';
import type { Timestamp } from '../core/units.ts';
import type { CalibrationBook, Log } from '../ports.ts';
import { DataFolderError } from './data-folder-error.ts';
import { errorCode } from './disk-fault.ts';
import { syncFolder } from './durable-file.ts';
import { keepTorn, openJournalFile, readLines } from './journal-file.ts';
import { sealLine, unsealLine } from './journal-line.ts';
import type { Notice } from './notice.ts';

const FILE = 'calibrations.ndjson';

export interface CalibrationBookOptions {
  /** The data folder. */
  readonly folder: string;
  /** Its file there, where it is another than the controller's own. */
  readonly file?: string;
  readonly now: () => Timestamp;
  readonly log: Log;
}

export interface StoredCalibrations extends CalibrationBook {
  /** One when records are missing between those that are there. */
  notices(): readonly Notice[];
  /** Resolves when nothing is being written. */
  settled(): Promise<void>;
}

export const openCalibrationBook = async (options: CalibrationBookOptions): Promise<StoredCalibrations> => {
  const { folder, file = FILE, now, log } = options;
  const path = join(folder, file);
  const { entries } = await readLines(path, readRecord(folder));
  const records: CalibrationRecord[] = [...entries];
  const missing = (records.at(-1)?.n ?? 0) - records.length;
  const notices = missing > 0 ? await tellDamage(path) : [];
  if (missing > 0) log.warn('calibration records are damaged', { file, missing });
  let turn: Promise<unknown> = Promise.resolve();

  /** Opened anew each time, behind the last whole line: it happens a few times a month. */
  const write = async (record: CalibrationRecord): Promise<void> => {
    const { end, torn } = await readLines(path, readRecord(folder));
    await keepTorn(path, torn, now());
    const opened = await openJournalFile(path, end);
    try {
      await opened.append(sealLine(record));
    } finally {
      await opened.close();
    }
    await syncFolder(folder);
  };

  const add = async (draft: Omit<CalibrationRecord, 'n' | 'version'>): Promise<CalibrationRecord> => {
    const n = (records.at(-1)?.n ?? 0) + 1;
    const record = calibrationRecordSchema.parse({ ...draft, version: RECORD_VERSION, n });
    await write(record);
    records.push(record);
    return record;
  };

  return {
    records: () => records,
    append(draft) {
      const added = turn.then(() => add(draft));
      turn = added.catch(() => undefined);
      return added;
    },
    notices: () => notices,
    settled: async () => void (await turn),
  };
};

/**
 * The records of a file that was brought from elsewhere; it is only read. Rejects with a `DataFolderError` where a newer Yapu has
 * written it. `missing`: lines that are damaged.
 */
export const readCalibrationFile = async (
  path: string,
): Promise<{ readonly records: readonly CalibrationRecord[]; readonly missing: number }> => {
  const { entries } = await readLines(path, readRecord(dirname(path)));
  return { records: entries, missing: (entries.at(-1)?.n ?? 0) - entries.length };
};

const readRecord =
  (folder: string) =>
  (line: string): CalibrationRecord | undefined => {
    const found = unsealLine(line);
    if (typeof found !== 'object' || found === null) return undefined;
    // Its checksum is good, so it is no accident.
    if ('version' in found && Number(found.version) > RECORD_VERSION)
      throw new DataFolderError('newer-version', folder);
    return calibrationRecordSchema.safeParse(found).data;
  };

/** Told once, when the copy for a technician to look at is made. */
const tellDamage = async (path: string): Promise<readonly Notice[]> => {
  const kept = `${basename(path)}.damaged`;
  try {
    await copyFile(path, `${path}.damaged`, constants.COPYFILE_EXCL);
  } catch (cause) {
    if (errorCode(cause) === 'EEXIST') return [];
    throw cause;
  }
  const params = { document: 'calibrations', kept };
  return [
    {
      id: 'document:calibrations',
      priority: 'attention',
      because: { key: 'alarm.document-recovered', params },
    },
  ];
};
