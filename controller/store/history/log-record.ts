// Bytes of the day log. Header: "YAPULOG1", length u32, crc32 u32, JSON list of tags, zeros up to the next 4096. Record:
// seq u32, wall time f64 (ms), one f32 per tag (NaN: not well measured), crc32 u32 of all before. Little endian.
import { crc32 } from 'node:zlib';
import type { Tag } from '../../core/reading.ts';
import type { Row } from './table.ts';

export const LOG_MAGIC = 'YAPULOG1';
const BLOCK = 4096;
const PREFIX = 16;

export interface LogHeader {
  readonly tags: readonly Tag[];
  /** Where the first record stands. */
  readonly bytes: number;
}

export const encodeHeader = (tags: readonly Tag[]): Buffer => {
  const names = Buffer.from(JSON.stringify(tags));
  const header = Buffer.alloc(Math.ceil((PREFIX + names.length) / BLOCK) * BLOCK);
  header.write(LOG_MAGIC, 0, 'latin1');
  header.writeUInt32LE(names.length, 8);
  header.writeUInt32LE(crc32(names), 12);
  names.copy(header, PREFIX);
  return header;
};

/** Undefined when the header is torn or altered: without it no record can be read. */
export const decodeHeader = (file: Buffer): LogHeader | undefined => {
  if (file.length < BLOCK || file.toString('latin1', 0, 8) !== LOG_MAGIC) return undefined;
  const length = file.readUInt32LE(8);
  const names = file.subarray(PREFIX, PREFIX + length);
  if (names.length !== length || crc32(names) !== file.readUInt32LE(12)) return undefined;
  const tags: unknown = JSON.parse(names.toString('utf8'));
  if (!Array.isArray(tags) || !tags.every((tag) => typeof tag === 'string')) return undefined;
  return { tags, bytes: Math.ceil((PREFIX + length) / BLOCK) * BLOCK };
};

/** Bytes of one record of so many channels. */
export const recordBytes = (columns: number): number => 4 + 8 + 4 * columns + 4;

export const encodeRecord = (seq: number, { at, values }: Row, tags: readonly Tag[]): Buffer => {
  const bytes = Buffer.alloc(recordBytes(tags.length));
  bytes.writeUInt32LE(seq, 0);
  bytes.writeDoubleLE(at, 4);
  for (const [column, tag] of tags.entries())
    bytes.writeFloatLE(values.get(tag) ?? Number.NaN, 12 + 4 * column);
  bytes.writeUInt32LE(crc32(bytes.subarray(0, -4)), bytes.length - 4);
  return bytes;
};

/** True when the record is as it was written. */
export const isWhole = (record: Buffer): boolean =>
  crc32(record.subarray(0, -4)) === record.readUInt32LE(record.length - 4);
