// Atlas Scientific EZO-pH: acidity by a circuit with its own calibration and an isolated input. Asked at 25 °C always, so that the
// channel's temperature law corrects it as it does any electrode. Source: Atlas Scientific, EZO-pH datasheet 5.8 (2021).
import { z } from 'zod';
import type { EzoCircuit, PartsBoard, SensorDriver, SensorInstance } from '../driver.ts';
import { dataSheet, i2cWiring } from '../part-wiring.ts';
import { onI2c, onLine, READ_AT_MS, REFERENCE, readAt } from './ezo.ts';

const configSchema = z.strictObject({
  /** 99 unless somebody changed it. */
  address: z.number().int().min(8).max(119).default(99),
});
type Config = z.infer<typeof configSchema>;

const measure = (circuit: EzoCircuit): SensorInstance => ({
  read: async () => ({ acidity: await circuit.ask(readAt(REFERENCE), READ_AT_MS) }),
});

export const ezoPh = {
  id: 'ezo-ph',
  quantities: ['acidity'],
  configSchema,
  example: { address: 99 },
  create: (board: PartsBoard, { address }: Config) => measure(onI2c(board, address)),
  wiring: () => i2cWiring(18.3, dataSheet('Atlas Scientific EZO-pH 5.8: 18.3 mA')),
} satisfies SensorDriver;

export const ezoPhOnLine = onLine(ezoPh, 'PH', configSchema, measure);
