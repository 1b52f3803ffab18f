// Turns whatever was found – single values, minutes, hours – into the answer of a query: equal steps, mean, least and largest of each,
// null where nothing good was measured.
import type { Tag } from '../../core/reading.ts';
import { type Timestamp, timestamp } from '../../core/units.ts';
import type { Series, SeriesQuery } from '../../ports.ts';
import { HOUR_MS } from './hours.ts';
import { MINUTE_MS } from './minutes.ts';
import type { Table } from './table.ts';
import { addToTally, type Cell, cellOf, createTally, single, type Tally } from './tally.ts';

/** Single precision holds seven digits: more would be invention. */
const DIGITS = 7;

export interface Buckets {
  has(tag: Tag): boolean;
  addCell(tag: Tag, cell: Cell): void;
  addTable(table: Table, from: number, to: number): void;
  series(): readonly Series[];
}

/** Width of a step, ms: no more steps than points were wished, and whole minutes or hours, so that every source gives the same answer. */
export const bucketWidth = ({ from, to, points }: SeriesQuery): number => {
  const least = Math.max(1, (to - from) / Math.max(1, points));
  const grain = least > HOUR_MS ? HOUR_MS : least > MINUTE_MS ? MINUTE_MS : 1;
  return Math.ceil(least / grain) * grain;
};

/** Steps of `width` ms over [from, to), aligned to the epoch so that a chart that moves on does not shimmer. */
export const createBuckets = (tags: readonly Tag[], from: number, to: number, width: number): Buckets => {
  const first = Math.floor(from / width);
  const steps = Math.max(0, Math.ceil(to / width) - first);
  const tallies = new Map(tags.map((tag) => [tag, createTally(steps)] as const));
  const stepOf = (at: number): number => Math.floor(at / width) - first;

  const addColumn = (tally: Tally, at: Float64Array, column: Float64Array, start: number, end: number) => {
    for (const [row, value] of column.entries()) {
      const moment = at[row] ?? Number.NaN;
      if (moment >= start && moment < end && !Number.isNaN(value))
        addToTally(tally, stepOf(moment), single(value));
    }
  };

  return {
    has: (tag) => tallies.has(tag),
    addCell(tag, cell) {
      const tally = tallies.get(tag);
      if (tally) addToTally(tally, stepOf(cell.at), cell);
    },
    addTable(table, start, end) {
      for (const [index, tag] of table.tags.entries()) {
        const tally = tallies.get(tag);
        const column = table.columns[index];
        if (tally && column) addColumn(tally, table.at, column, start, end);
      }
    },
    series: () =>
      [...tallies].map(([tag, tally]) => seriesOf(tag, tally, (step) => (first + step + 0.5) * width)),
  };
};

const seriesOf = (tag: Tag, tally: Tally, middleOf: (step: number) => number): Series => {
  const cells = Array.from(tally.count, (_, step) => cellOf(tally, step, 0));
  const show = (what: 'mean' | 'min' | 'max') =>
    cells.map((cell) => (cell ? Number(cell[what].toPrecision(DIGITS)) : null));
  const at = cells.map((_, step): Timestamp => timestamp(middleOf(step)));
  return { tag, at, mean: show('mean'), min: show('min'), max: show('max') };
};
