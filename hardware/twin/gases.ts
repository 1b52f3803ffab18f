// Gases between the solution and the air: what the surface, the falling return and the air pump let through, and what roots breathe.
import { oxygenSaturation } from '../../controller/core/physics/oxygen.ts';
import { celsius, clamp, kilopascal } from '../../controller/core/units.ts';
import type { Constants } from './constants.ts';
import type { Drive, Solution } from './state.ts';

/** Roots breathe twice as fast in water 10 K warmer. */
const TEN_KELVIN = 2;
/** mg/L at which roots breathe half as fast: they take what there is. */
const HALF_BREATH = 0.5;

/** Oxygen in balance with the air, mg/L; the formula's range ends at freezing and at 40 °C. */
export const oxygenAt = (t: number, pressure: number): number =>
  oxygenSaturation(celsius(clamp(t, 0, 40)), kilopascal(pressure));

/** Share of what is missing that comes in an hour (k_La, 1/h). */
export const gasPerHour = (c: Constants, { flow, aerator }: Drive): number =>
  c.gasStill + (c.gasPump * flow) / c.pumpFlow + c.gasAerator * aerator;

/** Oxygen after `stale` seconds, mg/L: implicit, so that it never falls below nothing. */
export const breathe = (
  c: Constants,
  { litres, oxygen, stale }: Solution,
  perHour: number,
  t: number,
): number => {
  const hours = stale / 3600;
  const warmth = TEN_KELVIN ** ((t - 20) / 10);
  const taken = (c.rootOxygen * warmth) / litres / (oxygen + HALF_BREATH);
  return (oxygen + perHour * oxygenAt(t, c.pressure) * hours) / (1 + (perHour + taken) * hours);
};
