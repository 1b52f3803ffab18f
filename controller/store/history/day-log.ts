// The log of the present day: fixed records behind one another, in space that was taken ahead, so that a minute's values cost one
// or two blocks and no new metadata. Reading takes every whole record and passes over the rest.
import { type FileHandle, open, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Tag } from '../../core/reading.ts';
import { syncFolder } from '../durable-file.ts';
import { takeAhead, writeAt } from '../write-at.ts';
import { decodeHeader, encodeHeader, encodeRecord, isWhole, recordBytes } from './log-record.ts';
import { emptyTable, firstRows, type Row, type Table } from './table.ts';

/** Bytes taken ahead at a time: about two hours of 40 channels. */
const STEP = 256 * 1024;

/** Records read before others get their turn. */
const SLICE = 2048;

export interface DayLog {
  readonly tags: readonly Tag[];
  /** Resolves when the rows are on the disk; after a failure the same rows go to the same place. */
  append(rows: readonly Row[]): Promise<void>;
  close(): Promise<void>;
}

/** What a log file holds. */
export interface LogContents {
  readonly table: Table;
  /** Slots up to and with the last whole record, altered ones among them. */
  readonly slots: number;
  /** Sequence number of the last whole record. */
  readonly seq: number;
}

export const readDayLog = async (path: string): Promise<LogContents | undefined> => {
  const file = await readFile(path);
  const header = decodeHeader(file);
  if (!header) return undefined;
  const size = recordBytes(header.tags.length);
  const most = Math.floor((file.length - header.bytes) / size);
  const table = emptyTable(header.tags, most);
  let rows = 0;
  let slots = 0;
  let seq = 0;
  for (let slot = 0; slot < most; slot++) {
    if (slot % SLICE === SLICE - 1) await setImmediate();
    const record = file.subarray(header.bytes + slot * size, header.bytes + (slot + 1) * size);
    // A record left over from before a torn write carries an older number.
    if (!isWhole(record) || record.readUInt32LE(0) <= seq) continue;
    decodeInto(table, rows++, record);
    slots = slot + 1;
    seq = record.readUInt32LE(0);
  }
  return { table: firstRows(table, rows), slots, seq };
};

const decodeInto = ({ at, columns }: Table, row: number, record: Buffer): void => {
  at[row] = record.readDoubleLE(4);
  for (const [column, into] of columns.entries()) into[row] = record.readFloatLE(12 + 4 * column);
};

/** A new log, durable with its name before the first record; nothing is left behind when it cannot be. */
export const createDayLog = async (path: string, tags: readonly Tag[]): Promise<DayLog> => {
  const header = encodeHeader(tags);
  try {
    await writeFile(path, header, { flush: true });
    await syncFolder(dirname(path));
  } catch (cause) {
    await rm(path, { force: true }).catch(() => undefined);
    throw cause;
  }
  return appendTo(path, { tags, bytes: header.length }, { slots: 0, seq: 0 });
};

/** Goes on with a log that an earlier process left; undefined when it cannot be read. */
export const resumeDayLog = async (path: string): Promise<DayLog | undefined> => {
  const contents = await readDayLog(path);
  if (!contents) return undefined;
  const { tags } = contents.table;
  return appendTo(path, { tags, bytes: encodeHeader(tags).length }, contents);
};

const appendTo = (
  path: string,
  { tags, bytes }: { readonly tags: readonly Tag[]; readonly bytes: number },
  left: { readonly slots: number; readonly seq: number },
): DayLog => {
  let { slots, seq } = left;
  let file: LogFile | undefined;

  const close = async (): Promise<void> => {
    const closing = file;
    file = undefined;
    await closing?.handle.close();
  };

  return {
    tags,
    async append(rows) {
      const records = Buffer.concat(rows.map((row, index) => encodeRecord(seq + 1 + index, row, tags)));
      try {
        file ??= await openLogFile(path);
        await writeRecords(file, records, bytes + slots * recordBytes(tags.length));
      } catch (cause) {
        await close().catch(() => undefined);
        throw cause;
      }
      slots += rows.length;
      seq += rows.length;
    },
    close,
  };
};

interface LogFile {
  readonly handle: FileHandle;
  /** Bytes the file holds already, written or taken ahead. */
  taken: number;
}

const openLogFile = async (path: string): Promise<LogFile> => {
  const handle = await open(path, 'r+');
  return { handle, taken: (await handle.stat()).size };
};

const writeRecords = async (file: LogFile, records: Buffer, position: number): Promise<void> => {
  file.taken = await takeAhead(file.handle, file.taken, position + records.length, STEP);
  await writeAt(file.handle, records, position);
  await file.handle.datasync();
};
