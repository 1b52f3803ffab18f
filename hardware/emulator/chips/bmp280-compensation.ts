// The BMP280's calibration words and its compensation, forward as Bosch prints it and backward by bisection.
// Source: Bosch Sensortec, BMP280 datasheet BST-BMP280-DS001-26 (2021), sections 3.11.3 and 3.12 (the example device).

/** Words dig_T1…T3 and dig_P1…P9 of the datasheet's example device. */
export const CALIBRATION = {
  t: [27_504, 26_435, -1000],
  p: [36_477, -10_685, 3024, 2855, 140, -7, 15_500, -14_600, 6000],
} as const;

const RAW_MAX = 0xfffff;

const fineTemperature = (raw: number): number => {
  const [t1, t2, t3] = CALIBRATION.t;
  const a = (raw / 16_384 - t1 / 1024) * t2;
  const b = (raw / 131_072 - t1 / 8192) ** 2 * t3;
  return a + b;
};

/** °C of a raw temperature. */
export const temperatureOf = (raw: number): number => fineTemperature(raw) / 5120;

/** kPa of a raw pressure, at a raw temperature. */
export const pressureOf = (raw: number, rawTemperature: number): number => {
  const [p1, p2, p3, p4, p5, p6, p7, p8, p9] = CALIBRATION.p;
  let a = fineTemperature(rawTemperature) / 2 - 64_000;
  let b = (a * a * p6) / 32_768 + a * p5 * 2;
  b = b / 4 + p4 * 65_536;
  a = ((p3 * a * a) / 524_288 + p2 * a) / 524_288;
  a = (1 + a / 32_768) * p1;
  let p = ((1_048_576 - raw - b / 4096) * 6250) / a;
  p += ((p9 * p * p) / 2_147_483_648 + (p * p8) / 32_768 + p7) / 16;
  return p / 1000;
};

/** Raw value for which a rising function comes nearest to `wanted`. */
export const invert = (rising: (raw: number) => number, wanted: number, most = RAW_MAX): number => {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising(middle) < wanted) low = middle + 1;
    else high = middle;
  }
  return low > 0 && wanted - rising(low - 1) < rising(low) - wanted ? low - 1 : low;
};

/** Raw temperature of °C. */
export const rawTemperature = (celsius: number): number => invert(temperatureOf, celsius);

/** Raw pressure of kPa, at a raw temperature. */
export const rawPressure = (kilopascal: number, atRawTemperature: number): number =>
  invert((raw) => -pressureOf(raw, atRawTemperature), -kilopascal);
