// No word of Aymara or Quechua is invented: what is shown is a line that is one Spanish word, by the table of sources.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import ay from '../../../console/i18n/ay/cited.json';
import qu from '../../../console/i18n/qu/cited.json';
import type { Cited } from '../../../console/i18n/speak.svelte.ts';
import { SOURCE } from '../../support/catalogues.ts';

const rows = readFileSync('console/i18n/cited.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
/** `word source` by the Spanish word. */
const glossary = (column: number) =>
  new Map(
    rows
      .filter((row) => row.length === 5 && row[column] !== '' && row[0] !== '---')
      .map((row) => [row[0], `${row[column]} ${row[column + 1]}`]),
  );
const letters = rows.filter((row) => row.length === 4).map(([letter]) => letter);

describe.each([
  ['ay', ay as Cited, glossary(1)],
  ['qu', qu as Cited, glossary(3)],
])('%s', (_name, cited, known) => {
  test('stands for lines that are one word of the table', () => {
    expect(known.size).toBeGreaterThan(10);
    expect(Object.keys(cited).length).toBeGreaterThan(5);
    for (const [key, { words, of, source }] of Object.entries(cited)) {
      expect({ key, line: SOURCE[key]?.toLowerCase() }).toEqual({ key, line: of });
      expect({ key, word: `${words.toLowerCase()} ${source}` }).toEqual({ key, word: known.get(of) });
      expect(letters).toContain(source);
    }
  });

  test('is written large where the line is', () => {
    const isLarge = (text = '') => text[0] !== text[0]?.toLowerCase();
    for (const [key, { words }] of Object.entries(cited))
      expect({ key, large: isLarge(words) }).toEqual({ key, large: isLarge(SOURCE[key]) });
  });

  test('has its keys in order', () => {
    expect(Object.keys(cited)).toEqual(Object.keys(cited).toSorted());
  });
});
