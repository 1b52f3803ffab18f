// What follows once and for all from the parameters of a greenhouse and the pressure of its site.
import type { SiteFile } from '../../controller/contract/profile.ts';
import { airDensity } from '../../controller/core/physics/humid-air.ts';
import { celsius, kilopascal } from '../../controller/core/units.ts';
import type { Parameters } from './parameters.ts';
import type { Body } from './state.ts';
import { ONE_SIDE, type Vents } from './vents.ts';

/** J/(kg·K) of air and of water; J/kg to evaporate water at 20 °C. */
export const AIR_HEAT = 1006;
export const WATER_HEAT = 4186;
export const EVAPORATION_HEAT = 2.45e6;
/** W/(m²·K⁴) */
export const STEFAN_BOLTZMANN = 5.670374e-8;
/** kg/m³ of air at the sea at 15 °C, for which the convection formulas were measured. */
const SEA_DENSITY = 1.225;
const SEA_PRESSURE = 101.325;
const LAYERS = { floor: 0.05, soil: 0.15, subsoil: 0.4, wallFace: 0.05, wallCore: 0.15, wallBack: 0.1 };
/** m from the middle of the lowest layer to ground that keeps its temperature. */
const TO_DEEP_GROUND = 0.5;
const TO_DEEP_WALL = 1;

export interface Constants extends Parameters {
  readonly vents: Vents;
  /** J/K; the tank's follows from its water, the leaves' from the crop. */
  readonly capacities: Readonly<Record<Exclude<Body, 'tank' | 'leaves'>, number>>;
  /** W/K */
  readonly conduction: {
    readonly floorSoil: number;
    readonly soilSubsoil: number;
    readonly subsoilDeep: number;
    readonly faceCore: number;
    readonly coreBack: number;
    readonly backDeep: number;
  };
  /** J/(K·m³) of the inside air: 0.76 kJ here, 1.2 at the sea. */
  readonly airHeatPerVolume: number;
  /** °C */
  readonly deepGround: number;
  /** kPa, mean of the site: what the gases of the solution are in balance with. */
  readonly pressure: number;
  /** Convection here over convection at the sea: thin air carries less heat. Nu ∝ Ra^⅓…Re^½ gives ρ^0.5…0.66. */
  readonly convectionFactor: number;
  /** Still air on a leaf resists vapour less in thin air (diffusivity ∝ 1/p), a little: ρ^0.4. Pores: ∝ p. */
  readonly boundaryFactor: number;
  readonly stomatalFactor: number;
}

export const deriveConstants = (
  p: Parameters,
  site: Pick<SiteFile, 'meanPressure' | 'climate'>,
  vents: Vents = ONE_SIDE,
): Constants => {
  const pressure = site.meanPressure.value;
  const density = airDensity(celsius(15), kilopascal(0.6), kilopascal(pressure));
  const { minTemperature, maxTemperature } = site.climate;
  return {
    ...p,
    vents,
    capacities: capacities(p, density),
    airHeatPerVolume: density * AIR_HEAT,
    conduction: conduction(p),
    deepGround: mean([...minTemperature, ...maxTemperature]) + p.deepGroundLift,
    pressure,
    convectionFactor: (density / SEA_DENSITY) ** 0.6,
    boundaryFactor: (density / SEA_DENSITY) ** 0.4,
    stomatalFactor: pressure / SEA_PRESSURE,
  };
};

const capacities = (p: Parameters, density: number): Constants['capacities'] => {
  const ground = p.floorArea * p.soilHeatCapacity;
  const wall = p.wallArea * p.adobeHeatCapacity;
  return {
    air: density * AIR_HEAT * p.airVolume * p.airCapacityFactor,
    film: p.filmArea * p.filmHeatCapacity,
    screen: p.floorArea * p.screenHeatCapacity,
    // Without barrels the heat of one that nothing touches stands in their place: no number may be nought there.
    barrels: Math.max(1, p.barrelCount) * p.barrelLitres * WATER_HEAT,
    floor: ground * LAYERS.floor,
    soil: ground * LAYERS.soil,
    subsoil: ground * LAYERS.subsoil,
    wallFace: wall * LAYERS.wallFace,
    wallCore: wall * LAYERS.wallCore,
    wallBack: wall * LAYERS.wallBack,
  };
};

const conduction = (p: Parameters): Constants['conduction'] => {
  const through = (conductivity: number, area: number, from: number, to: number) =>
    (conductivity * area) / ((from + to) / 2);
  const ground = (from: number, to: number) => through(p.soilConductivity, p.floorArea, from, to);
  const wall = (from: number, to: number) => through(p.adobeConductivity, p.wallArea, from, to);
  return {
    floorSoil: ground(LAYERS.floor, LAYERS.soil),
    soilSubsoil: ground(LAYERS.soil, LAYERS.subsoil),
    subsoilDeep: ground(LAYERS.subsoil, 2 * TO_DEEP_GROUND - LAYERS.subsoil),
    faceCore: wall(LAYERS.wallFace, LAYERS.wallCore),
    coreBack: wall(LAYERS.wallCore, LAYERS.wallBack),
    // A metre of ground behind the wall keeps its temperature.
    backDeep: (p.soilConductivity * p.wallArea * (1 - p.wallExposed)) / TO_DEEP_WALL,
  };
};

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;
