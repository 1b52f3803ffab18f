// The sunken house of the Altiplano: 36 m², dug 2 m into the ground, the film a lean-to roof on low walls.
import { figure, type KindTable } from '../parameters.ts';
import { carpaSolar } from './carpa-solar.ts';

const FORM = 'Walipinis of La Paz (Benson Institute handbook: 1.8-2.4 m deep, roof of 35-40°)';
const ESTIMATE = 'Estimate by the form';

export const walipini: KindTable = {
  ...carpaSolar,
  floorArea: figure(36, `${FORM}: 4 m by 9 m`, 'B'),
  filmArea: figure(42, `${FORM}: roof alone`, 'C'),
  wallArea: figure(52, `${FORM}: 26 m of wall, 2 m high`, 'C'),
  wallExposed: figure(0.15, `${ESTIMATE}: only the rim stands in the open`, 'C'),
  airVolume: figure(86, `${FORM}: mean height 2.4 m`, 'C'),
  filmSkyView: figure(0.9, ESTIMATE, 'C'),
  ventArea: figure(2.2, `${FORM}: a door and two flaps`, 'C'),
  leakage: figure(3e-4, 'Fewer edges in the wind', 'C'),
  adobeConductivity: figure(1, 'Earth, not adobe', 'B'),
  adobeHeatCapacity: figure(1.8e6, 'Moist earth', 'B'),
  wallSunShare: figure(0.35, `${ESTIMATE}: the deep back wall`, 'C'),
};
