// Bosch BME280: air temperature, humidity and station pressure, one forced measurement per reading. Pressure and temperature
// cells are those of a BMP280. Registers: Bosch "BME280 Data sheet", BST-BME280-DS001, sections 4.2.2, 5.4 and 9.1.
import { z } from 'zod';
import type { Fault } from '../../controller/core/reading.ts';
import { err, ok, type Result } from '../../controller/core/result.ts';
import type { Measured, PartsBoard, SensorDriver, SensorInstance } from '../driver.ts';
import { dataSheet, i2cWiring } from '../part-wiring.ts';
import {
  compensateHumidity,
  H1_OFFSET,
  HUMIDITY_LENGTH,
  type HumidityWords,
  readHumidityWords,
} from './bme280-humidity.ts';
import { decode as decodePair } from './bmp280.ts';
import { CALIBRATION_LENGTH, type CalibrationWords, compensate, readWords } from './bmp280-compensation.ts';
import { readTwice } from './read-twice.ts';

const configSchema = z.strictObject({
  /** 118 (SDO low) or 119 (SDO high). */
  address: z.union([z.literal(118), z.literal(119)]),
});
type Config = z.infer<typeof configSchema>;
type Words = CalibrationWords & HumidityWords;

const CALIBRATION = 0x88;
const HUMIDITY_CALIBRATION = 0xe1;
const CHIP_ID = 0xd0;
const BME280 = 0x60;
const CTRL_HUM = 0xf2;
const CTRL_MEAS = 0xf4;
const DATA = 0xf7;
const DATA_LENGTH = 8;
/** Humidity ×1; it takes effect with the next write to CTRL_MEAS. */
const HUMIDITY_ONCE = 0x01;
/** Temperature ×2, pressure ×16, one forced measurement. */
const FORCED_ULTRA_HIGH = 0x55;
/** 46.1 ms at most (1.25 + 2·2.3 + 16·2.3 + 0.575 + 2.3 + 0.575, section 9.1), and the order's turn on the line. */
const MEASUREMENT_MS = 55;
/** What the humidity registers hold until it has been measured. */
const NOT_MEASURED = 0x8000;

export interface RawCounts {
  readonly temperature: number;
  readonly pressure: number;
  readonly humidity: number;
}

/** Raw counts from the eight data bytes: 20 bits of pressure and temperature, 16 of humidity. */
export const decode = (bytes: readonly number[]): Result<RawCounts, Fault> => {
  if (bytes.length !== DATA_LENGTH) return err('no-answer');
  const pair = decodePair(bytes.slice(0, 6));
  if (!pair.ok) return pair;
  const humidity = ((bytes[6] ?? 0) << 8) | (bytes[7] ?? 0);
  return humidity === NOT_MEASURED ? err('power-on-value') : ok({ ...pair.value, humidity });
};

const fetchWords = async ({ i2c }: PartsBoard, address: number): Promise<Result<Words, Fault>> => {
  const first = await readTwice(i2c, address, CALIBRATION, H1_OFFSET + 1);
  if (!first.ok) return first;
  const second = await readTwice(i2c, address, HUMIDITY_CALIBRATION, HUMIDITY_LENGTH);
  if (!second.ok) return second;
  const words = readWords(first.value.slice(0, CALIBRATION_LENGTH));
  const humidity = readHumidityWords(first.value[H1_OFFSET] ?? 0, second.value);
  return words && humidity ? ok({ ...words, ...humidity }) : err('no-answer');
};

const measure = async ({ i2c, wait }: PartsBoard, address: number): Promise<Result<RawCounts, Fault>> => {
  await i2c.write(address, [CTRL_HUM, HUMIDITY_ONCE]);
  await i2c.write(address, [CTRL_MEAS, FORCED_ULTRA_HIGH]);
  await wait(MEASUREMENT_MS);
  const bytes = await i2c.read(address, DATA_LENGTH, DATA);
  return bytes.ok ? decode(bytes.value) : bytes;
};

/** A BMP280 answers at the same address and has no humidity: told once. */
const createIdCheck = ({ i2c, log }: PartsBoard, address: number): (() => Promise<boolean>) => {
  let isTold = false;
  return async () => {
    const id = await i2c.read(address, 1, CHIP_ID);
    if (!id.ok || id.value[0] === BME280) return id.ok;
    const fields = { address, id: id.value[0] };
    if (!isTold) log.warn('this chip is no BME280 (chip id 96); a BMP280 (88) has no humidity', fields);
    isTold = true;
    return false;
  };
};

/** °C, kPa and % of one measurement. */
export const compensateAll = (raw: RawCounts, words: Words) => {
  const { temperature, pressure } = compensate(raw, words);
  return { temperature, pressure, humidity: compensateHumidity(raw.humidity, temperature, words) };
};

export const bme280 = {
  id: 'bme280',
  quantities: ['temperature', 'humidity', 'pressure'],
  configSchema,
  example: { address: 118 },
  wiring: () => i2cWiring(1, dataSheet('Bosch BME280, BST-BME280-DS002: 714 µA')),
  create: (board: PartsBoard, { address }: Config): SensorInstance => {
    let words: Words | undefined;
    const isBme280 = createIdCheck(board, address);

    const measureCompensated = async () => {
      if (!words) {
        const fetched = (await isBme280()) ? await fetchWords(board, address) : err('no-answer' as const);
        if (!fetched.ok) return fetched;
        words = fetched.value;
      }
      const raw = await measure(board, address);
      return raw.ok ? ok(compensateAll(raw.value, words)) : raw;
    };

    return {
      async read(): Promise<Record<string, Measured>> {
        const result = await measureCompensated();
        if (result.ok) {
          const { temperature, humidity, pressure } = result.value;
          return { temperature: ok(temperature), humidity: ok(humidity), pressure: ok(pressure) };
        }
        // Another chip may be plugged in where this one fell silent.
        words = undefined;
        return { temperature: result, humidity: result, pressure: result };
      },
    };
  },
} satisfies SensorDriver;
