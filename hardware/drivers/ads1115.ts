// Texas Instruments ADS1115: the voltage of one of four inputs against ground in 16 bits, one single shot per reading. For
// transmitters whose steps the board's own ten bits are too coarse for. Registers: TI "ADS111x", SBAS444D, section 9.6.
import { z } from 'zod';
import type { Fault } from '../../controller/core/reading.ts';
import { err, ok, type Result } from '../../controller/core/result.ts';
import type { Measured, PartsBoard, SensorDriver, SensorInstance } from '../driver.ts';
import { dataSheet, i2cWiring } from '../part-wiring.ts';

const configSchema = z.strictObject({
  /** 72 (ADDR to GND), 73 (VDD), 74 (SDA), 75 (SCL). */
  address: z.union([z.literal(72), z.literal(73), z.literal(74), z.literal(75)]),
  /** Input A0 … A3. */
  channel: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  /** Voltage of a full count, V: the gain. No input may be above the chip's own supply, whatever this says. */
  fullScale: z
    .union([
      z.literal(6.144),
      z.literal(4.096),
      z.literal(2.048),
      z.literal(1.024),
      z.literal(0.512),
      z.literal(0.256),
    ])
    .default(6.144),
});
type Config = z.infer<typeof configSchema>;

const CONVERSION = 0;
const CONFIG = 1;
/** Written: begin. Read: no conversion is running. */
const START_OR_IDLE = 0x8000;
const AGAINST_GROUND = 4;
const GAINS: readonly Config['fullScale'][] = [6.144, 4.096, 2.048, 1.024, 0.512, 0.256];
/** Single shot, 128 conversions a second, comparator off. */
const SINGLE_SHOT = 0x0183;
/** 7.8 ms, 10 % more where its oscillator is slow (section 7.5), and what the order waits for its turn on the line. */
const CONVERSION_MS = 20;
/** Looks at a chip that is still converting before that is a fault. */
const LOOKS = 2;
const CODES = 32_768;
const FULL = CODES - 1;
/** Offset error, counts (section 7.5): at or below it there is no voltage at all. */
const OFFSET = 3;

/** The word that orders one conversion. */
export const encodeOrder = ({ channel, fullScale }: Omit<Config, 'address'>): number =>
  START_OR_IDLE | ((AGAINST_GROUND + channel) << 12) | (GAINS.indexOf(fullScale) << 9) | SINGLE_SHOT;

const wordOf = (bytes: readonly number[]): Result<number, Fault> =>
  bytes.length === 2 ? ok(((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) : err('no-answer');

/** V from the two bytes of a conversion, with its sign; nothing within the offset. A full count is no value, the voltage is somewhere beyond it. */
export const decodeSigned = (bytes: readonly number[], fullScale: number): Measured => {
  const word = wordOf(bytes);
  if (!word.ok) return word;
  const code = (word.value << 16) >> 16;
  if (code === FULL) return err('out-of-range');
  return ok(Math.abs(code) <= OFFSET ? 0 : (code / CODES) * fullScale);
};

/** V of a transmitter, which never gives nothing: then its wire is broken. */
export const decode = (bytes: readonly number[], fullScale: number): Measured => {
  const volts = decodeSigned(bytes, fullScale);
  return volts.ok && volts.value <= 0 ? err('open-circuit') : volts;
};

/** Has the chip done what it was told? I²C has no checksum, and with the wrong gain every voltage would be wrong. */
const judgeOrder = (bytes: readonly number[], order: number): Result<'done' | 'converting', Fault> => {
  const word = wordOf(bytes);
  if (!word.ok) return word;
  if ((word.value | START_OR_IDLE) !== order) return err('bad-checksum');
  return ok(word.value & START_OR_IDLE ? 'done' : 'converting');
};

const carryOut = async (
  { i2c, wait }: PartsBoard,
  address: number,
  order: number,
): Promise<Result<readonly number[], Fault>> => {
  await i2c.write(address, [CONFIG, order >> 8, order & 0xff]);
  for (let look = 0; look < LOOKS; look++) {
    await wait(CONVERSION_MS);
    const bytes = await i2c.read(address, 2, CONFIG);
    const state = bytes.ok ? judgeOrder(bytes.value, order) : bytes;
    if (!state.ok) return state;
    if (state.value === 'done') return i2c.read(address, 2, CONVERSION);
  }
  return err('no-answer');
};

/** The two bytes of a conversion of this input. */
export const convert = (
  board: PartsBoard,
  { address, ...input }: Config,
): Promise<Result<readonly number[], Fault>> =>
  board.i2c.hold(address, () => carryOut(board, address, encodeOrder(input)));

export const ads1115 = {
  id: 'ads1115',
  quantities: ['volts'],
  configSchema,
  example: { address: 72, channel: 0, fullScale: 6.144 },
  wiring: () => i2cWiring(0.2, dataSheet('Texas Instruments ADS1115, SBAS444D: 200 µA')),
  create: (board: PartsBoard, config: Config): SensorInstance => ({
    async read(): Promise<Record<string, Measured>> {
      const bytes = await convert(board, config);
      return { volts: bytes.ok ? decode(bytes.value, config.fullScale) : bytes };
    },
  }),
} satisfies SensorDriver;
