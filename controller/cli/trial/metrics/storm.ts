// What wind and rain did through vents that stood open.
import { WIND_LIMIT } from '../../../core/safety/weather.ts';
import { hoursWhile, type Metric, total } from './metric.ts';

/** 0…1 of opening below which a vent lies on its frame. */
const AJAR = 0.05;

export const STORM_METRICS: readonly Metric[] = [
  hoursWhile(
    'stormOpenHours',
    'vents open in a wind that may tear them off',
    ({ wind, opening }) => wind >= WIND_LIMIT && opening > AJAR,
  ),
  total(
    'windLoad',
    'Pa·h',
    'pressure of the wind under open vents',
    ({ windLoad, hours }) => windLoad * hours,
  ),
  total('airSwing', 'K', 'ups and downs of the air while vents stand open', ({ opening, air }, before) =>
    opening > AJAR ? Math.abs(air - before.air) : 0,
  ),
  total('rainLitres', 'L', 'rain through open vents', ({ rainIn, hours }) => rainIn * hours),
  hoursWhile('leafWetHours', 'rain on the leaves under the vents', ({ leafWater }) => leafWater > 0),
];
