// A closed part: "YAPUCOL1", length u32 and crc32 u32 of a JSON directory, the directory, then one deflated block per column.
// A query reads the directory and the columns it asks for. A block that fails its checksum is left out, never guessed.
import { type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { crc32, deflateRaw, inflateRaw } from 'node:zlib';
import { z } from 'zod';
import type { Tag } from '../../core/reading.ts';
import { ifThere } from '../disk-fault.ts';
import { writeDurably } from '../durable-file.ts';
import { toSteps } from './precision.ts';
import type { Table } from './table.ts';
import { packSteps, unpackSteps } from './varint.ts';

const COLUMN_MAGIC = 'YAPUCOL1';
const PREFIX = 16;
/** Enough for the directory of 64 channels in nearly every file: one read instead of two. */
const FIRST_READ = 8192;

const blockSchema = z.object({
  tag: z.string(),
  /** Steps of 10^−decimals. */
  decimals: z.number(),
  offset: z.number(),
  bytes: z.number(),
  crc: z.number(),
});
const directorySchema = z.object({
  rows: z.number(),
  from: z.number(),
  to: z.number(),
  at: blockSchema,
  columns: z.array(blockSchema),
});
type Block = z.infer<typeof blockSchema>;
type Directory = z.infer<typeof directorySchema>;

const deflated = promisify<Uint8Array, { level: number }, Buffer>(deflateRaw);
const inflated = promisify<Uint8Array, Buffer>(inflateRaw);

/** Writes `table` durably to `path`; deflating happens off the control thread, column by column. */
export const writeColumnFile = async (path: string, table: Table): Promise<void> => {
  const blobs: Buffer[] = [];
  let offset = 0;
  const add = async (tag: Tag, decimals: number, steps: Float64Array): Promise<Block> => {
    const blob = await deflated(packSteps(steps), { level: 6 });
    const block = { tag, decimals, offset, bytes: blob.length, crc: crc32(blob) };
    blobs.push(blob);
    offset += blob.length;
    return block;
  };
  const at = await add('at', 0, table.at.map(Math.round));
  const columns: Block[] = [];
  for (const [index, tag] of table.tags.entries()) {
    const { decimals, steps } = toSteps(table.columns[index] ?? new Float64Array());
    columns.push(await add(tag, decimals, steps));
  }
  const directory: Directory = { rows: table.at.length, ...spanOf(table.at), at, columns };
  await writeDurably(path, Buffer.concat([encodeDirectory(directory), ...blobs]));
};

const spanOf = (at: Float64Array): { from: number; to: number } => ({
  from: at.reduce((low, x) => Math.min(low, x), Number.MAX_VALUE),
  to: at.reduce((high, x) => Math.max(high, x), -Number.MAX_VALUE),
});

const encodeDirectory = (directory: Directory): Buffer => {
  const json = Buffer.from(JSON.stringify(directory));
  const prefix = Buffer.alloc(PREFIX);
  prefix.write(COLUMN_MAGIC, 0, 'latin1');
  prefix.writeUInt32LE(json.length, 8);
  prefix.writeUInt32LE(crc32(json), 12);
  return Buffer.concat([prefix, json]);
};

/** The asked columns of the part that fall into [from, to); undefined when the file is missing, altered, or of another time. */
export const readColumnFile = async (
  path: string,
  tags: readonly Tag[],
  span: { readonly from: number; readonly to: number },
): Promise<Table | undefined> => {
  const handle = await ifThere(open(path, 'r'));
  if (!handle) return undefined;
  try {
    const found = await readDirectory(handle);
    if (!found || found.directory.to < span.from || found.directory.from >= span.to) return undefined;
    const at = await readBlock(handle, found, found.directory.at);
    if (!at) return undefined;
    const wanted = found.directory.columns.filter(({ tag }) => tags.includes(tag));
    const columns = await Promise.all(wanted.map((block) => readBlock(handle, found, block)));
    const whole = wanted.flatMap(({ tag }, index) =>
      columns[index] ? [{ tag, column: columns[index] }] : [],
    );
    return { tags: whole.map(({ tag }) => tag), at, columns: whole.map(({ column }) => column) };
  } finally {
    await handle.close();
  }
};

/** True when the directory and every block of the file are as they were written. */
export const isWholeColumnFile = async (path: string): Promise<boolean> => {
  const handle = await ifThere(open(path, 'r'));
  if (!handle) return false;
  try {
    const found = await readDirectory(handle);
    if (!found) return false;
    for (const block of [found.directory.at, ...found.directory.columns])
      if (!(await readBlock(handle, found, block))) return false;
    return true;
  } finally {
    await handle.close();
  }
};

interface Found {
  readonly directory: Directory;
  /** Where the blocks begin. */
  readonly blocksAt: number;
}

const readDirectory = async (handle: FileHandle): Promise<Found | undefined> => {
  const first = await readBytes(handle, 0, FIRST_READ);
  if (first.length < PREFIX || first.toString('latin1', 0, 8) !== COLUMN_MAGIC) return undefined;
  const { size } = await handle.stat();
  const blocksAt = PREFIX + first.readUInt32LE(8);
  if (blocksAt > size) return undefined;
  const whole = blocksAt <= first.length ? first : await readBytes(handle, 0, blocksAt);
  const json = whole.subarray(PREFIX, blocksAt);
  if (crc32(json) !== first.readUInt32LE(12)) return undefined;
  const parsed = directorySchema.safeParse(JSON.parse(json.toString('utf8')));
  return parsed.success ? { directory: parsed.data, blocksAt } : undefined;
};

const readBlock = async (
  handle: FileHandle,
  { directory, blocksAt }: Found,
  { offset, bytes, crc, decimals }: Block,
): Promise<Float64Array | undefined> => {
  const blob = await readBytes(handle, blocksAt + offset, bytes);
  if (blob.length !== bytes || crc32(blob) !== crc) return undefined;
  const steps = unpackSteps(await inflated(blob), directory.rows);
  return decimals === 0 ? steps : steps?.map((step) => step / 10 ** decimals);
};

const readBytes = async (handle: FileHandle, position: number, bytes: number): Promise<Buffer> => {
  const buffer = Buffer.alloc(bytes);
  const { bytesRead } = await handle.read(buffer, 0, bytes, position);
  return buffer.subarray(0, bytesRead);
};
