// What the leaves will be: the house lived on from this moment on a copy, step by step, in the weather to come, under one heat or
// another, with all else as it is now. Only for who knows everything.
import { createScratch, stepClimate } from '../../../../hardware/twin/house.ts';
import { BODY, copyHouse, idleDrive } from '../../../../hardware/twin/state.ts';
import { byKnots } from '../../../../hardware/twin/weather.ts';
import type { TrialHouse } from '../house.ts';

/** s; as fine as the twin's own. */
export const STEP = 10;

/** °C of the leaves after each of so many steps; `heat`: share of the heater's power in each, the first is step 0. */
export type Outlook = (steps: number, heat: (step: number) => number) => readonly number[];

/** `at`: ms since 1970, the moment in which the greenhouse is. */
export const createOutlook = ({
  greenhouse,
  weather,
}: Pick<TrialHouse, 'greenhouse' | 'weather'>): ((at: number) => Outlook) => {
  const { constants } = greenhouse;
  const scratch = createScratch(constants);
  const drive = idleDrive();
  const nature = byKnots(weather, () => 0);
  return (at) => {
    const { house: now, motion } = greenhouse.state();
    return (steps, heat) => {
      const house = copyHouse(now);
      Object.assign(drive, motion);
      return Array.from({ length: steps }, (_, step) => {
        drive.heating = heat(step) * constants.heaterPower;
        stepClimate(scratch, house, nature(at + (step + 1) * STEP * 1000), drive, STEP);
        return house.temperatures[BODY.leaves];
      });
    };
  };
};
