// Figures of whole days, counted from the start of the trial: what the crop feels as the mean of a day, and its light.
import type { Moment } from '../moment.ts';
import { photons } from './harvest.ts';
import type { Bounds } from './metric.ts';

/** °C of air as the mean of the day; mol/m² of photons on the crop. */
interface Day {
  readonly meanAir: number;
  readonly light: number;
}

interface DayMetric {
  readonly id: string;
  readonly unit: string;
  readonly what: string;
  /** The days are never none: without a whole day there is no figure. */
  of(days: readonly Day[], bounds: Bounds): number;
}

const HOURS_PER_DAY = 24;
/** A round more or less is no other day. */
const ROUNDING = 1e-6;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

export const DAY_METRICS: readonly DayMetric[] = [
  {
    id: 'dayMeanError',
    unit: 'K',
    what: 'mean air of a day off what the crop wants, mean of the days',
    of: (days, bounds) => mean(days.map(({ meanAir }) => Math.abs(meanAir - bounds.meanAir))),
  },
  {
    id: 'meanDailyLight',
    unit: 'mol/m²',
    what: 'light of a day, mean',
    of: (days) => mean(days.map(({ light }) => light)),
  },
  {
    id: 'leastDailyLight',
    unit: 'mol/m²',
    what: 'light of the darkest day',
    of: (days) => Math.min(...days.map(({ light }) => light)),
  },
];

export interface DayTally {
  add(now: Moment): void;
  /** NaN for each where no day was whole. */
  figures(bounds: Bounds): Readonly<Record<string, number>>;
}

export const createDayTally = (): DayTally => {
  const days: Day[] = [];
  let open = { hours: 0, warmth: 0, light: 0 };
  return {
    add(now) {
      open.hours += now.hours;
      open.warmth += now.air * now.hours;
      open.light += photons(now.light, now);
      if (open.hours < HOURS_PER_DAY - ROUNDING) return;
      days.push({ meanAir: open.warmth / open.hours, light: open.light });
      open = { hours: 0, warmth: 0, light: 0 };
    },
    figures: (bounds) =>
      Object.fromEntries(
        DAY_METRICS.map(({ id, of }) => [id, days.length === 0 ? Number.NaN : of(days, bounds)]),
      ),
  };
};
