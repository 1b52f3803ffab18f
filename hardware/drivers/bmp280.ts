// Bosch BMP280 (or the pressure half of a BME280): station pressure and the chip's own temperature, one forced measurement
// per reading. Registers: Bosch "BMP280 Data sheet", BST-BMP280-DS001, sections 3.8 and 4.3.
import { z } from 'zod';
import type { Fault } from '../../controller/core/reading.ts';
import { err, ok, type Result } from '../../controller/core/result.ts';
import type { Measured, PartsBoard, SensorDriver, SensorInstance } from '../driver.ts';
import { dataSheet, i2cWiring } from '../part-wiring.ts';
import { CALIBRATION_LENGTH, type CalibrationWords, compensate, readWords } from './bmp280-compensation.ts';
import { readTwice } from './read-twice.ts';

const configSchema = z.strictObject({
  /** 118 (SDO low) or 119 (SDO high). */
  address: z.union([z.literal(118), z.literal(119)]),
});
type Config = z.infer<typeof configSchema>;

const CALIBRATION = 0x88;
const CTRL_MEAS = 0xf4;
const DATA = 0xf7;
const DATA_LENGTH = 6;
/** Temperature ×2, pressure ×16, one forced measurement: "ultra high resolution" of table 7. */
const FORCED_ULTRA_HIGH = 0x55;
/** Its longest duration is 43.2 ms (table 13). */
const MEASUREMENT_MS = 50;
/** What the data registers hold until a measurement has been made (section 4.3.6). */
const NOT_MEASURED = 0x80000;

/** Raw 20-bit counts from the six data bytes. */
export const decode = (
  bytes: readonly number[],
): Result<{ readonly pressure: number; readonly temperature: number }, Fault> => {
  if (bytes.length !== DATA_LENGTH) return err('no-answer');
  const count = (at: number): number =>
    ((bytes[at] ?? 0) << 12) | ((bytes[at + 1] ?? 0) << 4) | ((bytes[at + 2] ?? 0) >> 4);
  const pressure = count(0);
  const temperature = count(3);
  if (pressure === NOT_MEASURED || temperature === NOT_MEASURED) return err('power-on-value');
  return ok({ pressure, temperature });
};

const fetchWords = async ({ i2c }: PartsBoard, address: number): Promise<Result<CalibrationWords, Fault>> => {
  const bytes = await readTwice(i2c, address, CALIBRATION, CALIBRATION_LENGTH);
  if (!bytes.ok) return bytes;
  const words = readWords(bytes.value);
  return words ? ok(words) : err('no-answer');
};

const measure = async ({ i2c, wait }: PartsBoard, address: number) => {
  await i2c.write(address, [CTRL_MEAS, FORCED_ULTRA_HIGH]);
  await wait(MEASUREMENT_MS);
  const bytes = await i2c.read(address, DATA_LENGTH, DATA);
  return bytes.ok ? decode(bytes.value) : bytes;
};

export const bmp280 = {
  id: 'bmp280',
  quantities: ['pressure', 'temperature'],
  configSchema,
  example: { address: 118 },
  wiring: () => i2cWiring(1.12, dataSheet('Bosch BMP280, BST-BMP280-DS001: 1120 µA')),
  create: (board: PartsBoard, { address }: Config): SensorInstance => {
    let words: CalibrationWords | undefined;

    const measureCompensated = async () => {
      if (!words) {
        const fetched = await fetchWords(board, address);
        if (!fetched.ok) return fetched;
        words = fetched.value;
      }
      const raw = await measure(board, address);
      return raw.ok ? ok(compensate(raw.value, words)) : raw;
    };

    return {
      async read(): Promise<Record<string, Measured>> {
        const result = await measureCompensated();
        if (result.ok)
          return { pressure: ok(result.value.pressure), temperature: ok(result.value.temperature) };
        // Another chip may be plugged in where this one fell silent.
        words = undefined;
        return { pressure: result, temperature: result };
      },
    };
  },
} satisfies SensorDriver;
