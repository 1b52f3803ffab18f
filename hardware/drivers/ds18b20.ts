// Analog Devices (Dallas) DS18B20: water temperature on one digital pin with a 4.7 kΩ pull-up. Scratchpad, CRC and the
// 85 °C power-on value: "DS18B20" data sheet, 19-7487 rev 6, figures 4, 9 and 11 and table 1.
import { z } from 'zod';
import type { Fault } from '../../controller/core/reading.ts';
import { err, ok, type Result } from '../../controller/core/result.ts';
import { wanted } from '../../controller/core/schema-reason.ts';
import type { PartsBoard, RomCode, SensorDriver, SensorInstance } from '../driver.ts';
import { dataSheet, onOnePin } from '../part-wiring.ts';

const configSchema = z.strictObject({
  pin: z.number().int().min(2).max(69),
  /** ROM code, 16 hexadecimal digits beginning with 28; without it the first probe found is taken. */
  rom: z
    .string()
    .regex(/^28[0-9a-f]{14}$/, wanted('rig.wanted.rom'))
    .optional(),
});
type Config = z.infer<typeof configSchema>;

const FAMILY = 0x28;
const CONVERT = 0x44;
const READ_SCRATCHPAD = 0xbe;
const SCRATCHPAD_LENGTH = 9;
/** 750 ms at 12 bits, at most (table 2), and what the order may wait for its turn on a busy line. */
const CONVERSION_MS = 850;
/** 85.0 °C, in sixteenths: what the part holds before it has converted. Water here never is. */
const POWER_ON_VALUE = 0x0550;
/** The low five bits of the configuration byte always read as ones. */
const CONFIG_ONES = 0x1f;

/** CRC-8 of Dallas/Maxim: polynomial x⁸+x⁵+x⁴+1, reflected, start 0. */
export const crc8 = (bytes: readonly number[]): number =>
  bytes.reduce((crc, byte) => {
    let next = crc ^ byte;
    for (let bit = 0; bit < 8; bit++) next = next & 1 ? (next >> 1) ^ 0x8c : next >> 1;
    return next;
  }, 0);

/** °C from the nine bytes of the scratchpad. */
export const decode = (bytes: readonly number[]): Result<number, Fault> => {
  if (bytes.length !== SCRATCHPAD_LENGTH) return err('no-answer');
  const [low = 0, high = 0, , , config = 0] = bytes;
  // A line held low reads as zeros, and the CRC of zeros is zero: only the constant ones give it away.
  if (bytes.every((byte) => byte === 0)) return err('no-answer');
  if (crc8(bytes.slice(0, -1)) !== bytes.at(-1) || (config & CONFIG_ONES) !== CONFIG_ONES)
    return err('bad-checksum');
  const sixteenths = ((high << 24) >> 16) | low;
  if (sixteenths === POWER_ON_VALUE) return err('power-on-value');
  const undefinedBits = 3 - ((config >> 5) & 3);
  return ok(((sixteenths >> undefinedBits) << undefinedBits) / 16);
};

const romFromHex = (hex: string): RomCode =>
  Array.from({ length: 8 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));

const isThermometer = (rom: RomCode): boolean => rom[0] === FAMILY && crc8(rom.slice(0, -1)) === rom.at(-1);

const find = async ({ oneWire }: PartsBoard, pin: number): Promise<Result<RomCode, Fault>> => {
  const roms = await oneWire.search(pin);
  if (!roms.ok) return roms;
  const rom = roms.value.find(isThermometer);
  return rom ? ok(rom) : err('no-answer');
};

const measure = async ({ oneWire, wait }: PartsBoard, pin: number, rom: RomCode) => {
  await oneWire.write(pin, rom, [CONVERT]);
  await wait(CONVERSION_MS);
  const bytes = await oneWire.exchange(pin, rom, [READ_SCRATCHPAD], SCRATCHPAD_LENGTH);
  return bytes.ok ? decode(bytes.value) : bytes;
};

export const ds18b20 = {
  id: 'ds18b20',
  quantities: ['temperature'],
  configSchema,
  example: { pin: 2 },
  wiring: () => onOnePin('DQ', 1.5, dataSheet('Maxim DS18B20, 19-7487 rev 6: 1.5 mA'), '4.7 kΩ: VCC – DQ'),
  create: (board: PartsBoard, { pin, rom }: Config): SensorInstance => {
    let known: RomCode | undefined;

    const locate = async (): Promise<Result<RomCode, Fault>> => {
      // The search also sets the pin's mode, so it comes first even where the ROM code is given.
      const found = await find(board, pin);
      return found.ok && rom !== undefined ? ok(romFromHex(rom)) : found;
    };

    return {
      async read() {
        const located = known ? ok(known) : await locate();
        if (!located.ok) return { temperature: located };
        known = located.value;
        const temperature = await measure(board, pin, known);
        if (!temperature.ok) known = undefined;
        return { temperature };
      },
    };
  },
} satisfies SensorDriver;
