// What air with water in it does, at any pressure. Saturation after Hyland and Wexler 1983, as printed in
// ASHRAE Fundamentals 2017 ch. 1; −100…200 °C. Relative humidity is over liquid water at every temperature, as
// humidity sensors report it and the WMO defines it (WMO-No. 8, part I, annex 4.B).
import { type Celsius, celsius, type Kilopascal, kilopascal, type Percent, percent } from '../units.ts';

/** 0 °C in kelvin. */
export const KELVIN = 273.15;
/** Molar mass of water over that of dry air. */
const MASS_RATIO = 0.621945;
/** Gas constant of dry air, kJ/(kg·K). */
const DRY_AIR = 0.287042;
const TRIPLE_POINT = 0.01;

/** Saturation vapour pressure over liquid water, supercooled below 0 °C (ASHRAE eq. 6). */
export const saturationOverWater = (t: Celsius): Kilopascal => {
  const T = t + KELVIN;
  const polynomial = -5800.2206 / T + 1.3914993 + T * (-0.048640239 + T * (4.1764768e-5 - T * 1.4452093e-8));
  return kilopascal(Math.exp(polynomial + 6.5459673 * Math.log(T)) / 1000);
};

/** Saturation vapour pressure over ice, −100…0 °C (ASHRAE eq. 5). */
export const saturationOverIce = (t: Celsius): Kilopascal => {
  const T = t + KELVIN;
  const high = 6.2215701e-7 + T * (2.0747825e-9 - T * 9.484024e-13);
  const polynomial = -5674.5359 / T + 6.3925247 + T * (-0.009677843 + T * high);
  return kilopascal(Math.exp(polynomial + 4.1635019 * Math.log(T)) / 1000);
};

/** Saturation over the phase that is stable at this temperature: ice below the triple point, water above. */
export const saturationVapourPressure = (t: Celsius): Kilopascal =>
  t <= TRIPLE_POINT ? saturationOverIce(t) : saturationOverWater(t);

/** Partial pressure of the vapour in air of this temperature and humidity. */
export const vapourPressure = (t: Celsius, rh: Percent): Kilopascal =>
  kilopascal((saturationOverWater(t) * rh) / 100);

/** How much more vapour the air could hold: what pulls water out of a leaf. Needs no pressure. */
export const vapourPressureDeficit = (t: Celsius, rh: Percent): Kilopascal =>
  kilopascal(saturationOverWater(t) - vapourPressure(t, rh));

/** How much more vapour the inside of a leaf of this temperature holds than the air around it: below 0 dew settles on the leaf. */
export const leafVapourDeficit = (leaf: Celsius, t: Celsius, rh: Percent): Kilopascal =>
  kilopascal(saturationOverWater(leaf) - vapourPressure(t, rh));

/** Temperature at which this vapour would just be dew. The driest air is taken as 0.1 %, which has a dew point at all. */
export const dewPoint = (t: Celsius, rh: Percent): Celsius =>
  solveRising(saturationOverWater, vapourPressure(t, percent(Math.max(rh, 0.1))), t);

/** Temperature at which this vapour would settle as hoar frost; equals the dew point above 0 °C. */
export const frostPoint = (t: Celsius, rh: Percent): Celsius =>
  solveRising(saturationVapourPressure, vapourPressure(t, percent(Math.max(rh, 0.1))), t);

/** Mass of vapour per mass of dry air, kg/kg (ASHRAE eq. 20). */
export const humidityRatio = (vapour: Kilopascal, pressure: Kilopascal): number =>
  (MASS_RATIO * vapour) / (pressure - vapour);

/** Mass of vapour in a volume of air, g/m³: ideal gas. */
export const absoluteHumidity = (t: Celsius, vapour: Kilopascal): number =>
  (vapour * MASS_RATIO * 1000) / (DRY_AIR * (t + KELVIN));

/** Heat in humid air over that of dry air at 0 °C, kJ for each kg of its dry part (ASHRAE eq. 30). */
export const enthalpy = (t: Celsius, ratio: number): number => 1.006 * t + ratio * (2501 + 1.86 * t);

/** Density of humid air, kg/m³: ideal gases, dry air and vapour (ASHRAE eq. 26 and 11). 0.75 at 3,800 m and 20 °C. */
export const airDensity = (t: Celsius, vapour: Kilopascal, pressure: Kilopascal): number =>
  (pressure - (1 - MASS_RATIO) * vapour) / (DRY_AIR * (t + KELVIN));

/** γ = 0.000665·p, kPa/K (FAO-56 eq. 8): 0.0674 at the sea, 0.043 here. */
export const psychrometricConstant = (pressure: Kilopascal): number => 0.000665 * pressure;

/** What a wet, ventilated thermometer shows (ASHRAE eq. 33 and 35): how far evaporation can cool at this pressure. */
export const wetBulb = (t: Celsius, rh: Percent, pressure: Kilopascal): Celsius => {
  const ratio = humidityRatio(vapourPressure(t, rh), pressure);
  return solveRising((wet) => ratioFromWetBulb(t, wet, pressure), ratio, t);
};

const ratioFromWetBulb = (dry: Celsius, wet: Celsius, pressure: Kilopascal): number => {
  const saturated = humidityRatio(saturationVapourPressure(wet), pressure);
  return wet >= 0
    ? ((2501 - 2.326 * wet) * saturated - 1.006 * (dry - wet)) / (2501 + 1.86 * dry - 4.186 * wet)
    : ((2830 - 0.24 * wet) * saturated - 1.006 * (dry - wet)) / (2830 + 1.86 * dry - 2.1 * wet);
};

/** Where a function that rises with temperature reaches `wanted`, to 10⁻⁴ K, between −100 °C and a little above `highest`. */
const solveRising = (f: (t: Celsius) => number, wanted: number, highest: Celsius): Celsius => {
  let low = -100;
  let high = highest + 10;
  while (high - low > 1e-4) {
    const middle = (low + high) / 2;
    if (f(celsius(middle)) < wanted) low = middle;
    else high = middle;
  }
  return celsius((low + high) / 2);
};
