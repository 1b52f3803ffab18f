// Air pressure where no barometer answers: the international standard atmosphere by altitude.
// The tropical air column is warmer than the standard one, so a real station reads about 1 kPa more: prefer a barometer.
import { type Celsius, type Kilopascal, kilopascal, type Metres, metres } from '../units.ts';
import { KELVIN } from './humid-air.ts';

/** p = 101.325·(1 − 2.25577·10⁻⁵·h)^5.2559 kPa (ISO 2533; ASHRAE Fundamentals 2017 ch. 1 eq. 3). −500…11,000 m. */
export const standardPressure = (altitude: Metres): Kilopascal =>
  kilopascal(101.325 * (1 - 2.25577e-5 * altitude) ** 5.2559);

/** Altitude at which the standard atmosphere has this pressure: the other way round. */
export const standardAltitude = (pressure: Kilopascal): Metres =>
  metres((1 - (pressure / 101.325) ** (1 / 5.2559)) / 2.25577e-5);

/** Weather and a warm air column move a station by no more than this from the standard, kPa. */
const WIDEST = 3;

/** Can a barometer at this altitude say so? A sensor that has died, or a site file with the wrong altitude, does not pass. */
export const isPressureOf = (altitude: Metres, measured: Kilopascal): boolean =>
  Math.abs(measured - standardPressure(altitude)) <= WIDEST;

/** g over the gas constant of dry air, K/m. */
const LAPSE = 9.80665 / 287.05;

/** The pressure `rise` metres above a barometer, in air of mean temperature `t` (hypsometric equation). */
export const pressureAbove = (measured: Kilopascal, rise: Metres, t: Celsius): Kilopascal =>
  kilopascal(measured * Math.exp((-LAPSE * rise) / (t + KELVIN)));
