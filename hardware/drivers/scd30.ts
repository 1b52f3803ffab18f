// Sensirion SCD30: carbon dioxide by infrared light, with temperature and humidity, over I²C. Told the pressure it measures on its own,
// every two seconds. Source: Sensirion, Interface Description SCD30 version 1.0 (2020), sections 1.4.1, 1.4.4 and 1.4.5.
import { z } from 'zod';
import type { Need, Neighbours, PartsBoard, SensorDriver, SensorInstance } from '../driver.ts';
import { dataSheet, i2cWiring } from '../part-wiring.ts';
import { type Air, type CarbonKind, createCarbonMeter } from './carbon-dioxide.ts';
import { needsOf, pressure } from './from-neighbour.ts';
import { order } from './sensirion-words.ts';

const configSchema = z.strictObject({
  /** Always 97, which is also the one of an EZO-D.O. that nobody changed. */
  address: z.literal(97).default(97),
  pressure,
});
type Config = z.infer<typeof configSchema>;

const MEASURE = 0x0010;

/** A number of four bytes (IEEE 754) from its two words. */
const float = (high = 0, low = 0): number => {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint16(0, high);
  view.setUint16(2, low);
  return view.getFloat32(0);
};

export const decode = ([c1, c0, t1, t0, h1, h0]: readonly number[]): Air => ({
  carbonDioxide: float(c1, c0),
  temperature: float(t1, t0),
  humidity: float(h1, h0),
});

const KIND: CarbonKind = {
  pressures: [700, 1400],
  begin: (hectopascal) => [order(MEASURE, hectopascal)],
  tell: (hectopascal) => order(MEASURE, hectopascal),
  ask: 0x0202,
  isNew: (word) => word === 1,
  take: 0x0300,
  words: 6,
  decode,
  orderMs: 4,
};

export const scd30 = {
  id: 'scd30',
  quantities: ['carbonDioxide', 'temperature', 'humidity'],
  configSchema,
  example: { address: 97, pressure: 'air.pressure' },
  wiring: () => i2cWiring(75, dataSheet('Sensirion SCD30: 75 mA')),
  needs: (config: Config): readonly Need[] => needsOf(config),
  create: (board: PartsBoard, config: Config, neighbours: Neighbours): SensorInstance =>
    createCarbonMeter(board, KIND, config, neighbours),
} satisfies SensorDriver;
