// All figures of a trial. A new one is a line in a file beside this one.
import type { Moment } from '../moment.ts';
import { createDayTally, DAY_METRICS } from './days.ts';
import { createDoseTally, DOSE_METRICS } from './doses.ts';
import { EXPENSE_METRICS } from './expense.ts';
import { HARVEST_METRICS } from './harvest.ts';
import type { Bounds, Metric } from './metric.ts';
import { MOISTURE_METRICS } from './moisture.ts';
import { POWER_METRICS } from './power.ts';
import { SOLUTION_METRICS } from './solution.ts';
import { STORM_METRICS } from './storm.ts';
import { TEMPERATURE_METRICS } from './temperature.ts';

const FOLDS: readonly Metric[] = [
  ...TEMPERATURE_METRICS,
  ...MOISTURE_METRICS,
  ...EXPENSE_METRICS,
  ...POWER_METRICS,
  ...STORM_METRICS,
  ...SOLUTION_METRICS,
  ...HARVEST_METRICS,
];

export const METRICS: readonly Pick<Metric, 'id' | 'unit' | 'what'>[] = [
  ...FOLDS,
  ...DAY_METRICS,
  ...DOSE_METRICS,
];

/** By the id of its metric, in the metric's unit; not finite where the trial has nothing to tell of it. */
export type Figures = Readonly<Record<string, number>>;

export interface Tally {
  add(now: Moment): void;
  figures(): Figures;
}

/** Folds all metrics over the moments that are added. */
export const createTally = (bounds: Bounds): Tally => {
  const days = createDayTally();
  const doses = createDoseTally(bounds);
  const sums = FOLDS.map(({ start }) => start);
  let before: Moment | undefined;
  return {
    add(now) {
      const last = before ?? now;
      FOLDS.forEach(({ fold }, n) => {
        sums[n] = fold(sums[n] ?? 0, now, last, bounds);
      });
      before = now;
      days.add(now);
      doses.add(now, last);
    },
    figures: () => ({
      ...Object.fromEntries(FOLDS.map(({ id }, n) => [id, sums[n] ?? 0])),
      ...days.figures(bounds),
      ...doses.figures(),
    }),
  };
};
