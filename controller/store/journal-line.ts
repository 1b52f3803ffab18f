// One line of the journal: {"crc":"9a3c11f0","n":17,"entry":{…}}. The checksum covers everything after it. Whoever else keeps lines
// seals them in the same way.
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
export const writeLine = ({ n, entry }: NumberedEntry): string => sealLine({ n, entry });

/** Any object as a line with its checksum and newline. */
export const sealLine = (content: object): string => {
  const rest = JSON.stringify(content).slice(1);
  return `{"crc":"${checksum(rest)}",${rest}\n`;
};

/** The entry of a line (without newline), or undefined when it is torn or altered. */
export const readLine = (line: string): NumberedEntry | undefined => {
  const found = unsealLine(line);
  return isNumberedEntry(found) ? found : undefined;
};

/** What was sealed, or undefined when the line is torn or altered. */
export const unsealLine = (line: string): unknown => {
  const crc = PREFIX.exec(line)?.[1];
  const rest = line.slice(PREFIX_LENGTH);
  return crc === undefined || crc !== checksum(rest) ? undefined : JSON.parse(`{${rest}`);
};

const checksum = (text: string): string => crc32(text).toString(16).padStart(8, '0');

const isNumberedEntry = (found: unknown): found is NumberedEntry => {
  if (typeof found !== 'object' || found === null || !('n' in found) || !('entry' in found)) return false;
  const { n, entry } = found;
  if (typeof n !== 'number' || typeof entry !== 'object' || entry === null) return false;
  return 'at' in entry && 'kind' in entry && 'subject' in entry && 'by' in entry;
};
