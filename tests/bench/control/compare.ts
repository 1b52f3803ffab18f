// Paired comparison: every controller in every scenario on the same seeds.
import { CONTROLLERS } from '../../../controller/cli/trial/controllers/index.ts';
import type { Job, Outcome } from './job.ts';
import type { Scenario } from './scenario.ts';

export interface Row {
  readonly scenario: string;
  readonly controller: string;
  /** Of each figure over the seeds. */
  readonly median: Readonly<Record<string, number>>;
  readonly worst: Readonly<Record<string, number>>;
  readonly outcomes: readonly Outcome[];
}

/** Ours where something is broken is its rules alone: a plan changes nothing there, and takes most of the time. */
export const oursIn = ({ faults = [] }: Pick<Scenario, 'faults'>): string =>
  faults.length === 0 ? 'yapu' : 'rules';

/** All controllers where nothing is broken; only ours, which alone looks for faults, where something is. */
export const jobsOf = (scenarios: readonly Scenario[], seeds: readonly number[]): readonly Job[] =>
  scenarios.flatMap((scenario) =>
    CONTROLLERS.filter(({ id }) => (scenario.faults ?? []).length === 0 || id === oursIn(scenario)).flatMap(
      ({ id: controller }) => seeds.map((seed) => ({ scenario: scenario.id, controller, seed })),
    ),
  );

/** Figures of which more is better; of all others less is. */
const MORE_IS_BETTER = [
  'coldestLeaf',
  'warmthHours',
  'lightMol',
  'meanDailyLight',
  'leastDailyLight',
  'grownGrams',
  'harvestKg',
  'lowestCharge',
];

export const toRows = (outcomes: readonly Outcome[]): readonly Row[] => {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const key = `${outcome.job.scenario} ${outcome.job.controller}`;
    groups.set(key, [...(groups.get(key) ?? []), outcome]);
  }
  return [...groups.values()].map((group) => {
    const { scenario = '', controller = '' } = group[0]?.job ?? {};
    return {
      scenario,
      controller,
      median: overSeeds(group, (_, values) => median(values)),
      worst: overSeeds(group, worst),
      outcomes: group,
    };
  });
};

const overSeeds = (
  group: readonly Outcome[],
  reduce: (id: string, values: readonly number[]) => number,
): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.keys(group[0]?.figures ?? {}).map((id) => [
      id,
      reduce(
        id,
        group.map(({ figures }) => figures[id] ?? Number.NaN),
      ),
    ]),
  );

const worst = (id: string, values: readonly number[]): number =>
  MORE_IS_BETTER.includes(id) ? Math.min(...values) : Math.max(...values);

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle - 1)] ?? Number.NaN)) / 2;
};

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
