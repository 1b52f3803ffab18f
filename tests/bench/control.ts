// Ways of control compared on the same weather: ours, hobby controllers, a family's routine, and what perfect knowledge could do.
// `npm run bench -- control [--seeds A-B] [--scenarios S1,S4] [--keep FILE] [--json]`; with `--plots DIR` a night and a noon are
// drawn. Twenty seeds take hours: with `--keep` they can be interrupted, and are gone on with where they stopped.
import { CONTROLLERS } from '../../controller/cli/trial/controllers/index.ts';
import { drawAdvice, judgeAdvice, valueAdvice } from './control/advice.ts';
import { jobsOf, toRows } from './control/compare.ts';
import { billHeat, type HeatBill } from './control/heat.ts';
import { judge, judgeHeat } from './control/judge.ts';
import { drawPlots } from './control/plots.ts';
import { openPool, type Pool } from './control/pool.ts';
import { SCENARIOS, scenarioOf } from './control/scenarios.ts';
import { SEEDS } from './control/seeds.ts';
import { drawBills, drawFinds, drawTable } from './control/table.ts';
import type { BenchGroup, BenchWishes } from './figure.ts';

/** A year is asked for by name: it takes longer than all the others. */
const BY_NAME_ONLY = ['S13'];
const FEW_SEEDS = 3;
/** The first three have no threshold of heat to tune; the plans of the last would take hours. */
const UNTUNED = ['closed', 'oracle', 'advice', 'yapu'];

const chooseScenarios = ({ scenarios }: BenchWishes) =>
  scenarios === undefined
    ? SCENARIOS.filter(({ id }) => !BY_NAME_ONLY.includes(id))
    : scenarios.split(',').map(scenarioOf);

/** `3-5`: the third to the fifth of the fixed seeds. Throws RangeError for anything else. */
export const chooseSeeds = (text: string | undefined): readonly number[] => {
  if (text === undefined) return SEEDS.slice(0, FEW_SEEDS);
  const [from = 0, to = from] = text.split('-').map(Number);
  if (Number.isInteger(from) && Number.isInteger(to) && from >= 1 && to >= from && to <= SEEDS.length)
    return SEEDS.slice(from - 1, to);
  throw new RangeError(`--seeds: got ${text}, wanted two numbers from 1 to ${SEEDS.length}, such as 1-5`);
};

const measure = async (pool: Pool, wishes: BenchWishes) => {
  const scenarios = chooseScenarios(wishes);
  const seeds = chooseSeeds(wishes.seeds);
  const outcomes = await pool.run(jobsOf(scenarios, seeds));
  const tuned = CONTROLLERS.map(({ id }) => id).filter((id) => !UNTUNED.includes(id));
  const asked = (id: string) => scenarios.some((scenario) => scenario.id === id);
  const bills: readonly HeatBill[] = [
    ...(asked('S1-hard') ? await billHeat(pool, 'S1-hard', tuned, seeds) : []),
    ...(asked('S1-hard-solid-state') ? await billHeat(pool, 'S1-hard-solid-state', ['rules'], seeds) : []),
  ];
  const rows = toRows(outcomes);
  const advice = valueAdvice(outcomes);
  wishes.tell(`${drawTable(rows)}\n${drawFinds(rows)}\n${drawAdvice(advice)}\n${drawBills(bills)}`, {
    seeds,
    rows: rows.map(({ outcomes: _, ...row }) => row),
    heat: bills.map(({ outcomes: _, ...bill }) => bill),
    advice,
  });
  return [...judgeHeat(bills), ...judgeAdvice(advice), ...judge(outcomes)];
};

export const group: BenchGroup = {
  name: 'control',
  run: async (wishes) => {
    if (wishes.plots !== undefined) {
      await drawPlots(wishes.plots);
      return [];
    }
    const pool = await openPool({ keep: wishes.keep, onProgress: wishes.onProgress });
    try {
      return await measure(pool, wishes);
    } finally {
      pool.close();
    }
  },
};
