// Columns that line up, with colour only where a terminal shows it.
export type Tone = 'good' | 'bad' | 'doubt' | 'faint' | 'plain';

export interface Cell {
  readonly text: string;
  readonly tone?: Tone;
}

const CODES: Readonly<Record<Exclude<Tone, 'plain'>, number>> = { good: 32, bad: 31, doubt: 33, faint: 2 };

/** `text` in the colour of its meaning, or as it is. */
export const paint = (text: string, tone: Tone, isColoured: boolean): string =>
  isColoured && tone !== 'plain' ? `\u001b[${CODES[tone]}m${text}\u001b[0m` : text;

/** Rows below a heading; each column as wide as its widest cell, no blanks at the end of a line. */
export const renderTable = (
  heading: readonly string[],
  rows: readonly (readonly Cell[])[],
  isColoured: boolean,
): string => {
  const all: readonly (readonly Cell[])[] = [heading.map((text) => ({ text, tone: 'faint' })), ...rows];
  const widths = heading.map((_, column) => Math.max(...all.map((row) => row[column]?.text.length ?? 0)));
  const line = (row: readonly Cell[]): string => {
    const last = row.findLastIndex(({ text }) => text !== '');
    return row
      .slice(0, last + 1)
      .map(({ text, tone = 'plain' }, column) => {
        const gap = column === last ? '' : ' '.repeat((widths[column] ?? 0) - text.length + 2);
        return paint(text, tone, isColoured) + gap;
      })
      .join('');
  };
  return `${all.map(line).join('\n')}\n`;
};
