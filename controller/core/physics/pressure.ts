// Air pressure where no barometer answers: the international standard atmosphere by altitude.
// The tropical air column is warmer than the standard one, so a real station reads about 1 kPa more: prefer a barometer.
import { type Kilopascal, kilopascal, type Metres } from '../units.ts';

/** p = 101.325·(1 − 2.25577·10⁻⁵·h)^5.2559 kPa (ISO 2533; ASHRAE Fundamentals 2017 ch. 1 eq. 3). −500…11,000 m. */
export const standardPressure = (altitude: Metres): Kilopascal =>
  kilopascal(101.325 * (1 - 2.25577e-5 * altitude) ** 5.2559);
