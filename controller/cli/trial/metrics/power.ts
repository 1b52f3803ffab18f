// What became of the battery.
import { hoursWhile, type Metric } from './metric.ts';

export const POWER_METRICS: readonly Metric[] = [
  hoursWhile('darkHours', 'battery empty: nothing runs, nobody watches', ({ isDark }) => isDark),
  {
    id: 'lowestCharge',
    unit: '%',
    what: 'lowest charge of the battery',
    start: 100,
    fold: (lowest, { charge }) => Math.min(lowest, charge),
  },
];
