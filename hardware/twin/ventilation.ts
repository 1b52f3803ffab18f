// How much air the openings exchange: buoyancy and wind on one opening (Boulard and Baille 1993, as in Vanthoor 2011 ch. 8).
import { airDensity, KELVIN } from '../../controller/core/physics/humid-air.ts';
import { celsius, kilopascal } from '../../controller/core/units.ts';
import { AIR_HEAT } from './constants.ts';
import type { Parameters } from './parameters.ts';
import type { Drive } from './state.ts';
import type { Outside } from './weather.ts';

const GRAVITY = 9.81;
/** m/s; even a still night draws through cracks. */
const LEAST_WIND = 0.25;

/**
 * m³/s through vents opened by `opening` 0…1, through cracks, and by the fan. A volume: the same at any altitude for the same
 * wind. A drawn screen keeps most of it above the crop, but not what the fan pulls.
 */
export const airExchange = (
  p: Parameters,
  { opening, screen, fan }: Pick<Drive, 'opening' | 'screen' | 'fan'>,
  inside: number,
  outside: Outside,
): number => {
  const { temperature, wind } = outside;
  const meanKelvin = (inside + temperature) / 2 + KELVIN;
  const buoyancy = (GRAVITY * p.ventHeight * Math.abs(inside - temperature)) / (2 * meanKelvin);
  const speed = Math.sqrt(buoyancy + p.windCoefficient * wind * wind);
  const vents = ((opening * p.ventArea * p.dischargeCoefficient) / 2) * speed;
  const cracks = p.leakage * p.floorArea * Math.max(LEAST_WIND, wind);
  return (vents + cracks) * airPassed(p, screen) + fan * p.fanFlow;
};

/** Share of the air that passes the screen, drawn by `screen` 0…1. */
export const airPassed = (p: Parameters, screen: number): number => 1 - screen * (1 - p.screenAirPassed);

/** W/K that an exchange carries: at 64.5 kPa two thirds of what it would at the sea. */
export const exchangeConductance = (exchange: number, outside: Outside): number =>
  exchange * AIR_HEAT * densityOf(outside);

const densityOf = ({ temperature, vapour, pressure }: Outside): number =>
  airDensity(celsius(temperature), kilopascal(vapour), kilopascal(pressure));
