// How warm the sky looks to a roof by night: the cold that a greenhouse radiates into.
import { type Celsius, celsius, type Kilopascal } from '../units.ts';
import { KELVIN } from './humid-air.ts';

/** Stefan and Boltzmann, W/(m²·K⁴). */
const SIGMA = 5.670374e-8;
const SEA_LEVEL = 101.325;
/** Share of the missing emission that a full cover of low cloud gives back. */
const CLOUD = 0.85;

/** Air near the ground, and the share of the sky under cloud (0…1). */
export interface SkyConditions {
  readonly temperature: Celsius;
  readonly vapour: Kilopascal;
  readonly pressure: Kilopascal;
  readonly cloud: number;
}

/**
 * Emissivity of the sky as seen from the ground. Clear: Prata 1996 (Q. J. R. Meteorol. Soc. 122:1127), less what thinner air
 * does not send (Staley and Jurica 1972, J. Appl. Meteorol. 11:349). 60…105 kPa, −30…40 °C.
 */
export const skyEmissivity = ({ temperature, vapour, pressure, cloud }: SkyConditions): number => {
  const water = (465 * vapour) / (temperature + KELVIN);
  const thin = (0.05 * (SEA_LEVEL - pressure)) / (SEA_LEVEL - 71);
  const clear = 1 - (1 + water) * Math.exp(-Math.sqrt(1.2 + 3 * water)) - thin;
  return clear + (1 - clear) * CLOUD * cloud;
};

/** Radiation that the sky sends down, W/m². */
export const skyRadiation = (conditions: SkyConditions): number =>
  skyEmissivity(conditions) * SIGMA * (conditions.temperature + KELVIN) ** 4;

/** Temperature of a black sky that would send as much. On a clear winter night here 20 K and more below the air. */
export const skyTemperature = (conditions: SkyConditions): Celsius =>
  celsius((conditions.temperature + KELVIN) * skyEmissivity(conditions) ** 0.25 - KELVIN);
