// What tests and lessons take out of nature's hands.
import { saturationOverWater, vapourPressure } from '../../controller/core/physics/humid-air.ts';
import { celsius, percent } from '../../controller/core/units.ts';
import type { PlantHold, PlantInputs } from '../plant.ts';
import { keepLevel } from './solution.ts';
import { BODY, type House } from './state.ts';
import type { Outside } from './weather.ts';

/** The weather with the held air; the sky keeps its distance from it. */
export const holdWeather = (hold: PlantHold, nature: Outside): Outside => {
  if (hold.outsideTemperature === undefined && hold.outsideHumidity === undefined) return nature;
  const temperature = hold.outsideTemperature ?? nature.temperature;
  const full = saturationOverWater(celsius(temperature));
  const vapour =
    hold.outsideHumidity === undefined
      ? Math.min(nature.vapour, full)
      : vapourPressure(celsius(temperature), percent(hold.outsideHumidity));
  return { ...nature, temperature, vapour, sky: nature.sky + temperature - nature.temperature };
};

/** Brings the house at once to what is held. */
export const holdHouse = (hold: PlantHold, { temperatures, solution }: House): void => {
  temperatures[BODY.air] = hold.airTemperature ?? temperatures[BODY.air];
  if (hold.tankLevel !== undefined) keepLevel(solution, Math.max(1, hold.tankLevel));
};

/** What the pump brings about: a clogged one turns, and moves less or nothing. */
export const holdPump = ({ pumpPasses }: PlantHold, inputs: PlantInputs): PlantInputs =>
  pumpPasses === undefined ? inputs : { ...inputs, pump: inputs.pump * pumpPasses };
