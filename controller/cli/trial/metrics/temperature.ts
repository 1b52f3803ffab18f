// How far the crop was from what it can bear: frost on the leaf, cold and heat of the air.
import { hoursWhile, type Metric, total } from './metric.ts';

/** °C of air below which, and above which, every degree and hour counts. */
const COLD = 4;
const HOT = 30;
/** °C of air that scorches. */
const SCORCHING = 35;
/** Share of a round at full power that counts as all of it. */
const FULL_POWER = 0.99;

export const TEMPERATURE_METRICS: readonly Metric[] = [
  hoursWhile('frostHours', 'leaf below 0 °C', ({ leaf }) => leaf < 0),
  hoursWhile('lethalHours', 'leaf below what kills the crop', ({ leaf }, { lethal }) => leaf < lethal),
  hoursWhile(
    'unmetHours',
    'leaf below 0 °C though the heater gave all it has',
    ({ leaf, hours, work }) => leaf < 0 && work.heater >= FULL_POWER * hours * 3600,
  ),
  total('frostDegreeHours', '°C·h', 'leaf below 0 °C', ({ leaf, hours }) => Math.max(0, -leaf) * hours),
  total('coldDegreeHours', '°C·h', 'air below 4 °C', ({ air, hours }) => Math.max(0, COLD - air) * hours),
  total('hotDegreeHours', '°C·h', 'air above 30 °C', ({ air, hours }) => Math.max(0, air - HOT) * hours),
  hoursWhile('scorchHours', 'air above 35 °C', ({ air }) => air > SCORCHING),
  {
    id: 'coldestLeaf',
    unit: '°C',
    what: 'lowest leaf temperature',
    start: Number.POSITIVE_INFINITY,
    fold: (lowest, { leaf }) => Math.min(lowest, leaf),
  },
  {
    id: 'warmestAir',
    unit: '°C',
    what: 'highest air temperature',
    start: Number.NEGATIVE_INFINITY,
    fold: (highest, { air }) => Math.max(highest, air),
  },
  total(
    'warmthHours',
    '°C·h',
    'air above 0 °C; by the hours of the trial its mean',
    ({ air, hours }) => air * hours,
  ),
];
