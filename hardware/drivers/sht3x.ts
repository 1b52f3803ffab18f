// Sensirion SHT30/31/35: air temperature and humidity over I²C, one single shot per reading. Commands, formulas and CRC:
// Sensirion "Datasheet SHT3x-DIS", version 7 (2022), sections 4.3, 4.12 and 4.13. The blueprint for a new driver.
import { z } from 'zod';
import type { Fault } from '../../controller/core/reading.ts';
import { err, ok, type Result } from '../../controller/core/result.ts';
import type { Measured, PartsBoard, SensorDriver, SensorInstance } from '../driver.ts';
import { dataSheet, i2cWiring } from '../part-wiring.ts';
import { decodeWords } from './sensirion-words.ts';

const configSchema = z.strictObject({
  /** 68 (ADDR low) or 69 (ADDR high). */
  address: z.union([z.literal(68), z.literal(69)]),
});
type Config = z.infer<typeof configSchema>;

/** High repeatability, no clock stretching (table 9). */
const SINGLE_SHOT = [0x24, 0x00];
/** Longest measurement at high repeatability is 15.5 ms (table 4). */
const MEASUREMENT_MS = 20;
const FRAME_LENGTH = 6;
const FULL_SCALE = 65_535;

/** °C and % from the six bytes of a measurement. */
export const decode = (
  bytes: readonly number[],
): Result<{ readonly temperature: number; readonly humidity: number }, Fault> => {
  const words = decodeWords(bytes, 2);
  if (!words.ok) return words;
  const [t = 0, h = 0] = words.value;
  return ok({ temperature: -45 + (175 * t) / FULL_SCALE, humidity: (100 * h) / FULL_SCALE });
};

/** A part that is still measuring does not answer the read (section 4.4): it is asked once more before that is a fault. */
const LOOKS = 2;

const measure = async ({ i2c, wait }: PartsBoard, address: number) => {
  await i2c.write(address, SINGLE_SHOT);
  let result: ReturnType<typeof decode> = err('no-answer');
  for (let look = 0; look < LOOKS && !result.ok && result.error === 'no-answer'; look++) {
    await wait(MEASUREMENT_MS);
    const bytes = await i2c.read(address, FRAME_LENGTH);
    result = bytes.ok ? decode(bytes.value) : bytes;
  }
  return result;
};

export const sht3x = {
  id: 'sht3x',
  quantities: ['temperature', 'humidity'],
  configSchema,
  example: { address: 68 },
  wiring: () => i2cWiring(1.5, dataSheet('Sensirion SHT3x-DIS 7: 1500 µA')),
  create: (board: PartsBoard, { address }: Config): SensorInstance => ({
    async read(): Promise<Record<string, Measured>> {
      const result = await measure(board, address);
      if (!result.ok) return { temperature: result, humidity: result };
      return { temperature: ok(result.value.temperature), humidity: ok(result.value.humidity) };
    },
  }),
} satisfies SensorDriver;
