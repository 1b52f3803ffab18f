// What control keeps to, as a person reads it.
import type { Kept } from '../contract/beds.ts';
import { resolveFrostMinimum } from '../core/crop/setpoints.ts';
import type { Together } from '../core/crop/together.ts';

export const keptBy = ({ profile, lead }: Together): readonly Kept[] => {
  const { air, humidity, light, solution, stages, ventilation } = profile;
  const feed = stages.find(({ id }) => id === lead.stage.id)?.conductivity;
  const bands = {
    day: air.day,
    night: air.night,
    humidity,
    light,
    water: solution.temperature,
    nutrients: feed,
  };
  return [
    { name: 'frost', min: resolveFrostMinimum(profile).value },
    { name: 'vents', min: ventilation.start.value, max: ventilation.full.value },
    ...Object.entries({ ...bands, acidity: solution.acidity }).flatMap(([name, band]) =>
      band ? [{ name: name as Kept['name'], min: band.min.value, max: band.max.value }] : [],
    ),
  ];
};
