// Opens the data folder for this process alone: documents, history and journal, and what people must know about them.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaShelf } from '../app/album.ts';
import { type Millis, seconds, type Timestamp } from '../core/units.ts';
import type { CalibrationBook, Clock, Documents, History, Journal, Log } from '../ports.ts';
import { openCalibrationBook } from './calibration-book.ts';
import { asDataFolderError, DataFolderError } from './data-folder-error.ts';
import { isNewer } from './document-file.ts';
import { createDocuments } from './documents.ts';
import { unseal } from './envelope.ts';
import { lockFolder } from './folder-lock.ts';
import { openHistory } from './history/history.ts';
import { openJournal } from './journal.ts';
import { makeFolder } from './make-folder.ts';
import { type MediaLimits, openMediaShelf } from './media-shelf.ts';
import { DATA_VERSION } from './migrations.ts';
import type { Notice } from './notice.ts';

export interface StoreOptions {
  /** Made when it is not there. */
  readonly folder: string;
  readonly clock: Clock;
  /** Local time minus UTC, ms: days and months are the family's. */
  readonly utcOffset: (at: Timestamp) => Millis;
  readonly log: Log;
  readonly mediaLimits?: MediaLimits;
}

export interface Store {
  readonly documents: Documents;
  readonly history: History;
  readonly journal: Journal;
  readonly calibrations: CalibrationBook;
  readonly media: MediaShelf;
  /** Documents that were not as they had been left, for `TickInput.outsideAlarms`. */
  notices(): readonly Notice[];
  /** Finishes every save, flushes, and gives the folder back. */
  close(): Promise<void>;
}

/** The first page and the first readings come before photos that nobody asks for. */
const SWEEP_AFTER = seconds(60);

/** Rejects with a `DataFolderError` before anything has been started or changed. */
export const openStore = async (options: StoreOptions): Promise<Store> => {
  const { folder } = options;
  let release: () => Promise<void> = async () => undefined;
  try {
    await makeFolder(folder);
    release = await lockFolder(folder);
    return await openParts(options, release);
  } catch (cause) {
    await release().catch(() => undefined);
    throw asDataFolderError(folder, cause);
  }
};

const openParts = async (options: StoreOptions, release: () => Promise<void>): Promise<Store> => {
  const { folder, clock, utcOffset, log, mediaLimits } = options;
  const { now } = clock;
  const calibrations = await openCalibrationBook({ folder, now, log });
  const documentFolder = join(folder, 'documents');
  await makeFolder(documentFolder);
  await refuseNewer(folder, documentFolder);
  const documents = createDocuments({ folder: documentFolder, now, log });
  const journalFolder = join(folder, 'journal');
  const [history, journal, media] = await Promise.all([
    openHistory({ folder: join(folder, 'history'), clock, utcOffset, log }),
    openJournal({ folder: journalFolder, now, utcOffset, log }),
    openMediaShelf({ folder: join(folder, 'media'), log, ...(mediaLimits ? { limits: mediaLimits } : {}) }),
  ]);
  const stopSweep = clock.after(SWEEP_AFTER, () => void media.sweep([journalFolder, documentFolder]));
  return {
    documents,
    history,
    journal,
    calibrations,
    media,
    notices: () => [...documents.notices(), ...calibrations.notices()],
    async close() {
      stopSweep();
      await Promise.all([documents.settled(), calibrations.settled(), media.close()]);
      await Promise.all([history.close(), journal.close()]);
      await release();
    },
  };
};

/** One document from the future is enough: whoever wrote it may have changed the other files too. */
const refuseNewer = async (folder: string, documentFolder: string): Promise<void> => {
  for (const file of await readdir(documentFolder)) {
    if (!file.endsWith('.json')) continue;
    const envelope = unseal(await readFile(join(documentFolder, file), 'utf8'));
    if (envelope && isNewer(envelope, DATA_VERSION)) throw new DataFolderError('newer-version', folder);
  }
};
