// A tunnel of film over hoops: 60 m², no wall that keeps heat.
import { figure, type KindTable } from '../parameters.ts';
import { carpaSolar } from './carpa-solar.ts';

const FORM = 'Tunnel of 5 m by 12 m, 2.6 m high';
const NO_ADOBE = 'There is no adobe wall: a square metre, so that no number is nought';

export const filmTunnel: KindTable = {
  ...carpaSolar,
  floorArea: figure(60, FORM, 'A'),
  filmArea: figure(112, `${FORM}: half round, with its ends`, 'B'),
  wallArea: figure(1, NO_ADOBE, 'A'),
  airVolume: figure(120, `${FORM}: mean height 2 m`, 'B'),
  airCapacityFactor: figure(1.3, 'Hoops and plants', 'C'),
  filmSkyView: figure(0.65, 'A half round sees more ground than a roof', 'B'),
  ventArea: figure(6, 'Two doors and rolled sides, 10 % of the floor', 'C'),
  ventRainShare: figure(0.1, 'Doors and rolled sides stand upright', 'C'),
  wallSunShare: figure(0, NO_ADOBE, 'A'),
};
