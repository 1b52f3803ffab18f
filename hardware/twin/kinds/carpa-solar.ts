// The family's greenhouse of the Altiplano: 40 m², adobe walls on three sides, a sloped roof of 200 µm UV film facing north.
// Sizes after the family tents of La Paz (20-60 m², walls 1.0-1.6 m of 30-40 cm adobe, openings near 10 % of the floor).
import { figure, type KindTable } from '../parameters.ts';

const VANTHOOR = 'Vanthoor 2011, A model-based greenhouse design method, ch. 8';
const STANGHELLINI = 'Stanghellini 1987, as in Vanthoor 2011 ch. 8';
const FORM = 'Family tents of the Altiplano: form and size';
const FIELD = 'Field estimate, to be measured';

export const carpaSolar: KindTable = {
  floorArea: figure(40, FORM, 'B'),
  filmArea: figure(52, `${FORM}: roof of 10-25° and the open north side`, 'C'),
  wallArea: figure(24, `${FORM}: 18 m of wall, 1.3 m high`, 'C'),
  airVolume: figure(88, `${FORM}: mean height 2.2 m`, 'C'),
  airCapacityFactor: figure(1.6, 'Poles, pots and channels beside the air', 'C'),

  filmTransmission: figure(0.78, 'PE film 0.80-0.85 new, 0.60-0.65 dusty and aged', 'B'),
  filmAbsorption: figure(0.08, 'PE film with UV stabiliser and a little dust', 'C'),
  filmInfraredDry: figure(0.4, 'PE without IR additive, dry: 0.35-0.6', 'C'),
  filmInfraredWet: figure(0.15, 'PE under a film of water: at most 0.2', 'C'),
  filmInfraredReflection: figure(0.08, 'PE, heat radiation', 'C'),
  filmHeatCapacity: figure(420, '0.2 mm · 920 kg/m³ · 2,300 J/(kg·K)', 'B'),
  filmSkyView: figure(0.85, `${FORM}: roof of 20° and upright north side`, 'C'),
  filmWaterHeld: figure(0.03, 'Drops on PE before they run', 'C'),

  ventArea: figure(4, `${FORM}: shutters and door, 10 % of the floor`, 'B'),
  ventHeight: figure(0.68, VANTHOOR, 'A'),
  dischargeCoefficient: figure(0.6, `${VANTHOOR}: 0.75, less the insect net`, 'B'),
  windCoefficient: figure(0.09, VANTHOOR, 'A'),
  leakage: figure(5e-4, 'Patched PE: 2-5·10⁻⁴', 'C'),
  ventTravel: figure(60, 'Rack motor of the family rig', 'C'),

  screenTransmission: figure(0.3, 'Woven blanket or double cloth, by day seldom drawn', 'C'),
  screenAbsorption: figure(0.3, 'Woven blanket or double cloth', 'C'),
  screenInfraredPassed: figure(0.1, 'Closely woven cloth; PE sheet has 0.4', 'C'),
  screenInfraredReflection: figure(0.1, 'Cloth without aluminium; with it 0.5-0.9', 'C'),
  screenHeatCapacity: figure(400, '0.25 kg/m² of polyester · 1,600 J/(kg·K)', 'C'),
  screenWaterHeld: figure(0.15, 'Cloth soaks dew before it drips', 'C'),
  screenAirPassed: figure(0.25, 'Gaps at the edges of a family screen', 'C'),
  shadeTransmission: figure(0.5, 'Shade net sold as 50 %', 'B'),
  screenTravel: figure(120, FIELD, 'C'),
  shadeTravel: figure(120, FIELD, 'C'),

  barrelCount: figure(0, 'None, unless a family has them', 'B'),
  barrelLitres: figure(200, 'Drum of 200 L', 'A'),
  barrelToAir: figure(13, '2.2 m² of drum · 6 W/(m²·K), convection and radiation', 'C'),
  barrelSunArea: figure(0.5, 'A standing drum shows the sun 0.5 m² at middle height', 'C'),

  fanFlow: figure(0.6, 'Wall fan of 0.4 m, 2,200 m³/h', 'C'),
  mixerGain: figure(0.5, 'Air at 0.3-0.5 m/s over surfaces that lay still', 'C'),
  fogFlow: figure(0.002, 'Four nozzles of 1.8 L/h', 'C'),
  fogCeiling: figure(0.92, 'Drops of small nozzles fall before the air is full', 'C'),

  leafAreaIndex: figure(0.9, 'A third of the floor under lettuce of LAI 2.7', 'C'),
  harvestLeafArea: figure(1.3, 'Beds sown one after the other: the mean stays about 1', 'C'),
  sownLeafArea: figure(0.7, 'The largest plants are cut, the others stay', 'C'),
  soilBreath: figure(8.8e-8, 'Manured garden soil, 2 µmol/(m²·s)', 'C'),
  leafHeatCapacity: figure(1200, VANTHOOR, 'A'),
  leafReflection: figure(0.15, 'Green canopies, whole solar spectrum', 'B'),
  leafExtinction: figure(0.7, VANTHOOR, 'A'),
  leafInfraredExtinction: figure(0.94, VANTHOOR, 'A'),
  leafConvection: figure(5, VANTHOOR, 'A'),
  boundaryResistance: figure(275, STANGHELLINI, 'A'),
  stomatalResistance: figure(150, 'Lettuce at full light 100-300; tomato has 82', 'C'),
  hydroponicShare: figure(0.4, '16 m² of channels, the rest in beds watered by hand', 'C'),

  wallExposed: figure(1, `${FORM}: free-standing walls`, 'B'),
  wallSunShare: figure(0.2, FIELD, 'C'),
  wallAbsorption: figure(0.7, 'Bare adobe', 'B'),
  floorAbsorption: figure(0.75, 'Moist dark soil and paths', 'C'),
  floorResistance: figure(3000, FIELD, 'C'),
  soilConductivity: figure(1.1, 'Moist loam 1.0-1.4', 'B'),
  soilHeatCapacity: figure(1.8e6, 'Moist loam', 'B'),
  adobeConductivity: figure(0.5, 'Dense adobe 0.5-0.8; with straw 0.18-0.35', 'B'),
  adobeHeatCapacity: figure(1.44e6, '1,600 kg/m³ · 900 J/(kg·K)', 'B'),
  deepGroundLift: figure(5, FIELD, 'C'),

  heaterPower: figure(2000, 'Largest heater a family line carries', 'C'),

  tankCapacity: figure(200, 'Drum of the family rig', 'A'),
  tankToAir: figure(6, 'Drum of 2.2 m² in a straw jacket, a third of it in the ground', 'B'),
  tankToGround: figure(20, 'A third of the drum in moist ground', 'C'),
  channelsToAir: figure(12, 'Channels shaded by leaves; the film of water is short of time', 'C'),
  pumpFlow: figure(8, 'Small 12 V pump against 1.5 m', 'C'),
  pumpSuction: figure(5, FIELD, 'C'),
  saltUptake: figure(0.9, '0.8-1.1 of the salt in the water drunk', 'C'),
  rootAlkalinity: figure(0.15, 'So that the pH rises 0.05-0.3 a day', 'C'),
  phosphatePerSalt: figure(0.6, 'La Molina solution (UNALM): 35 mg/L of P at 1.9 mS/cm', 'B'),
  stockASalt: figure(0.19, 'La Molina: 5 mL A and 2 mL B in a litre make 1.3 mS/cm', 'B'),
  stockBSalt: figure(0.175, 'La Molina: 5 mL A and 2 mL B in a litre make 1.3 mS/cm', 'B'),
  stockAlkalinity: figure(-0.01, 'Superphosphate is a little sour', 'C'),
  acidStrength: figure(1, 'Phosphoric or nitric acid diluted to about 1 mol/L', 'C'),
  baseStrength: figure(1, 'Potash lye of 1 mol/L', 'C'),
  mixingTurnovers: figure(0.6, 'Return falls beside the suction', 'C'),
  stillMixing: figure(10_800, 'A drum that nobody stirs', 'C'),
  gasStill: figure(0.08, 'Surface of 0.25 m² on 150 L, 2·10⁻⁵ m/s', 'C'),
  gasPump: figure(0.6, 'Return falls 0.3 m', 'C'),
  gasAerator: figure(3, 'Two stones, 4 L/min', 'C'),
  rootOxygen: figure(60, 'Most comes from the air in the channels', 'C'),

  refillBelow: figure(90, FIELD, 'C'),
  refillTo: figure(170, FIELD, 'C'),
  refillConductivity: figure(1.2, 'Well water with the nutrient that the plants drank', 'C'),
  refillAcidity: figure(5.6, 'Acidified to the low end of lettuce', 'C'),
  refillTemperature: figure(10, 'Well water: mean of the year', 'C'),
  startLevel: figure(150, FIELD, 'C'),
  startConductivity: figure(1.4, 'Lettuce in growth, 1.2-1.6', 'B'),
  startAcidity: figure(5.9, 'Lettuce, 5.6-6.2', 'B'),
};
