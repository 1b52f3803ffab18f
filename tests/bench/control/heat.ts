// What the crop's warmth costs each controller: its heater threshold is tuned until no leaf of any seed falls below half a
// degree, and its heat is then set against that of perfect knowledge on the same seeds.

import { sum } from './compare.ts';
import type { Job, Outcome } from './job.ts';
import type { Pool } from './pool.ts';

/** °C of leaf; a tenth less is the reading of the bound. */
const LEAF = 0.5;
/** °C of air among which the threshold is sought; a quarter of a kelvin would be a tenth of the heat. */
const THRESHOLDS = { least: -1, most: 7, step: 0.05 };

export interface HeatBill {
  readonly scenario: string;
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
  scenario: string,
  controllers: readonly string[],
  seeds: readonly number[],
): Promise<readonly HeatBill[]> => {
  const oracle = await pool.run(seeds.map((seed) => ({ scenario, controller: 'oracle', seed })));
  const bills: HeatBill[] = [];
  for (const controller of controllers) {
    const { heatAt, outcomes } = await tune(pool, { scenario, controller }, seeds);
    const kWh = heatOf(outcomes);
    const hotDegreeHours = sum(outcomes.map(({ figures }) => figures['hotDegreeHours'] ?? 0));
    bills.push({ scenario, controller, heatAt, kWh, ratio: kWh / heatOf(oracle), hotDegreeHours, outcomes });
  }
  return bills;
};

const heatOf = (outcomes: readonly Outcome[]): number =>
  sum(outcomes.map(({ figures }) => figures['heatKwh'] ?? 0));

/** The lowest threshold that keeps every leaf, by halving: warmer thresholds keep warmer leaves. */
const tune = async (
  pool: Pick<Pool, 'run'>,
  which: Pick<Job, 'scenario' | 'controller'>,
  seeds: readonly number[],
) => {
  const { least, most, step } = THRESHOLDS;
  const at = (heatAt: number) => pool.run(seeds.map((seed): Job => ({ ...which, seed, heatAt })));
  let low = 0;
  let high = (most - least) / step;
  let best = { heatAt: undefined as number | undefined, outcomes: await at(most) };
  if (!keeps(best.outcomes)) return best;
  best = { ...best, heatAt: most };
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const heatAt = Number((least + middle * step).toFixed(2));
    const outcomes = await at(heatAt);
    if (keeps(outcomes)) {
      high = middle;
      best = { heatAt, outcomes };
    } else low = middle + 1;
  }
  return best;
};

const keeps = (outcomes: readonly Outcome[]): boolean =>
  outcomes.every(({ figures }) => (figures['coldestLeaf'] ?? -99) >= LEAF);
