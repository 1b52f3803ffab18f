// One month of the journal on the disk. Space is taken ahead in zeroed steps, so that an entry costs one block and no new
// metadata; what a power cut tore off at the end is put aside and the file goes on after its last whole line.
import { type FileHandle, open, readFile, writeFile } from 'node:fs/promises';
import { ifThere } from './disk-fault.ts';
import { type NumberedEntry, readLine } from './journal-line.ts';
import { takeAhead, writeAt } from './write-at.ts';

/** Bytes taken ahead at a time. */
const STEP = 64 * 1024;

export interface LinesOf<T> {
  readonly entries: readonly T[];
  /** Bytes up to the end of the last whole line. */
  readonly end: number;
  /** What follows, but for the space taken ahead; empty when the file was left whole. */
  readonly torn: Uint8Array;
}

export const readJournalFile = (path: string): Promise<LinesOf<NumberedEntry>> => readLines(path, readLine);

/** All whole lines of a file; lines that were altered, which `read` does not know, are passed over. No file is an empty one. */
export const readLines = async <T>(
  path: string,
  read: (line: string) => T | undefined,
): Promise<LinesOf<T>> => {
  const bytes = (await ifThere(readFile(path))) ?? Buffer.alloc(0);
  const entries: T[] = [];
  let end = 0;
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(0x0a, start);
    if (newline < 0) break;
    const line = read(bytes.toString('utf8', start, newline));
    start = newline + 1;
    if (line === undefined) continue;
    entries.push(line);
    end = start;
  }
  return { entries, end, torn: withoutZeros(bytes.subarray(end)) };
};

const withoutZeros = (bytes: Uint8Array): Uint8Array =>
  bytes.subarray(0, bytes.findLastIndex((byte) => byte !== 0) + 1);

export interface JournalFile {
  /** Resolves when `text` is on the disk behind what is there; rejects and leaves the place free when it is not. */
  append(text: string): Promise<void>;
  /** Gives back the space taken ahead. */
  close(): Promise<void>;
}

/** Goes on writing at `end`, which `readJournalFile` found. */
export const openJournalFile = async (path: string, end: number): Promise<JournalFile> => {
  const handle = await openAt(path, end);
  let position = end;
  let taken = end;

  return {
    async append(text) {
      const bytes = Buffer.from(text);
      taken = await takeAhead(handle, taken, position + bytes.length, STEP);
      await writeAt(handle, bytes, position);
      await handle.datasync();
      position += bytes.length;
    },
    async close() {
      try {
        await handle.truncate(position);
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
  };
};

const openAt = async (path: string, end: number): Promise<FileHandle> => {
  const handle = (await ifThere(open(path, 'r+'))) ?? (await open(path, 'w+'));
  try {
    await handle.truncate(end);
    return handle;
  } catch (cause) {
    await handle.close();
    throw cause;
  }
};

/** Keeps what was torn off beside the file, for a technician to look at. */
export const keepTorn = async (path: string, torn: Uint8Array, now: number): Promise<void> => {
  if (torn.length > 0) await writeFile(`${path}.corrupt.${now}`, torn);
};
