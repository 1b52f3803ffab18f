// Atlas Scientific EZO-RTD: temperature by a platinum resistor of two, three or four wires. Source: Atlas Scientific, EZO-RTD
// datasheet 2.4 (2020): R takes 600 ms; its default unit is °C.
import { z } from 'zod';
import type { EzoCircuit, PartsBoard, SensorDriver, SensorInstance } from '../driver.ts';
import { dataSheet, i2cWiring } from '../part-wiring.ts';
import { onI2c, onLine } from './ezo.ts';

const configSchema = z.strictObject({
  /** 102 unless somebody changed it. */
  address: z.number().int().min(8).max(119).default(102),
});
type Config = z.infer<typeof configSchema>;

const READ_MS = 600;

const measure = (circuit: EzoCircuit): SensorInstance => ({
  read: async () => ({ temperature: await circuit.ask('R', READ_MS) }),
});

export const ezoRtd = {
  id: 'ezo-rtd',
  quantities: ['temperature'],
  configSchema,
  example: { address: 102 },
  create: (board: PartsBoard, { address }: Config) => measure(onI2c(board, address)),
  wiring: () => i2cWiring(16, dataSheet('Atlas Scientific EZO-RTD: 16 mA')),
} satisfies SensorDriver;

export const ezoRtdOnLine = onLine(ezoRtd, 'RTD', configSchema, measure);
