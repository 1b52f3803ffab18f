// What tests and lessons take out of nature's hands.
import { saturationOverWater, vapourPressure } from '../../controller/core/physics/humid-air.ts';
import { celsius, percent } from '../../controller/core/units.ts';
import type { PlantHold } from '../plant.ts';
import { keepLevel } from './solution.ts';
import { BODY, type HouseState, withBody } from './state.ts';
import type { Outside } from './weather.ts';

/** The weather with the held air; the sky keeps its distance from it. */
export const holdWeather = (hold: PlantHold, nature: Outside): Outside => {
  const temperature = hold.outsideTemperature ?? nature.temperature;
  const full = saturationOverWater(celsius(temperature));
  const vapour =
    hold.outsideHumidity === undefined
      ? Math.min(nature.vapour, full)
      : vapourPressure(celsius(temperature), percent(hold.outsideHumidity));
  return { ...nature, temperature, vapour, sky: nature.sky + temperature - nature.temperature };
};

/** The house brought at once to what is held. */
export const holdHouse = (hold: PlantHold, house: HouseState): HouseState => ({
  ...house,
  temperatures: withBody(house.temperatures, 'air', hold.airTemperature ?? house.temperatures[BODY.air]),
  solution:
    hold.tankLevel === undefined ? house.solution : keepLevel(house.solution, Math.max(1, hold.tankLevel)),
});
