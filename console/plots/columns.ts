// The measured day as columns on one time axis, the way the plots want them. null is a gap in measuring; undefined is only a
// moment at which another series has a point. Pure.
import type { Series } from '../state/commands.ts';

export type Column = readonly (number | null | undefined)[];

export interface Columns {
  /** ms since 1970, rising. */
  readonly at: readonly number[];
  readonly values: Readonly<Record<string, Column>>;
}

/** One axis for all series: the union of their moments. A stretch that is still being measured stands at its end, never after `now`. */
export const alignSeries = (series: readonly Series[], now = Number.POSITIVE_INFINITY): Columns => {
  const moments = (one: Series) => one.at.map((moment) => Math.min(moment, now));
  const at = [...new Set(series.flatMap(moments))].sort((a, b) => a - b);
  const place = new Map(at.map((moment, index) => [moment, index]));
  const values: Record<string, Column> = {};
  for (const one of series) {
    const column: (number | null | undefined)[] = new Array(at.length).fill(undefined);
    moments(one).forEach((moment, n) => {
      column[place.get(moment) ?? 0] = one.mean[n] ?? null;
    });
    values[one.tag] = column;
  }
  return { at, values };
};

/** Adds what is measured now, at most once in `every` ms, and lets go of what is older than `span` ms. */
export const appendLive = (
  columns: Columns,
  at: number,
  now: Readonly<Record<string, number | undefined>>,
  { every, span }: { readonly every: number; readonly span: number },
): Columns => {
  const newest = columns.at[columns.at.length - 1];
  if (newest !== undefined && at < newest + every) return columns;
  const first = columns.at.findIndex((moment) => moment >= at - span);
  const from = first < 0 ? columns.at.length : first;
  const tags = [...new Set([...Object.keys(columns.values), ...Object.keys(now)])];
  const blank: Column = new Array(columns.at.length).fill(undefined);
  return {
    at: [...columns.at.slice(from), at],
    values: Object.fromEntries(
      tags.map((tag) => [tag, [...(columns.values[tag] ?? blank).slice(from), now[tag] ?? null]]),
    ),
  };
};

export interface Extreme {
  readonly value: number;
  readonly at: number;
}

/** Lowest and highest value with their moments; undefined where nothing was measured. */
export const extremesOf = (
  { at, values }: Columns,
  tag: string,
): { readonly low: Extreme; readonly high: Extreme } | undefined => {
  let low: Extreme | undefined;
  let high: Extreme | undefined;
  (values[tag] ?? []).forEach((value, n) => {
    const moment = at[n];
    if (value === null || value === undefined || moment === undefined) return;
    if (!low || value < low.value) low = { value, at: moment };
    if (!high || value > high.value) high = { value, at: moment };
  });
  return low && high ? { low, high } : undefined;
};

/** Whether anything at all was measured. */
export const isEmpty = ({ values }: Columns): boolean =>
  Object.values(values).every((column) => column.every((value) => value === null || value === undefined));
