// What the crop's warmth costs each controller: its heater threshold is tuned until no leaf of any seed falls below half a
// degree, and its heat is then set against that of perfect knowledge on the same seeds.

import { sum } from './compare.ts';
import type { Job, Outcome } from './job.ts';
import type { Pool } from './pool.ts';

const SCENARIO = 'S1';
/** °C of leaf; a tenth less is the reading of the bound. */
const LEAF = 0.5;
/** °C of air, from which the threshold is sought by quarters of a kelvin: half a kelvin would be a fifth of the heat. */
const THRESHOLDS = { least: -1, most: 7, step: 0.25 };

export interface HeatBill {
  readonly controller: string;
  /** °C; undefined where no threshold kept the leaf. */
  readonly heatAt: number | undefined;
  readonly kWh: number;
  /** Against perfect knowledge on the same seeds. */
  readonly ratio: number;
  readonly hotDegreeHours: number;
  readonly outcomes: readonly Outcome[];
}

export const billHeat = async (
  pool: Pick<Pool, 'run'>,
  controllers: readonly string[],
  seeds: readonly number[],
): Promise<readonly HeatBill[]> => {
  const oracle = await pool.run(seeds.map((seed) => ({ scenario: SCENARIO, controller: 'oracle', seed })));
  const bills: HeatBill[] = [];
  for (const controller of controllers) {
    const { heatAt, outcomes } = await tune(pool, controller, seeds);
    const kWh = heatOf(outcomes);
    const hotDegreeHours = sum(outcomes.map(({ figures }) => figures['hotDegreeHours'] ?? 0));
    bills.push({ controller, heatAt, kWh, ratio: kWh / heatOf(oracle), hotDegreeHours, outcomes });
  }
  return bills;
};

const heatOf = (outcomes: readonly Outcome[]): number =>
  sum(outcomes.map(({ figures }) => figures['heatKwh'] ?? 0));

/** The lowest threshold that keeps every leaf, by halving: warmer thresholds keep warmer leaves. */
const tune = async (pool: Pick<Pool, 'run'>, controller: string, seeds: readonly number[]) => {
  const { least, most, step } = THRESHOLDS;
  const at = (heatAt: number) =>
    pool.run(seeds.map((seed): Job => ({ scenario: SCENARIO, controller, seed, heatAt })));
  let low = 0;
  let high = (most - least) / step;
  let best = { heatAt: undefined as number | undefined, outcomes: await at(most) };
  if (!keeps(best.outcomes)) return best;
  best = { ...best, heatAt: most };
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const outcomes = await at(least + middle * step);
    if (keeps(outcomes)) {
      high = middle;
      best = { heatAt: least + middle * step, outcomes };
    } else low = middle + 1;
  }
  return best;
};

const keeps = (outcomes: readonly Outcome[]): boolean =>
  outcomes.every(({ figures }) => (figures['coldestLeaf'] ?? -99) >= LEAF);
