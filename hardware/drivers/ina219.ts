// Texas Instruments INA219: voltage of a battery or a line, and the current through a shunt, over I²C. It measures all the time by
// itself (its state after power-on: 32 V, ±320 mV, 12 bits). Source: TI, INA219 data sheet SBOS448G (2015), sections 8.5 and 8.6.
import { z } from 'zod';
import type { Fault } from '../../controller/core/reading.ts';
import { err, ok, type Result } from '../../controller/core/result.ts';
import type { Measured, PartsBoard, SensorDriver, SensorInstance } from '../driver.ts';
import { dataSheet, i2cWiring } from '../part-wiring.ts';

const configSchema = z.strictObject({
  /** 64…79 by its two bridges. */
  address: z.number().int().min(64).max(79).default(64),
  /** Ω of the shunt; 0.1 on the common board, 0.00075 for 100 A at 75 mV. */
  shuntOhms: z.number().min(0.0001).max(1).default(0.1),
});
type Config = z.infer<typeof configSchema>;

const SHUNT_VOLTAGE = 1;
const BUS_VOLTAGE = 2;
/** V of one count. */
const SHUNT_COUNT = 0.000_01;
const BUS_COUNT = 0.004;
/** Counts at which the shunt’s range ends: ±320 mV. */
const SHUNT_FULL = 32_000;
/** Lowest bit of the bus register: the reckoning of current has overflowed. Ours is our own, but the shunt is beyond its range. */
const OVERFLOW = 1;

const word = (bytes: readonly number[]): Result<number, Fault> =>
  bytes.length === 2 ? ok(((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) : err('no-answer');

/** A through the shunt, from its register: signed, 10 µV a count. */
export const decodeCurrent = (bytes: readonly number[], shuntOhms: number): Result<number, Fault> => {
  const raw = word(bytes);
  if (!raw.ok) return raw;
  const counts = raw.value > 0x7fff ? raw.value - 0x1_0000 : raw.value;
  return Math.abs(counts) >= SHUNT_FULL ? err('out-of-range') : ok((counts * SHUNT_COUNT) / shuntOhms);
};

/** V of the line, from its register: 13 bits above three of state, 4 mV a count. */
export const decodeVoltage = (bytes: readonly number[]): Result<number, Fault> => {
  const raw = word(bytes);
  if (!raw.ok) return raw;
  return raw.value & OVERFLOW ? err('out-of-range') : ok((raw.value >> 3) * BUS_COUNT);
};

export const ina219 = {
  id: 'ina219',
  quantities: ['voltage', 'current'],
  configSchema,
  example: { address: 64, shuntOhms: 0.1 },
  wiring: () => i2cWiring(1, dataSheet('Texas Instruments INA219, SBOS448G: 1 mA')),
  create: ({ i2c }: PartsBoard, { address, shuntOhms }: Config): SensorInstance => ({
    async read(): Promise<Record<string, Measured>> {
      const shunt = await i2c.read(address, 2, SHUNT_VOLTAGE);
      const bus = await i2c.read(address, 2, BUS_VOLTAGE);
      return {
        current: shunt.ok ? decodeCurrent(shunt.value, shuntOhms) : shunt,
        voltage: bus.ok ? decodeVoltage(bus.value) : bus,
      };
    },
  }),
} satisfies SensorDriver;
