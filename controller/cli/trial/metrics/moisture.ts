// Water between leaf and air: too dry, too moist, dew.
import { hoursWhile, type Metric } from './metric.ts';

/** W/m²: more sun than this and leaves transpire. */
const LIGHT = 50;
/** kPa: outside these a crop in light suffers (0.3-1.8). */
const MOIST = 0.3;
const DRY = 1.8;

export const MOISTURE_METRICS: readonly Metric[] = [
  hoursWhile(
    'dryAirHours',
    'deficit above 1.8 kPa in light',
    ({ radiation, deficit }) => radiation > LIGHT && deficit > DRY,
  ),
  hoursWhile(
    'moistAirHours',
    'deficit below 0.3 kPa in light',
    ({ radiation, deficit }) => radiation > LIGHT && deficit < MOIST,
  ),
  hoursWhile('dewHours', 'leaf below the dew point', ({ leafDeficit }) => leafDeficit < 0),
];
