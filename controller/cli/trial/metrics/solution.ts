// How long the nutrient solution was off its mark.
import { hoursWhile, type Metric } from './metric.ts';

/** mS/cm at 25 °C and pH off the middle of the crop's band. */
const CONDUCTIVITY_OFF = 0.1;
const ACIDITY_OFF = 0.2;

export const SOLUTION_METRICS: readonly Metric[] = [
  hoursWhile(
    'conductivityOffHours',
    'conductivity more than 0.1 mS/cm off the middle of its band',
    (now, { conductivity }) =>
      conductivity !== undefined && Math.abs(now.conductivity - conductivity) > CONDUCTIVITY_OFF,
  ),
  hoursWhile(
    'acidityOffHours',
    'pH more than 0.2 off the middle of its band',
    (now, { acidity }) => Math.abs(now.acidity - acidity) > ACIDITY_OFF,
  ),
];
