// A part is what was recorded of one local day with one set of channels: a log while the day lasts, a column file afterwards.
// Most days have one part; a new channel or a clock that jumped begins another.

export interface Part {
  /** Local day, `2026-07-01`. */
  readonly day: string;
  /** 0, 1, 2 … in the order of beginning. */
  readonly number: number;
}

export type PartKind = 'log' | 'col';

/** `2026-07-01.0`. */
export const partName = ({ day, number }: Part): string => `${day}.${number}`;

/** The part and kind that a file name stands for, or undefined for any other file. */
export const parsePartFile = (file: string): { readonly part: Part; readonly kind: PartKind } | undefined => {
  const match = /^([-+]?\d{4,6}-\d\d-\d\d)\.(\d+)\.(log|col)$/.exec(file);
  if (!match?.[1] || !match[2]) return undefined;
  return { part: { day: match[1], number: Number(match[2]) }, kind: match[3] === 'log' ? 'log' : 'col' };
};

export const byAge = (a: Part, b: Part): number =>
  a.day === b.day ? a.number - b.number : a.day < b.day ? -1 : 1;
