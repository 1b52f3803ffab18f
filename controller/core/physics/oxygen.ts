// How much oxygen water holds. At 3,800 m a full tank has two thirds of what it has at the sea, so an alarm in mg/L that was
// made at the sea would ring for ever: judge the share of what is possible here.
import type { Celsius, Kilopascal } from '../units.ts';
import { KELVIN } from './humid-air.ts';

const ATMOSPHERE = 101.325;

/**
 * Oxygen in fresh water in balance with humid air, mg/L: Benson and Krause 1984 (Limnol. Oceanogr. 29:620) in the form of
 * Standard Methods 4500-O. 0…40 °C, 50…110 kPa. 9.09 at 20 °C at the sea, 5.6 at 3,900 m.
 */
export const oxygenSaturation = (t: Celsius, pressure: Kilopascal): number => {
  const T = t + KELVIN;
  const atSea = Math.exp(
    -139.34411 + 157_570.1 / T - 66_423_080 / T ** 2 + 12_438_000_000 / T ** 3 - 862_194_900_000 / T ** 4,
  );
  const p = pressure / ATMOSPHERE;
  const vapour = Math.exp(11.8571 - 3840.7 / T - 216_961 / T ** 2);
  const theta = 0.000975 - 1.426e-5 * t + 6.436e-8 * t ** 2;
  return (atSea * p * (1 - vapour / p) * (1 - theta * p)) / ((1 - vapour) * (1 - theta));
};

/** Share of the oxygen that the water could hold here, % (0 and more: algae in the sun go above 100). */
export const oxygenShare = (milligramsPerLitre: number, t: Celsius, pressure: Kilopascal): number =>
  (milligramsPerLitre / oxygenSaturation(t, pressure)) * 100;
