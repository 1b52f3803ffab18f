// Glass of the Dutch lowland, unheated, with a tomato crop: for comparisons with the models of others, not for a family.
import { figure, type KindTable } from '../parameters.ts';
import { carpaSolar } from './carpa-solar.ts';

const VANTHOOR = 'Vanthoor 2011, A model-based greenhouse design method, ch. 8';
const KATZIN = 'Katzin 2021, GreenLight: geometry of the Bleiswijk compartments';
const NO_ADOBE = 'There is no adobe wall: a square metre, so that no number is nought';

export const glass: KindTable = {
  ...carpaSolar,
  floorArea: figure(14_000, KATZIN, 'A'),
  filmArea: figure(18_000, KATZIN, 'A'),
  wallArea: figure(1, NO_ADOBE, 'A'),
  airVolume: figure(58_800, `${KATZIN}: mean height 4.2 m`, 'A'),
  airCapacityFactor: figure(1.6, 'Gutters, pipes and plants beside the air', 'C'),

  filmTransmission: figure(0.7, 'Single glass 0.78-0.80, less the structure', 'B'),
  filmAbsorption: figure(0.05, 'Single glass', 'B'),
  filmInfraredDry: figure(0, 'Glass is opaque to heat radiation', 'A'),
  filmInfraredWet: figure(0, 'Glass is opaque to heat radiation', 'A'),
  filmInfraredReflection: figure(0.15, `${VANTHOOR}: emissivity 0.85`, 'A'),
  filmHeatCapacity: figure(8736, `${VANTHOOR}: 4 mm · 2,600 kg/m³ · 840 J/(kg·K)`, 'A'),
  filmSkyView: figure(0.78, 'Floor over cover area: for the rest a zigzag roof sees itself', 'B'),

  ventArea: figure(1400, KATZIN, 'A'),
  ventRainShare: figure(0, 'Flaps along the ridge lie over their openings', 'C'),
  dischargeCoefficient: figure(0.75, VANTHOOR, 'A'),
  leakage: figure(1e-4, VANTHOOR, 'A'),

  harvestLeafArea: figure(4, 'Not reached in the comparison', 'C'),
  leafAreaIndex: figure(3, 'Tomato at the start of the comparison', 'C'),
  stomatalResistance: figure(82, `${VANTHOOR}, after Stanghellini 1987: tomato`, 'A'),
  wallSunShare: figure(0, NO_ADOBE, 'A'),
  floorAbsorption: figure(0.5, `${VANTHOOR}: white cover on the floor reflects the other half`, 'B'),
  floorResistance: figure(1e9, 'A floor under plastic gives no water', 'B'),
  soilConductivity: figure(0.85, VANTHOOR, 'A'),
  soilHeatCapacity: figure(1.73e6, VANTHOOR, 'A'),
  deepGroundLift: figure(0, 'The comparison gives the temperature of the ground', 'A'),
};
