// The BME280's humidity words and their compensation, forward as Bosch prints it and backward by bisection.
// Source: Bosch Sensortec, BME280 datasheet BST-BME280-DS002-1.6 (2018), appendix A (double precision). The datasheet gives no example
// device: these words are like those that chips carry.
import { invert, temperatureOf } from './bmp280-compensation.ts';

/** Words dig_H1…dig_H6. */
export const HUMIDITY_CALIBRATION = [75, 361, 0, 325, 50, 30] as const;

const RAW_MAX = 0xffff;
/** Fine temperature steps in a °C. */
const FINE = 5120;

/** % of a raw humidity, at a raw temperature. */
export const humidityOf = (raw: number, rawTemperature: number): number => {
  const [h1, h2, h3, h4, h5, h6] = HUMIDITY_CALIBRATION;
  const fine = temperatureOf(rawTemperature) * FINE - 76_800;
  const bend = 1 + (h6 / 67_108_864) * fine * (1 + (h3 / 67_108_864) * fine);
  const linear = (raw - (h4 * 64 + (h5 / 16_384) * fine)) * ((h2 / 65_536) * bend);
  return Math.min(100, Math.max(0, linear * (1 - (h1 * linear) / 524_288)));
};

/** Raw humidity of %, at a raw temperature. */
export const rawHumidity = (percent: number, rawTemperature: number): number =>
  invert((raw) => humidityOf(raw, rawTemperature), percent, RAW_MAX);
