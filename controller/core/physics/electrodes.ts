// How temperature moves what electrodes say: laws of the solution and of the probe, not of one installation.
import { KELVIN } from './humid-air.ts';

/** °C to which calibrations and conductivities refer. */
const REFERENCE = 25;
/** Gas constant times ln 10 over the Faraday constant, mV/K (CODATA 2018). */
const NERNST = 0.198416;
/** At this pH a probe gives no voltage, whatever the temperature. */
const ISOPOTENTIAL_PH = 7;
/**
 * Share of the conductivity at 25 °C that one kelvin adds, linear. Nutrient solutions are salty: the curve of ISO 7888 holds for
 * natural waters below 1 mS/cm only. 1.9 %/K fits the 1413 µS/cm standard of KCl within 2.5 % from 5 to 30 °C.
 */
const CONDUCTIVITY_SLOPE = 0.019;

/** What a perfect pH probe gives for one pH at `t` °C, mV: 59.16 at 25 °C. */
export const nernstSlope = (t: number): number => NERNST * (t + KELVIN);

/** pH of what a probe whose line holds at 25 °C calls `ph` at `t` °C. */
export const acidityAtReference = (ph: number, t: number): number =>
  ISOPOTENTIAL_PH + ((ph - ISOPOTENTIAL_PH) * nernstSlope(REFERENCE)) / nernstSlope(t);

/** Conductivity at 25 °C of a solution that has `measured` at `t` °C, in the same unit. −10…60 °C. */
export const conductivityAtReference = (measured: number, t: number): number =>
  measured / (1 + CONDUCTIVITY_SLOPE * (t - REFERENCE));

/** The other way: what is measured at `t` °C in a solution of this conductivity at 25 °C. */
export const conductivityAt = (reference: number, t: number): number =>
  reference * (1 + CONDUCTIVITY_SLOPE * (t - REFERENCE));
