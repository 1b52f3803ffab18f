// Atlas Scientific EZO-EC: conductivity by a circuit with its own calibration and cell constant. Asked at 25 °C always, which gives
// it as it is; the channel's temperature law makes it that of 25 °C. Source: Atlas Scientific, EZO-EC datasheet 6.2 (2021).
import { z } from 'zod';
import { ok } from '../../controller/core/result.ts';
import type { EzoCircuit, PartsBoard, SensorDriver, SensorInstance } from '../driver.ts';
import { dataSheet, i2cWiring } from '../part-wiring.ts';
import { onI2c, onLine, READ_AT_MS, REFERENCE, readAt } from './ezo.ts';

const configSchema = z.strictObject({
  /** 100 unless somebody changed it. */
  address: z.number().int().min(8).max(119).default(100),
});
type Config = z.infer<typeof configSchema>;

const MICRO_IN_MILLI = 1000;

const measure = (circuit: EzoCircuit): SensorInstance => ({
  async read() {
    const micro = await circuit.ask(readAt(REFERENCE), READ_AT_MS);
    return { conductivity: micro.ok ? ok(micro.value / MICRO_IN_MILLI) : micro };
  },
});

export const ezoEc = {
  id: 'ezo-ec',
  quantities: ['conductivity'],
  configSchema,
  example: { address: 100 },
  create: (board: PartsBoard, { address }: Config) => measure(onI2c(board, address)),
  wiring: () => i2cWiring(50, dataSheet('Atlas Scientific EZO-EC: 50 mA')),
} satisfies SensorDriver;

export const ezoEcOnLine = onLine(ezoEc, 'EC', configSchema, measure);
