// How far the twin's air is from the measured one, over some days of the log.
import { mean, rmse } from '../records.ts';
import type { Moment } from './house.ts';
import type { Logged } from './log.ts';

/** The twin forgets in these days how it was begun; to `fitted` its numbers are fitted, on the rest it is judged. */
export const DAYS = { settling: 2, fitted: 28 };

export interface Score {
  /** K and Pa. */
  readonly airRmse: number;
  readonly airBias: number;
  readonly vapourRmse: number;
  readonly vapourBias: number;
  readonly rows: number;
}

/** Rows from one day to before another; rows where nobody measured say nothing. */
export const score = (
  rows: readonly Logged[],
  twin: readonly Moment[],
  from: number,
  until: number,
): Score => {
  const pairs = rows.flatMap((row, n) => {
    const moment = twin[n];
    return moment && row.day >= from && row.day < until && Number.isFinite(row.air) ? [{ row, moment }] : [];
  });
  const air = pairs.map(({ row, moment }) => moment.air - row.air);
  const vapour = pairs.map(({ row, moment }) => moment.vapour - row.vapour);
  return {
    airRmse: rmse(air),
    airBias: mean(air),
    vapourRmse: rmse(vapour),
    vapourBias: mean(vapour),
    rows: pairs.length,
  };
};
