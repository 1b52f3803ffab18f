// A query so close that its steps would be finer than the recording: every recorded moment is a point, and a pause longer than three
// times the usual distance is shown as a gap.
import type { Tag } from '../../core/reading.ts';
import { type Timestamp, timestamp } from '../../core/units.ts';
import type { Series } from '../../ports.ts';
import type { Table } from './table.ts';

const GAP = 3;
const DIGITS = 7;

/** One recorded moment. */
export interface Moment {
  readonly at: number;
  readonly table: Table;
  readonly row: number;
}

/** All moments of the tables in [from, to), oldest first. */
export const momentsOf = (tables: readonly Table[], from: number, to: number): readonly Moment[] =>
  tables
    .flatMap((table) => Array.from(table.at, (at, row) => ({ at, table, row })))
    .filter(({ at }) => at >= from && at < to)
    .sort((a, b) => a.at - b.at);

/** Usual distance between two moments, ms: the median. NaN for fewer than two. */
export const usualDistance = (moments: readonly Moment[]): number => {
  const distances = moments.slice(1).map(({ at }, i) => at - (moments[i]?.at ?? at));
  return distances.sort((a, b) => a - b)[Math.floor(distances.length / 2)] ?? Number.NaN;
};

export const singleValues = (tags: readonly Tag[], moments: readonly Moment[]): readonly Series[] => {
  const points = withGaps(moments, usualDistance(moments));
  const at = points.map((point): Timestamp => timestamp(point.at));
  return tags.map((tag) => {
    const values = points.map((point) => ('table' in point ? valueAt(point, tag) : null));
    return { tag, at, mean: values, min: values, max: values };
  });
};

type Point = Moment | { readonly at: number };

const withGaps = (moments: readonly Moment[], usual: number): readonly Point[] =>
  moments.flatMap((moment, i): readonly Point[] => {
    const before = moments[i - 1];
    if (!before || !(moment.at - before.at > GAP * usual)) return [moment];
    return [{ at: Math.round((before.at + moment.at) / 2) }, moment];
  });

/** Null where nothing good was measured. */
export const valueAt = ({ table, row }: Moment, tag: Tag): number | null => {
  const value = table.columns[table.tags.indexOf(tag)]?.[row] ?? Number.NaN;
  return Number.isNaN(value) ? null : Number(value.toPrecision(DIGITS));
};
