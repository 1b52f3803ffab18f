// The twin against a measured house: one Dutch compartment with lettuce, winter 2022, at sea level. What nobody told of the house was
// fitted to days 2-28 (`fit.ts`); the figures are those of the later days, which the fit has never read.
import { readFileSync } from 'node:fs';
import { atMost } from '../bench/figure.ts';
import { createCompartment, type Moment } from './compartment/house.ts';
import { type Logged, readLog } from './compartment/log.ts';
import { DAYS, score } from './compartment/score.ts';
import type { Plot } from './plot.ts';
import type { Validation } from './validation.ts';

const STEP_S = 60;
/** Every so many rows make a point of a plot. */
const THINNED = 6;

interface FittedFile {
  readonly numbers: Readonly<Record<string, { readonly value: number }>>;
}

const readUnknowns = (): Readonly<Record<string, number>> => {
  const file = new URL('./compartment/fitted.json', import.meta.url);
  const { numbers } = JSON.parse(readFileSync(file, 'utf8')) as FittedFile;
  return Object.fromEntries(Object.entries(numbers).map(([name, { value }]) => [name, value]));
};

const plotOf = (
  name: 'air' | 'vapour',
  title: string,
  unit: string,
  rows: readonly Logged[],
  twin: readonly Moment[],
): Plot => {
  const line = (label: string, of: (row: Logged, moment: Moment) => number) => ({
    label,
    points: rows.flatMap((row, n) => {
      const moment = twin[n];
      const shown = moment && n % THINNED === 0 && row.day >= DAYS.fitted && Number.isFinite(row[name]);
      return shown ? [[row.day, of(row, moment)] as const] : [];
    }),
  });
  return {
    name: `compartment-${name}`,
    title,
    unit,
    along: 'day',
    lines: [
      line('measured', (row) => row[name]),
      line('this twin', (_, moment) => moment[name]),
      line('outside', ({ outside }) => (name === 'air' ? outside.temperature : outside.vapour * 1000)),
    ],
  };
};

export const validation: Validation = {
  name: 'compartment',
  async run(folder) {
    const rows = readLog(folder);
    const twin = createCompartment(rows)(readUnknowns(), STEP_S);
    const early = score(rows, twin, DAYS.settling, DAYS.fitted);
    const late = score(rows, twin, DAYS.fitted, Number.POSITIVE_INFINITY);
    const signed = (value: number, digits: number) => `${value > 0 ? '+' : ''}${value.toFixed(digits)}`;
    const days = `${(late.rows / 288).toFixed(0)} days that the fit has not read`;
    return {
      figures: [
        atMost(
          'compartment.air-rmse',
          late.airRmse,
          'K',
          1.7,
          `air, ${days}, bias ${signed(late.airBias, 2)}; fitted days ${early.airRmse.toFixed(2)}`,
        ),
        atMost(
          'compartment.vapour-rmse',
          late.vapourRmse,
          'Pa',
          250,
          `vapour pressure, the same, bias ${signed(late.vapourBias, 0)}; fitted days ${early.vapourRmse.toFixed(0)}`,
        ),
      ],
      plots: [
        plotOf('air', 'Air in a lettuce compartment, Bleiswijk 2022', '°C', rows, twin),
        plotOf('vapour', 'Vapour in the same air', 'Pa', rows, twin),
      ],
    };
  },
};
