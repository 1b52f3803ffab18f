// What a calibration is worth: how near the truth probes come, how long it takes, and whether bad probes and mistakes are refused.
import {
  errorAfter,
  FAULTS,
  GOOD,
  THREE_COLD_POINTS,
  THREE_POINTS,
  type Trial,
} from './calibration/acidity.ts';
import type { Outcome } from './calibration/bench.ts';
import { closeLookCost } from './calibration/close-look.ts';
import { conductivityError, oxygenError } from './calibration/others.ts';
import { atLeast, atMost, type BenchGroup, type Figure } from './figure.ts';

const TRIALS = 100;
const SEEDS = Array.from({ length: TRIALS }, (_, n) => n + 1);

const worst = (of: (seed: number) => number): number => Math.max(...SEEDS.map(of));
const outcomes = (trial: Trial): readonly Outcome[] => SEEDS.map(trial);
const refusedOf = (trial: Trial): number =>
  outcomes(trial).filter(({ verdict }) => verdict === 'refused').length;

const longest = (trial: Trial): number => Math.max(...outcomes(trial).map(({ seconds }) => seconds)) / 60;

/** Why, and how often. */
const reasonsOf = (trial: Trial): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { reason } of outcomes(trial)) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
};

const how = (what: string): string => `${what}; ${TRIALS} seeded trials`;

const figuresOf = (): readonly Figure[] => [
  atMost(
    'acidity.error',
    worst((seed) => errorAfter(seed, true)),
    'pH',
    0.03,
    how('largest, probe at 92 %, ten bits, 5-30 °C'),
  ),
  atMost(
    'acidity.error-fine',
    worst((seed) => errorAfter(seed, false)),
    'pH',
    0.03,
    how('the same behind a finer converter'),
  ),
  atMost('conductivity.error', worst(conductivityError), '%', 2, how('largest, dry and 1413 µS/cm, 5-30 °C')),
  atMost('oxygen.error', worst(oxygenError), '%', 2, how('largest, wet air at 61-66 kPa, 5-30 °C')),
  atMost('acidity.three-points', longest(THREE_POINTS), 'min', 5.5, how('longest at 20 °C, rinsing too')),
  atMost(
    'acidity.three-cold-points',
    longest(THREE_COLD_POINTS),
    'min',
    6,
    how('longest at 5 °C, rinsing too'),
  ),
  ...Object.entries(FAULTS).map(([name, trial]) =>
    atLeast(
      `refused.${name}`,
      refusedOf(trial),
      'of 100',
      TRIALS,
      how('a probe or buffers that must not pass'),
    ),
  ),
  atMost('refused.good', refusedOf(GOOD), 'of 100', 1, how('a probe of 88-102 % that must pass')),
];

export const group: BenchGroup = {
  name: 'calibration',
  run: async ({ tell }) => {
    const reasons = Object.fromEntries(
      Object.entries({ ...FAULTS, good: GOOD }).map(([name, trial]) => [name, reasonsOf(trial)]),
    );
    const lines = Object.entries(reasons).map(([name, counts]) => `  ${name}: ${JSON.stringify(counts)}\n`);
    tell(`Reasons that were given:\n${lines.join('')}`, reasons);
    return [
      ...figuresOf(),
      atMost(
        'scope.cost',
        await closeLookCost(),
        '% of a core',
        10,
        'eight channels ten times a second, seen by a tablet',
      ),
    ];
  },
};
