// The family's entries as a table for a spreadsheet (RFC 4180). Where a comma is the decimal sign, a semicolon parts the columns.
import type { Locale } from '../../i18n/format.ts';
import type { Entry } from './told.ts';

/** Spreadsheets take a file for UTF-8 when it begins so. */
const UTF8 = '\uFEFF';

export interface CsvWords {
  /** Names of the nine columns. */
  readonly columns: readonly string[];
  readonly kindOf: (entry: Entry) => string;
  readonly cropOf: (crop: string) => string;
  readonly unitOf: (unit: NonNullable<Entry['unit']>) => string;
}

/** Oldest first; times in ISO 8601 with their offset from UTC (ms). */
export const toCsv = (
  entries: readonly Entry[],
  utcOffset: number,
  locale: Locale,
  words: CsvWords,
): string => {
  const comma = locale === 'en' ? '.' : ',';
  const rows = [...entries]
    .reverse()
    .map((entry) => [
      isoTime(entry.at, utcOffset),
      words.kindOf(entry),
      entry.crop === undefined ? '' : words.cropOf(entry.crop),
      asText(entry.item ?? ''),
      entry.amount === undefined ? '' : String(entry.amount).replace('.', comma),
      entry.unit === undefined ? '' : words.unitOf(entry.unit),
      asText(entry.text ?? ''),
      entry.photo ?? '',
      entry.voice ?? '',
    ]);
  const separator = comma === ',' ? ';' : ',';
  const lines = [words.columns, ...rows].map((row) => `${row.map(quoted).join(separator)}\r\n`);
  return UTF8 + lines.join('');
};

const quoted = (field: string): string =>
  /[",;\r\n]/.test(field) ? `"${field.replace(/"/g, '""')}"` : field;

/** Words that begin like a formula stay words when a spreadsheet opens them. */
const asText = (written: string): string => (/^[=+\-@\t\r]/.test(written) ? `'${written}` : written);

/** `2026-11-24T14:20:00-04:00`. */
export const isoTime = (at: number, utcOffset: number): string => {
  const minutes = Math.round(Math.abs(utcOffset) / 60_000);
  const offset = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  const local = new Date(at + utcOffset).toISOString().slice(0, 19);
  return `${local}${utcOffset < 0 ? '-' : '+'}${offset.join(':')}`;
};
