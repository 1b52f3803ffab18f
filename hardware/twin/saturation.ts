// How much vapour air can hold, looked up: the laws of a step ask for it a dozen times, and the formula costs an exponential
// and a logarithm. Straight between two tenths of a kelvin it is true within 2·10⁻⁵ of itself.
import { KELVIN, saturationOverWater } from '../../controller/core/physics/humid-air.ts';
import { celsius } from '../../controller/core/units.ts';

/** Gas constant of vapour, J/(kg·K). */
export const VAPOUR_GAS = 461.5;

const LOWEST = -60;
const HIGHEST = 100;
const PER_KELVIN = 10;
const LAST = (HIGHEST - LOWEST) * PER_KELVIN;

/** Vapour per volume, kg/m³, at this vapour pressure (kPa) and temperature (°C). */
export const vapourDensity = (pressure: number, t: number): number =>
  (pressure * 1000) / (VAPOUR_GAS * (t + KELVIN));

const exactly = (t: number): number => vapourDensity(saturationOverWater(celsius(t)), t);

const TABLE = Float64Array.from({ length: LAST + 1 }, (_, n) => exactly(LOWEST + n / PER_KELVIN));

/** kg/m³ of vapour over water of this temperature, °C; supercooled below 0 °C. Throws for what is no number. */
export const saturatedVapour = (t: number): number => {
  const place = (t - LOWEST) * PER_KELVIN;
  if (!(place >= 0 && place < LAST)) return exactly(t);
  const row = Math.floor(place);
  const low = TABLE[row] ?? 0;
  return low + ((TABLE[row + 1] ?? 0) - low) * (place - row);
};

/** Relative humidity of air that holds `vapour` kg/m³, %; fog counts as 100. */
export const humidityOf = (vapour: number, t: number): number =>
  Math.min(100, (100 * vapour) / saturatedVapour(t));
