import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderTable } from '../../../controller/cli/table.ts';

const ESCAPE = '\u001b';
const words = fc.array(fc.stringMatching(/^[a-z0-9]{1,12}$/), { minLength: 3, maxLength: 3 });

test('every column begins at the same place in every line, coloured or not', () => {
  fc.assert(
    fc.property(words, fc.array(words, { minLength: 1 }), fc.boolean(), (heading, rows, isColoured) => {
      const cells = rows.map((row) => row.map((text) => ({ text, tone: 'bad' as const })));
      const text = renderTable(heading, cells, isColoured);
      const lines = text
        .replaceAll(new RegExp(`${ESCAPE}\\[\\d+m`, 'g'), '')
        .trimEnd()
        .split('\n');
      const widths = heading.map((_, i) => Math.max(...[heading, ...rows].map((row) => row[i]!.length)));
      for (const [n, line] of lines.entries()) {
        const row = [heading, ...rows][n]!;
        let start = 0;
        for (const [i, word] of row.entries()) {
          expect(line.slice(start, start + word.length)).toBe(word);
          start += widths[i]! + 2;
        }
        expect(line).toBe(line.trimEnd());
      }
    }),
  );
});

test('no colour reaches a file', () => {
  const rows = [[{ text: 'BAD', tone: 'bad' as const }]];
  expect(renderTable(['config'], rows, false)).toBe('config\nBAD\n');
  expect(renderTable(['config'], rows, true)).toContain(`${ESCAPE}[31mBAD${ESCAPE}[0m`);
});
