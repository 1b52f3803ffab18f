// Hourly roll-ups, kept for ever: one file per year, one block per closed part, appended. Block: "YHRS", length u32, crc32 u32, then
// u32 length of a JSON list {part, hours, tags}, the list, and per tag mean, min, max (f32 each) and count (u32) of every hour.
// A torn or altered block is passed over; when a part was closed twice its last block counts.
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import type { Tag } from '../../core/reading.ts';
import { ifThere } from '../disk-fault.ts';
import { syncFolder } from '../durable-file.ts';
import type { Table } from './table.ts';
import { addToTally, type Cell, cellOf, createTally, single } from './tally.ts';

export const HOUR_MS = 3_600_000;
const MAGIC = Buffer.from('YHRS', 'latin1');
const PREFIX = 12;
const CELL = 16;

export interface HourBlock {
  /** Part that was rolled up, as `partName` writes it. */
  readonly part: string;
  readonly tags: readonly Tag[];
  /** Beginnings of the hours, ms since 1970, rising. */
  readonly hours: readonly number[];
  /** Calls with every hour of the channel that is number `column` of `tags`, but those without a good value. */
  eachCell(column: number, visit: (cell: Cell) => void): void;
}

type List = Pick<HourBlock, 'part' | 'hours' | 'tags'>;

/** Rolls a part up and appends it to its year; resolves when it is on the disk. */
export const appendHours = async (folder: string, part: string, table: Table): Promise<void> => {
  const path = join(folder, `${yearOf(part)}.hours`);
  const block = await encodeBlock(part, table);
  const isNew = (await ifThere(stat(path))) === undefined;
  const handle = await open(path, 'a');
  try {
    await handle.writeFile(block);
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (isNew) await syncFolder(dirname(path));
};

const yearOf = (part: string): string => part.slice(0, part.lastIndexOf('-', part.lastIndexOf('-') - 1));

const encodeBlock = async (part: string, table: Table): Promise<Buffer> => {
  const startOfHour = (at: number): number => Math.floor(at / HOUR_MS) * HOUR_MS;
  const hours = [...new Set([...table.at].map(startOfHour))].sort((a, b) => a - b);
  const numbers = new Map(hours.map((hour, i) => [hour, i] as const));
  const hourOfRow = table.at.map((at) => numbers.get(startOfHour(at)) ?? -1);
  const list = Buffer.from(JSON.stringify({ part, hours, tags: table.tags }));
  const cells: Buffer[] = [];
  for (const column of table.columns) {
    cells.push(encodeColumn(hours.length, hourOfRow, column));
    // A day is long: others get their turn between two channels.
    await setImmediate();
  }
  const payload = Buffer.concat([uint32(list.length), list, ...cells]);
  return Buffer.concat([MAGIC, uint32(payload.length), uint32(crc32(payload)), payload]);
};

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

const encodeColumn = (hours: number, hourOfRow: Float64Array, column: Float64Array): Buffer => {
  const tally = createTally(hours);
  for (const [row, value] of column.entries())
    if (!Number.isNaN(value)) addToTally(tally, hourOfRow[row] ?? -1, single(value));
  const bytes = Buffer.alloc(hours * CELL);
  for (let hour = 0; hour < hours; hour++) {
    const cell = cellOf(tally, hour, 0);
    bytes.writeFloatLE(cell?.mean ?? Number.NaN, hour * CELL);
    bytes.writeFloatLE(cell?.min ?? Number.NaN, hour * CELL + 4);
    bytes.writeFloatLE(cell?.max ?? Number.NaN, hour * CELL + 8);
    bytes.writeUInt32LE(cell?.count ?? 0, hour * CELL + 12);
  }
  return bytes;
};

/** Every whole block of the local years from `first` to `last`, the last block of each part. */
export const readHours = async (
  folder: string,
  first: string,
  last: string,
): Promise<readonly HourBlock[]> => {
  const blocks = new Map<string, HourBlock>();
  const names = (await readdir(folder)).filter((name) => name.endsWith('.hours')).sort();
  for (const name of names) {
    const year = name.slice(0, -'.hours'.length);
    if (year < yearOf(first) || year > yearOf(last)) continue;
    for (const block of decodeBlocks(await readFile(join(folder, name)))) blocks.set(block.part, block);
  }
  return [...blocks.values()];
};

/** Looks for the mark rather than trusting the length before it, so that one bad block does not hide those behind it. */
const decodeBlocks = function* (file: Buffer): Generator<HourBlock> {
  for (let start = file.indexOf(MAGIC); start >= 0; ) {
    const block = decodeBlock(file, start);
    if (block) yield block.block;
    start = file.indexOf(MAGIC, block ? block.end : start + 1);
  }
};

const decodeBlock = (file: Buffer, start: number): { block: HourBlock; end: number } | undefined => {
  if (start + PREFIX > file.length) return undefined;
  const end = start + PREFIX + file.readUInt32LE(start + 4);
  const payload = file.subarray(start + PREFIX, end);
  if (end > file.length || crc32(payload) !== file.readUInt32LE(start + 8)) return undefined;
  const cellsAt = 4 + payload.readUInt32LE(0);
  const list: unknown = JSON.parse(payload.toString('utf8', 4, cellsAt));
  if (!isList(list)) return undefined;
  const eachCell: HourBlock['eachCell'] = (column, visit) =>
    visitColumn(payload, cellsAt + column * list.hours.length * CELL, list.hours, visit);
  return { block: { ...list, eachCell }, end };
};

/** The checksum has vouched for the contents: this tells the compiler, cheaply, once for each of hundreds of blocks. */
const isList = (found: unknown): found is List =>
  typeof found === 'object' &&
  found !== null &&
  'part' in found &&
  'hours' in found &&
  Array.isArray(found.hours) &&
  'tags' in found &&
  Array.isArray(found.tags);

const visitColumn = (
  payload: Buffer,
  offset: number,
  hours: readonly number[],
  visit: (cell: Cell) => void,
): void => {
  for (const [i, at] of hours.entries()) {
    const cell = offset + i * CELL;
    const count = payload.readUInt32LE(cell + 12);
    if (count === 0) continue;
    const mean = payload.readFloatLE(cell);
    visit({ at, mean, min: payload.readFloatLE(cell + 4), max: payload.readFloatLE(cell + 8), count });
  }
};
