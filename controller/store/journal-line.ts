// One line of the journal: {"crc":"9a3c11f0","n":17,"entry":{…}}. The checksum covers everything after it.
import { crc32 } from 'node:zlib';
import type { JournalEntry } from '../core/journal-entry.ts';

export interface NumberedEntry {
  /** Grows by one with each entry, across files and restarts. */
  readonly n: number;
  readonly entry: JournalEntry;
}

const PREFIX = /^\{"crc":"([0-9a-f]{8})",/;
const PREFIX_LENGTH = '{"crc":"00000000",'.length;

/** The line with its newline. */
export const writeLine = ({ n, entry }: NumberedEntry): string => {
  const rest = JSON.stringify({ n, entry }).slice(1);
  return `{"crc":"${checksum(rest)}",${rest}\n`;
};

/** The entry of a line (without newline), or undefined when it is torn or altered. */
export const readLine = (line: string): NumberedEntry | undefined => {
  const crc = PREFIX.exec(line)?.[1];
  const rest = line.slice(PREFIX_LENGTH);
  if (crc === undefined || crc !== checksum(rest)) return undefined;
  const found: unknown = JSON.parse(`{${rest}`);
  return isNumberedEntry(found) ? found : undefined;
};

const checksum = (text: string): string => crc32(text).toString(16).padStart(8, '0');

const isNumberedEntry = (found: unknown): found is NumberedEntry => {
  if (typeof found !== 'object' || found === null || !('n' in found) || !('entry' in found)) return false;
  const { n, entry } = found;
  if (typeof n !== 'number' || typeof entry !== 'object' || entry === null) return false;
  return 'at' in entry && 'kind' in entry && 'subject' in entry && 'by' in entry;
};
