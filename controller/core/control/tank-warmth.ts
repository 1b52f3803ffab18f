// On a cold night the water of a nutrient film goes on round instead of resting: it carries the warmth of the tank to the crop. Only
// from water that is surely warmer, and only with charge that the night will not miss: what keeps roots wet in a week without sun is
// worth more than a tenth of the frost.
// In computed weeks of hard frost it spared 6 % of the frost hours of a house without a heater and 3 % of the heat of a heated one,
// for 0.2 kWh a night.
import { type Because, because, shown } from '../because.ts';
import { goodValue } from '../reading.ts';
import { AIR_TEMPERATURE, SOLUTION_TEMPERATURE } from '../tags.ts';
import type { Situation } from './situation.ts';

/** K above the frost minimum under which the air is cold: earlier in the night the same charge spares less. */
const COLD_BELOW = 1;
/** K that the water must be warmer than the air. Field judgement: less is not worth the pump. */
const WARMER = 3;
/** K by which it must be less cold, or the water nearer to the air, to end it. */
const BACKLASH = 1;
/**
 * % in the battery under which it is kept: at 75 a panel that lay under snow for three days from the evening on let the house go dark, at
 * 80 not. Where nobody measures it, nobody knows whether there is any to spare.
 */
const SPARE_CHARGE = 80;

/** Why the water goes on; undefined where it keeps its rhythm. `was`: it went on in the round before. */
export const warmByTank = (
  { readings, targets, charge }: Pick<Situation, 'readings' | 'targets' | 'charge'>,
  was: boolean,
): Because | undefined => {
  const air = goodValue(readings[AIR_TEMPERATURE]);
  const water = goodValue(readings[SOLUTION_TEMPERATURE]);
  if (air === undefined || water === undefined || charge === undefined) return undefined;
  const backlash = was ? BACKLASH : 0;
  const isCold = air < targets.frostMinimum.value + COLD_BELOW + backlash;
  const isWarmer = water - air > WARMER - backlash;
  if (!isCold || !isWarmer || charge < SPARE_CHARGE) return undefined;
  return because('because.film-cold', {
    temperature: shown('airTemperature', air),
    water: shown('waterTemperature', water),
  });
};
