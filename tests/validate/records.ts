// Reads what others have measured. The folder is given as an argument; nothing of it is kept here.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The lines of a text file that hold numbers, cut at `separator`. */
export const readRows = (folder: string, file: string, separator: RegExp): readonly (readonly number[])[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .map((line) =>
      line
        .trim()
        .split(separator)
        .map((cell) => (cell === '' ? Number.NaN : Number(cell))),
    )
    .filter((row) => row.length > 1 && row.every(Number.isFinite));

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

export const deviation = (values: readonly number[]): number => {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
};

export const rmse = (misses: readonly number[]): number => Math.sqrt(mean(misses.map((miss) => miss ** 2)));

export const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? Number.NaN;
