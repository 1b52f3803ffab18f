// All figures of a trial. A new one is a line in a file beside this one.
import type { Moment } from '../moment.ts';
import { EXPENSE_METRICS } from './expense.ts';
import type { Bounds } from './metric.ts';
import { MOISTURE_METRICS } from './moisture.ts';
import { SOLUTION_METRICS } from './solution.ts';
import { TEMPERATURE_METRICS } from './temperature.ts';

export const METRICS = [...TEMPERATURE_METRICS, ...MOISTURE_METRICS, ...EXPENSE_METRICS, ...SOLUTION_METRICS];

/** By the id of its metric, in the metric's unit. */
export type Figures = Readonly<Record<string, number>>;

export interface Tally {
  add(now: Moment): void;
  figures(): Figures;
}

/** Folds all metrics over the moments that are added. */
export const createTally = (bounds: Bounds): Tally => {
  const sums = METRICS.map(({ start }) => start);
  let before: Moment | undefined;
  return {
    add(now) {
      const last = before ?? now;
      METRICS.forEach(({ fold }, n) => {
        sums[n] = fold(sums[n] ?? 0, now, last, bounds);
      });
      before = now;
    },
    figures: () => Object.fromEntries(METRICS.map(({ id }, n) => [id, sums[n] ?? 0])),
  };
};
