// `npx tsx tests/validate/fit.ts --data DIR [--generations N] [--seed N]`: fits what nobody told of the compartment to its first days,
// and writes it to `compartment/fitted.json`. The later days are neither read for it nor shown.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { evolve } from './compartment/evolve.ts';
import { createCompartment, type Unknowns } from './compartment/house.ts';
import { readLog } from './compartment/log.ts';
import { DAYS, type Score, score } from './compartment/score.ts';

const FILE = new URL('./compartment/fitted.json', import.meta.url);
/** K and Pa that weigh the same: the limits that later days are held to. */
const WEIGHT = { air: 1.7, vapour: 250 };
const STEP_S = 300;
const POPULATION = 40;

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    generations: { type: 'string', default: '150' },
    seed: { type: 'string', default: '1' },
  },
});
if (!values.data) throw new Error('name the folder with the measured data: --data DIR');

interface Fitted {
  source: string;
  numbers: Record<string, { value: number; low: number; high: number; bounds: string }>;
}

const fitted = JSON.parse(readFileSync(FILE, 'utf8')) as Fitted;
const names = Object.keys(fitted.numbers);
const rows = readLog(values.data).filter(({ day }) => day < DAYS.fitted);
const live = createCompartment(rows);
const named = (point: readonly number[]): Unknowns =>
  Object.fromEntries(names.map((name, n) => [name, point[n] ?? Number.NaN]));
const judge = (point: readonly number[]): Score =>
  score(rows, live(named(point), STEP_S), DAYS.settling, DAYS.fitted);

const best = evolve({
  bounds: Object.values(fitted.numbers).map(({ low, high }) => [low, high]),
  population: POPULATION,
  generations: Number(values.generations),
  seed: Number(values.seed),
  cost: (point) => {
    const found = judge(point);
    return found.airRmse / WEIGHT.air + found.vapourRmse / WEIGHT.vapour;
  },
  report: (generation, { cost }) => {
    if (generation % 10 === 0) process.stderr.write(`generation ${generation}: ${cost.toFixed(4)}\n`);
  },
});

for (const [name, value] of Object.entries(named(best.point))) {
  const number = fitted.numbers[name];
  if (number) number.value = Number(value.toPrecision(5));
}
writeFileSync(FILE, `${JSON.stringify(fitted, null, 2)}\n`);
process.stdout.write(`${JSON.stringify(judge(best.point))}\n`);
