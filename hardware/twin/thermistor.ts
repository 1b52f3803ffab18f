// The virtual thermistor: 10 kΩ at 25 °C to ground under 10 kΩ to 5 V. Beta equation, B25/85 3977 K: Vishay NTCLE100E3, document 29049.
import { KELVIN } from '../../controller/core/physics/humid-air.ts';

const SUPPLY = 5;
const OHMS = 10_000;
const BETA = 3977;
const REFERENCE = KELVIN + 25;

/** V at the pin. */
export const thermistorVolts = (celsius: number): number => {
  const ohms = OHMS * Math.exp(BETA * (1 / (celsius + KELVIN) - 1 / REFERENCE));
  return (SUPPLY * ohms) / (ohms + OHMS);
};

/** °C from the pin's share of the supply, 0…1. */
export const thermistorCelsius = (share: number): number =>
  1 / (1 / REFERENCE + Math.log(share / (1 - share)) / BETA) - KELVIN;
