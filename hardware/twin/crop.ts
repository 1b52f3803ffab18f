// The crop and the carbon dioxide of its air. Photosynthesis, growth and respiration of lettuce: van Henten 2003 (Biosystems
// Engineering 86:55 gives the control problem, his thesis of 1994 the crop), by the density of the gas, which is right at any
// altitude. Leaves are counted once a day, when the family looks in; what stands too thick is harvested.
import { KELVIN } from '../../controller/core/physics/humid-air.ts';
import type { Constants } from './constants.ts';
import type { Scene } from './scene.ts';
import { BODY, type Crop, type House } from './state.ts';
import type { Outside } from './weather.ts';

/** kg of CO₂ fixed by a J of light; kg/m³ at which leaves fix as much as they breathe out. */
const LIGHT_USE = 3.55e-9;
const COMPENSATION = 5.2e-5;
/** m/s of carbon into a leaf at t °C: the parabola of the source, nothing below 3 and above 42 °C. */
const UPTAKE = { square: -5.11e-6, line: 2.3e-4, rest: -6.29e-4 };
/** kg of dry mass from a kg of CO₂; 1/s of its mass that the crop burns at 25 °C, and the CO₂ of that. */
const YIELD = 0.544;
const UPKEEP = 2.65e-7;
const BREATH = 4.87e-7;
/** m² of leaf in a kg of dry mass (van Henten 1994: 75). */
const LEAF_PER_MASS = 75;
/** mol of CO₂ in a mol of air; kg in a mol; J/(mol·K). */
const AIR_SHARE = 420e-6;
const MOLE = 0.04401;
const GAS = 8.314;

/** kg/m³ of CO₂ of so many ppm at t °C and kPa: at 64.5 kPa two thirds of what the sea has. */
export const carbonDensity = (ppm: number, t: number, pressure: number): number =>
  (ppm * 1e-6 * pressure * 1000 * MOLE) / (GAS * (t + KELVIN));

/** ppm of so many kg/m³. */
export const carbonShare = (density: number, t: number, pressure: number): number =>
  density / carbonDensity(1, t, pressure);

export const outsideCarbon = ({ temperature, pressure }: Outside): number =>
  carbonDensity(AIR_SHARE * 1e6, temperature, pressure);

/** A crop with so many m² of leaf on a m² of floor. */
export const cropOf = (
  c: Pick<Constants, 'leafExtinction' | 'leafInfraredExtinction'>,
  leafArea: number,
): Crop => ({
  dryMass: leafArea / LEAF_PER_MASS,
  leafArea,
  cover: 1 - Math.exp(-c.leafExtinction * leafArea),
  infraredCover: 1 - Math.exp(-c.leafInfraredExtinction * leafArea),
  grown: 0,
});

/** CO₂ in the air of the house: leaves, ground and openings, implicit; and what the crop gains by it. */
export const moveCarbon = ({ c, house, outside, flows }: Scene, seconds: number): void => {
  const { crop, temperatures: t } = house;
  const leaves = t[BODY.leaves];
  const into = Math.max(0, (UPTAKE.square * leaves + UPTAKE.line) * leaves + UPTAKE.rest);
  const lit = LIGHT_USE * flows.leafLight;
  const offered = into * Math.max(0, house.carbon - COMPENSATION);
  const leafUptake = lit === 0 || into === 0 ? 0 : (crop.cover * lit * into) / (lit + offered);
  const warmth = 2 ** (0.1 * leaves - 2.5);
  const breath = (BREATH * crop.dryMass * warmth + c.soilBreath) * c.floorArea;
  const uptake = leafUptake * c.floorArea;
  const inertia = c.airVolume / seconds;
  const world = outsideCarbon(outside);
  const next =
    (inertia * house.carbon + flows.exchange * world + breath + uptake * COMPENSATION) /
    (inertia + flows.exchange + uptake);
  const fixed = leafUptake * (next - COMPENSATION);
  crop.grown += (YIELD * fixed - UPKEEP * crop.dryMass * warmth) * seconds;
  house.ledger.carbon += (flows.exchange * (world - next) + breath - fixed * c.floorArea) * seconds;
  house.carbon = next;
};

/** J/K of the leaves. */
export const leafHeat = (c: Constants, { leafArea }: Pick<Crop, 'leafArea'>): number =>
  c.floorArea * leafArea * c.leafHeatCapacity;

/** The day's growth becomes leaves; the family harvests where they stand too thick. New leaves bring their warmth with them. */
export const growCrop = (c: Constants, { crop, temperatures: t, ledger }: House): void => {
  const before = leafHeat(c, crop);
  const grown = Math.max(c.sownLeafArea, (crop.dryMass + crop.grown) * LEAF_PER_MASS);
  Object.assign(crop, cropOf(c, grown > c.harvestLeafArea ? c.sownLeafArea : grown));
  ledger.heat += (leafHeat(c, crop) - before) * t[BODY.leaves];
};
