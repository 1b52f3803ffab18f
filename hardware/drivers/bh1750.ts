// ROHM BH1750FVI: illuminance, one measurement per reading at its lowest sensitivity, because the sun at 3,800 m is beyond
// the default range. Commands and formula: ROHM "BH1750FVI Technical Note", 11046EDT01 (2011), pages 5, 7 and 11.
import { z } from 'zod';
import type { Fault } from '../../controller/core/reading.ts';
import { err, ok, type Result } from '../../controller/core/result.ts';
import type { PartsBoard, SensorDriver, SensorInstance } from '../driver.ts';
import { dataSheet, i2cWiring } from '../part-wiring.ts';

const configSchema = z.strictObject({
  /** 35 (ADDR low) or 92 (ADDR high). */
  address: z.union([z.literal(35), z.literal(92)]),
  /** How much weaker the light is behind the filter over the sensor; 1 without one. */
  filterFactor: z.number().min(1).max(100).default(1),
});
type Config = z.infer<typeof configSchema>;

const POWER_ON = 0x01;
const ONE_TIME_HIGH_RESOLUTION = 0x20;
/** Measurement-time register: 31 is the lowest, 69 the default that the formula is made for. */
const TIME = 31;
const DEFAULT_TIME = 69;
const TIME_COMMANDS = [0x40 | (TIME >> 5), 0x60 | (TIME & 0x1f)];
/** 180 ms at most with the default time; it shrinks in proportion. */
const MEASUREMENT_MS = Math.ceil((180 * TIME) / DEFAULT_TIME) + 10;
const COUNTS_PER_LUX = 1.2;
const FULL_SCALE = 0xffff;

/** lx at the sensor from its two bytes; a full counter is no value, the light is somewhere beyond it. */
export const decode = (bytes: readonly number[]): Result<number, Fault> => {
  if (bytes.length !== 2) return err('no-answer');
  const count = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  if (count === FULL_SCALE) return err('out-of-range');
  return ok((count / COUNTS_PER_LUX) * (DEFAULT_TIME / TIME));
};

const measure = async ({ i2c, wait }: PartsBoard, address: number): Promise<Result<number, Fault>> => {
  // Each command is its own transaction; the time is set anew because a brown-out of the sensor forgets it.
  for (const command of [POWER_ON, ...TIME_COMMANDS, ONE_TIME_HIGH_RESOLUTION])
    await i2c.write(address, [command]);
  await wait(MEASUREMENT_MS);
  const bytes = await i2c.read(address, 2);
  return bytes.ok ? decode(bytes.value) : bytes;
};

export const bh1750 = {
  id: 'bh1750',
  quantities: ['illuminance'],
  configSchema,
  example: { address: 35, filterFactor: 3 },
  wiring: () => i2cWiring(0.2, dataSheet('ROHM BH1750FVI: 190 µA')),
  create: (board: PartsBoard, { address, filterFactor }: Config): SensorInstance => ({
    async read() {
      const result = await measure(board, address);
      return { illuminance: result.ok ? ok(result.value * filterFactor) : result };
    },
  }),
} satisfies SensorDriver;
