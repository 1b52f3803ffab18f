// How long the nutrient solution was off its mark.
import type { Moment } from '../moment.ts';
import { type Bounds, hoursWhile, type Metric, most } from './metric.ts';

/** mS/cm at 25 °C and pH off the middle of the crop's band. */
const CONDUCTIVITY_OFF = 0.1;
const ACIDITY_OFF = 0.2;
/** mS/cm at 25 °C off the middle, and the pH outside which roots suffer whatever the crop. */
const CONDUCTIVITY_FAR = 0.15;
const ACIDITY_BORNE = { min: 5.5, max: 6.5 };

/** mS/cm above the middle; 0 where the crop names none. */
const above = ({ conductivity: now }: Moment, { conductivity }: Bounds): number =>
  conductivity === undefined ? 0 : now - conductivity;

export const SOLUTION_METRICS: readonly Metric[] = [
  hoursWhile(
    'conductivityOffHours',
    'conductivity more than 0.1 mS/cm off the middle of its band',
    (now, bounds) => Math.abs(above(now, bounds)) > CONDUCTIVITY_OFF,
  ),
  hoursWhile(
    'conductivityFarHours',
    'conductivity more than 0.15 mS/cm off the middle of its band',
    (now, bounds) => Math.abs(above(now, bounds)) > CONDUCTIVITY_FAR,
  ),
  most('conductivityOver', 'mS/cm', 'furthest above the middle of its band', above),
  hoursWhile(
    'acidityOffHours',
    'pH more than 0.2 off the middle of its band',
    (now, { acidity }) => Math.abs(now.acidity - acidity) > ACIDITY_OFF,
  ),
  hoursWhile(
    'acidityOutHours',
    'pH below 5.5 or above 6.5',
    ({ acidity }) => acidity < ACIDITY_BORNE.min || acidity > ACIDITY_BORNE.max,
  ),
  most('acidityFurthest', 'pH', 'furthest off the middle of its band', (now, { acidity }) =>
    Math.abs(now.acidity - acidity),
  ),
];
