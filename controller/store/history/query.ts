// Where an answer comes from: minutes in RAM for the last two days, single values from logs and column files, hourly roll-ups for
// steps of an hour and more and for days whose single values are gone. A source is only used where its grain is no coarser than a step.
import type { Series, SeriesQuery } from '../../ports.ts';
import { DAY_MS, isoDay } from '../local-day.ts';
import { type Buckets, bucketWidth, createBuckets } from './buckets.ts';
import { HOUR_MS, type HourBlock } from './hours.ts';
import { MINUTE_MS, type MinuteRing } from './minutes.ts';
import { byAge, partName } from './part.ts';
import type { DaySpan, Shelf, Shelved } from './shelf.ts';
import { momentsOf, singleValues, usualDistance } from './single-values.ts';
import type { Table } from './table.ts';

export interface Sources {
  readonly shelf: Shelf;
  readonly minutes: MinuteRing;
  /** Rows that are not on the disk yet. */
  readonly waiting: () => Table;
}

/** Single values are points of their own as long as there are no more of them than this share of the wished points. */
const CLOSE_ENOUGH = 1.2;

/** The answer from RAM alone; undefined when the disk must be asked. */
export const answerFromMinutes = (query: SeriesQuery, minutes: MinuteRing): readonly Series[] | undefined => {
  const width = bucketWidth(query);
  const complete = minutes.completeFrom();
  if (width < MINUTE_MS || complete === undefined || complete > query.from) return undefined;
  const buckets = createBuckets(query.tags, query.from, query.to, width);
  addMinutes(buckets, query, minutes, query.from);
  return buckets.series();
};

/** The answer from all sources. */
export const answer = (query: SeriesQuery, sources: Sources): Promise<readonly Series[]> =>
  bucketWidth(query) < MINUTE_MS ? answerClosely(query, sources) : answerWidely(query, sources);

const answerWidely = async (query: SeriesQuery, sources: Sources): Promise<readonly Series[]> => {
  const { minutes, shelf, waiting } = sources;
  const onlyHoursLeft = isOlderThan(query.to, shelf);
  const width = Math.max(bucketWidth(query), onlyHoursLeft ? HOUR_MS : 0);
  const buckets = createBuckets(query.tags, query.from, query.to, width);
  const border = Math.min(Math.max(minutes.completeFrom() ?? query.to, query.from), query.to);
  const span = daySpan(query.from, border);
  const shelved = shelf.within(span);
  const asksHours = width >= HOUR_MS || isOlderThan(query.from, shelf);
  const hours = asksHours ? await shelf.hours(span) : [];
  const { single, rolledUp } = choose(shelved, hours, width >= HOUR_MS);
  for (const block of rolledUp) addHours(buckets, block, query.from, border);
  for (const part of single) {
    const table = await shelf.read(part, query.tags, span);
    if (table) buckets.addTable(table, query.from, border);
  }
  buckets.addTable(waiting(), query.from, border);
  addMinutes(buckets, query, minutes, border);
  return buckets.series();
};

/** Every part once: as single values or as its roll-up. */
const choose = (shelved: readonly Shelved[], hours: readonly HourBlock[], prefersHours: boolean) => {
  const blocks = new Map(hours.map((block) => [block.part, block] as const));
  const isSingle = ({ part, kind }: Shelved) =>
    kind === 'log' || !prefersHours || !blocks.has(partName(part));
  const single = shelved.filter(isSingle);
  for (const { part } of single) blocks.delete(partName(part));
  return { single, rolledUp: [...blocks.values()] };
};

const answerClosely = async (query: SeriesQuery, { shelf, waiting }: Sources): Promise<readonly Series[]> => {
  const span = daySpan(query.from, query.to);
  const tables = [waiting()];
  for (const part of shelf.within(span)) {
    const table = await shelf.read(part, query.tags, span);
    if (table) tables.push(table);
  }
  const moments = momentsOf(tables, query.from, query.to);
  if (moments.length <= query.points * CLOSE_ENOUGH) return singleValues(query.tags, moments);
  // A step narrower than two moments would now and then hold none, and show a gap that is not one.
  const width = Math.max(bucketWidth(query), 2 * usualDistance(moments));
  const buckets = createBuckets(query.tags, query.from, query.to, width);
  for (const table of tables) buckets.addTable(table, query.from, query.to);
  return buckets.series();
};

const addMinutes = (buckets: Buckets, { tags, to }: SeriesQuery, minutes: MinuteRing, from: number): void => {
  for (const tag of tags) for (const cell of minutes.cells(tag, from, to)) buckets.addCell(tag, cell);
};

const addHours = (buckets: Buckets, block: HourBlock, from: number, to: number): void => {
  for (const [column, tag] of block.tags.entries()) {
    if (!buckets.has(tag)) continue;
    block.eachCell(column, (cell) => {
      if (cell.at >= from && cell.at < to) buckets.addCell(tag, cell);
    });
  }
};

/** A local day begins up to 14 h before and 12 h after the UTC day of its name. */
export const daySpan = (from: number, to: number): DaySpan => ({
  first: isoDay(from - DAY_MS),
  last: isoDay(to + DAY_MS),
  from,
  to,
});

/** True when no single values are kept of this moment any more. */
const isOlderThan = (at: number, shelf: Shelf): boolean => {
  const oldest = [...shelf.parts('col'), ...shelf.parts('log')].sort(byAge)[0];
  return !oldest || isoDay(at) < oldest.day;
};
