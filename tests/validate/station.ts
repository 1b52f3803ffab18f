// The weather generator against daily records of the plateau: fitted to a station's even years by month, judged on its odd years.
// What is fixed in the generator (how days hang together) is judged too.
import { drawDay, type WeatherDay } from '../../hardware/twin/weather-day.ts';
import { atMost, type Figure } from '../bench/figure.ts';
import { createSeeded } from '../support/seeded.ts';
import { lowland } from './lowland.ts';
import { deviation, mean, quantile, readRows } from './records.ts';
import type { Validation } from './validation.ts';

const STATIONS = { ilave: 'Ilave-qc00000879', capachica: 'Capachica-qc00000788' };
const MISSING = -90;
const FIRST_YEAR = 1981;
/** mm; less is dew in the gauge. */
const WET = 0.1;
const SEED = 21;
const YEARS = 32;

interface Day {
  readonly month: number;
  readonly year: number;
  readonly wet: boolean;
  readonly lowest: number;
  readonly highest: number;
}

const recordOf = (folder: string, file: string): readonly Day[] =>
  readRows(folder, `senamhi-daily/${file}.txt`, /\s+/).flatMap(
    ([year = 0, month = 1, , rain = MISSING, highest = MISSING, lowest = MISSING]) =>
      year < FIRST_YEAR || Math.min(rain, highest, lowest) <= MISSING
        ? []
        : [{ year, month: month - 1, wet: rain >= WET, lowest, highest }],
  );

const months = Array.from({ length: 12 }, (_, month) => month);
const byMonth = (days: readonly Day[], of: (days: readonly Day[]) => number) =>
  months.map((month) => of(days.filter((day) => day.month === month)));

const climateOf = (days: readonly Day[]) => ({
  ...lowland.climate,
  minTemperature: byMonth(days, (all) => mean(all.map(({ lowest }) => lowest))),
  maxTemperature: byMonth(days, (all) => mean(all.map(({ highest }) => highest))),
  minTemperatureDeviation: byMonth(days, (all) => deviation(all.map(({ lowest }) => lowest))),
  wetDays: byMonth(days, (all) => 30.4 * mean(all.map(({ wet }) => Number(wet)))),
});

const DAY_MS = 86_400_000;

const generate = (climate: ReturnType<typeof climateOf>): readonly Day[] =>
  Array.from({ length: YEARS * 365 }, (_, n) => {
    const day = Date.UTC(FIRST_YEAR, 0, 1) / DAY_MS + n;
    const date = new Date(day * DAY_MS);
    const { wet, minimum, maximum }: WeatherDay = drawDay(climate, SEED, day);
    return {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth(),
      wet,
      lowest: minimum,
      highest: maximum,
    };
  });

type Statistic = (days: readonly Day[]) => number;

const lows =
  (of: (values: readonly number[]) => number): Statistic =>
  (days) =>
    of(days.map(({ lowest }) => lowest));

const shareOf =
  (is: (day: Day) => boolean): Statistic =>
  (days) =>
    100 * mean(days.map((day) => Number(is(day))));

/** What is compared month by month, and its unit. */
const STATISTICS: Readonly<Record<string, readonly [of: Statistic, unit: string]>> = {
  'lowest-mean': [lows(mean), 'K'],
  'lowest-deviation': [lows(deviation), 'K'],
  'lowest-1-percent': [lows((all) => quantile(all, 0.01)), 'K'],
  'frost-days': [shareOf(({ lowest }) => lowest < 0), '%'],
  'wet-days': [shareOf(({ wet }) => wet), '%'],
};

const DRAWS = 100;

/** How far a statistic of one month would move with other years: years drawn anew from these, with replacement. */
const standardError = (days: readonly Day[], of: Statistic, random: () => number): number => {
  const names = [...new Set(days.map(({ year }) => year))];
  const years = names.map((name) => days.filter(({ year }) => year === name));
  const again = () => years.flatMap(() => years[Math.floor(random() * years.length)] ?? []);
  return deviation(Array.from({ length: DRAWS }, () => of(again())));
};

/** Of 120 months and statistics the worst lies beyond this once in twenty, where nothing is wrong (normal distribution). */
const WORST_Z = 3.5;

const judge = (name: string, measured: readonly Day[], drawn: readonly Day[]): readonly Figure[] =>
  Object.entries(STATISTICS).map(([what, [of, unit]]) => {
    const random = createSeeded(SEED);
    const found = months.map((month) => {
      const [there, here] = [measured, drawn].map((days) => days.filter((day) => day.month === month));
      const difference = of(here ?? []) - of(there ?? []);
      const error = Math.hypot(standardError(there ?? [], of, random), standardError(here ?? [], of, random));
      return { month, difference, z: difference === 0 ? 0 : Math.abs(difference) / error };
    });
    const worst = found.reduce((a, b) => (b.z > a.z ? b : a));
    const largest = Math.max(...found.map(({ difference }) => Math.abs(difference)));
    const how = `odd years from ${FIRST_YEAR} against ${YEARS} drawn; worst month ${worst.month + 1}, by ${worst.difference.toFixed(2)} ${unit}; largest difference ${largest.toFixed(2)} ${unit}`;
    return atMost(`station.${name}-${what}`, worst.z, 'σ', WORST_Z, how);
  });

export const validation: Validation = {
  name: 'station',
  async run(folder) {
    const figures: Figure[] = [];
    const plots = Object.entries(STATIONS).map(([name, file]) => {
      const record = recordOf(folder, file);
      const [even, odd] = [0, 1].map((rest) => record.filter(({ year }) => year % 2 === rest));
      const drawn = generate(climateOf(even ?? []));
      figures.push(...judge(name, odd ?? [], drawn));
      const line = (label: string, days: readonly Day[], share: number) => ({
        label,
        points: byMonth(
          days,
          lows((all) => quantile(all, share)),
        ).map((value, month) => [month + 1, value] as const),
      });
      return {
        name: `station-${name}`,
        title: `Lowest of the day at ${name}: median and coldest of a hundred`,
        unit: '°C',
        along: 'month',
        lines: [
          line('measured', odd ?? [], 0.5),
          line('drawn', drawn, 0.5),
          line('measured, 1 %', odd ?? [], 0.01),
          line('drawn, 1 %', drawn, 0.01),
        ],
      };
    });
    return { figures, plots };
  },
};
