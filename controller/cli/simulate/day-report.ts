// One line a day: how cold and warm it was, what moved, what rang.
import { formatNumber, type Locale } from '../../../console/i18n/format.ts';
import type { Cell } from '../table.ts';
import type { TrialRound } from '../trial/trial.ts';

/** Each named `cli.simulate.column.<column>` in the catalogues. */
export const DAY_COLUMNS = [
  'date',
  'outside',
  'leaf',
  'coldest',
  'warmest',
  'vent',
  'heat',
  'pump',
  'alarms',
] as const;

const JOULES_PER_KWH = 3.6e6;

interface Day {
  outside: number;
  leaf: number;
  coldest: number;
  warmest: number;
  vent: number;
  heat: number;
  pump: number;
  alarms: number;
}

const freshDay = (): Day => ({
  outside: Number.POSITIVE_INFINITY,
  leaf: Number.POSITIVE_INFINITY,
  coldest: Number.POSITIVE_INFINITY,
  warmest: Number.NEGATIVE_INFINITY,
  vent: 0,
  heat: 0,
  pump: 0,
  alarms: 0,
});

export interface DayReport {
  add(round: TrialRound): void;
  rows(): readonly (readonly Cell[])[];
}

/** `utcOffset`: of the site, ms. */
export const createDayReport = (utcOffset: number, locale: Locale): DayReport => {
  const days = new Map<string, Day>();
  return {
    add({ at, moment, decision }) {
      const date = new Date(at + utcOffset).toISOString().slice(0, 10);
      const day = days.get(date) ?? freshDay();
      days.set(date, day);
      day.outside = Math.min(day.outside, moment.outside);
      day.leaf = Math.min(day.leaf, moment.leaf);
      day.coldest = Math.min(day.coldest, moment.air);
      day.warmest = Math.max(day.warmest, moment.air);
      day.vent += moment.work.ventMoves;
      day.heat += (moment.work.heater * moment.heaterPower) / JOULES_PER_KWH;
      day.pump += moment.work.pump / 3600;
      day.alarms += decision.raised.length;
    },
    rows: () => [...days].map(([date, day]) => rowOf(date, day, locale)),
  };
};

const rowOf = (
  date: string,
  { outside, leaf, coldest, warmest, vent, heat, pump, alarms }: Day,
  locale: Locale,
) =>
  [
    date,
    ...[outside, leaf, coldest, warmest].map((value) => formatNumber(value, 1, locale)),
    vent.toFixed(0),
    formatNumber(heat, 1, locale),
    formatNumber(pump, 1, locale),
    alarms.toFixed(0),
  ].map((text) => ({ text }));
