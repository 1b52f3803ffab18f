// What the crop's warmth costs each controller: its heater threshold is tuned until no leaf of any seed falls below half a
// degree, and its heat is then set against that of perfect knowledge, which keeps the same leaf on each seed by the same switch.

import { sum } from './compare.ts';
import type { Job, Outcome } from './job.ts';
import type { Pool } from './pool.ts';

/** °C of leaf that everybody keeps. */
const LEAF = 0.5;
/** K by which perfect knowledge holds a leaf more until it is kept, and how often it may try. */
const LIFT = { step: 0.01, tries: 10 };
/** The same nights in a house whose heater gives what is missing, step by step, because nothing wears. */
const WITHOUT_CONTACTS = 'S1-hard-solid-state';
/** °C of air among which the threshold is sought; a quarter of a kelvin would be a tenth of the heat. */
const THRESHOLDS = { least: -1, most: 7, step: 0.05 };

export interface HeatBill {
  readonly scenario: string;
  readonly controller: string;
  /** °C; undefined where no threshold kept the leaf. */
  readonly heatAt: number | undefined;
  readonly kWh: number;
  /** Against perfect knowledge on the same seeds: with the same switch, and with one that does not wear. */
  readonly ratio: number;
  readonly ratioWithoutContacts: number;
  readonly hotDegreeHours: number;
  readonly outcomes: readonly Outcome[];
}

export const billHeat = async (
  pool: Pick<Pool, 'run'>,
  scenario: string,
  controllers: readonly string[],
  seeds: readonly number[],
): Promise<readonly HeatBill[]> => {
  const [perfect, unworn] = await Promise.all(
    [scenario, WITHOUT_CONTACTS].map(async (house) => heatOf(await hold(pool, house, seeds))),
  );
  const against = (kWh: number, least = Number.NaN) => kWh / least;
  const bills: HeatBill[] = [];
  for (const controller of controllers) {
    const { heatAt, outcomes } = await tune(pool, { scenario, controller }, seeds);
    const kWh = heatOf(outcomes);
    bills.push({
      ...{ scenario, controller, heatAt, kWh, outcomes },
      ratio: against(kWh, perfect),
      ratioWithoutContacts: against(kWh, unworn),
      hotDegreeHours: sum(outcomes.map(({ figures }) => figures['hotDegreeHours'] ?? 0)),
    });
  }
  return bills;
};

/**
 * Perfect knowledge, seed by seed: it knows which weather is its own, so each leaf is held no warmer than is needed. Throws where it
 * cannot keep one.
 */
const hold = async (
  pool: Pick<Pool, 'run'>,
  scenario: string,
  seeds: readonly number[],
): Promise<readonly Outcome[]> => {
  let outcomes = await pool.run(
    seeds.map((seed): Job => ({ scenario, controller: 'oracle', seed, heatAt: LEAF })),
  );
  for (let tries = 0; !keeps(outcomes); tries += 1) {
    if (tries === LIFT.tries) throw new Error(`perfect knowledge cannot keep a leaf in ${scenario}`);
    outcomes = await pool.run(outcomes.map(lifted));
  }
  return outcomes;
};

const lifted = ({ job, figures }: Outcome): Job => {
  const missing = Math.ceil((LEAF - (figures['coldestLeaf'] ?? Number.NaN)) / LIFT.step);
  return missing > 0
    ? { ...job, heatAt: Number(((job.heatAt ?? LEAF) + missing * LIFT.step).toFixed(2)) }
    : job;
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
