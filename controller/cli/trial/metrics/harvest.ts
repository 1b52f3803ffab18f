// What the crop made of it: light, growth, and what was carried home.
import { lightSum, photonFlux } from '../../../core/physics/light.ts';
import { hours as hoursOf, wattsPerSquareMetre } from '../../../core/units.ts';
import type { Moment } from '../moment.ts';
import { type Metric, total } from './metric.ts';

/** Share of fresh lettuce that is not water (USDA FoodData Central: 95 % water). */
const DRY_SHARE = 0.05;
const HOURS_PER_DAY = 24;
const GRAMS = 1000;

/** mol/m² of photons of 400…700 nm that so many W/m² bring during the round. */
export const photons = (light: number, { hours }: Pick<Moment, 'hours'>): number =>
  lightSum(photonFlux(wattsPerSquareMetre(light)), hoursOf(hours));

/** kg dry; leaves are counted and harvested once a day, and only a harvest makes the crop so much smaller. */
const cut = ({ cropMass, freshGrowth }: Moment, before: Moment): number =>
  freshGrowth < before.freshGrowth && cropMass < before.cropMass
    ? before.cropMass + before.freshGrowth - cropMass
    : 0;

const massOf = ({ cropMass, freshGrowth }: Moment): number => cropMass + freshGrowth;

export const HARVEST_METRICS: readonly Metric[] = [
  total('lightMol', 'mol/m²', 'photons of 400-700 nm on the crop', (now) => photons(now.light, now)),
  total('lightKeptMol', 'mol/m²', 'photons that screen and shade kept from the crop', (now) =>
    photons(now.lightKept, now),
  ),
  total(
    'grownGrams',
    'g',
    'dry mass that grew, whole house',
    (now, before) => GRAMS * (massOf(now) - massOf(before) + cut(now, before)),
  ),
  total('harvestKg', 'kg', 'fresh mass carried home', (now, before) => cut(now, before) / DRY_SHARE),
  {
    id: 'daysToHarvest',
    unit: 'd',
    what: 'until the first harvest; none within the trial: no number',
    start: Number.POSITIVE_INFINITY,
    fold: (days, now, before) => (cut(now, before) > 0 ? Math.min(days, now.since / HOURS_PER_DAY) : days),
  },
];
