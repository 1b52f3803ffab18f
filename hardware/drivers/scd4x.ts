// Sensirion SCD40, SCD41: carbon dioxide by the sound of light, with temperature and humidity, over I²C. It measures on its own, every
// five seconds. Source: Sensirion, Datasheet SCD4x version 1.4 (2023), sections 3.5.1, 3.5.2, 3.6.5 and 3.8.2.
import { z } from 'zod';
import type { Need, Neighbours, PartsBoard, SensorDriver, SensorInstance } from '../driver.ts';
import { dataSheet, i2cWiring } from '../part-wiring.ts';
import { type Air, type CarbonKind, createCarbonMeter } from './carbon-dioxide.ts';
import { needsOf, pressure } from './from-neighbour.ts';
import { order } from './sensirion-words.ts';

const configSchema = z.strictObject({
  /** Always 98. */
  address: z.literal(98).default(98),
  pressure,
});
type Config = z.infer<typeof configSchema>;

const START = 0x21b1;
const SET_PRESSURE = 0xe000;
const FULL_SCALE = 65_535;
/** The lower bits of the answer; all of them 0: nothing new. */
const NEWS = 0x7ff;

export const decode = ([c = 0, t = 0, h = 0]: readonly number[]): Air => ({
  carbonDioxide: c,
  temperature: -45 + (175 * t) / FULL_SCALE,
  humidity: (100 * h) / FULL_SCALE,
});

const KIND: CarbonKind = {
  pressures: [700, 1200],
  // One that measures already does not acknowledge the start, and does not mind it.
  begin: (hectopascal) => [order(START), order(SET_PRESSURE, hectopascal)],
  tell: (hectopascal) => order(SET_PRESSURE, hectopascal),
  ask: 0xe4b8,
  isNew: (word) => (word & NEWS) !== 0,
  take: 0xec05,
  words: 3,
  decode,
  orderMs: 2,
};

export const scd4x = {
  id: 'scd4x',
  quantities: ['carbonDioxide', 'temperature', 'humidity'],
  configSchema,
  example: { address: 98, pressure: 'air.pressure' },
  wiring: () => i2cWiring(205, dataSheet('Sensirion SCD4x, 3.3 V: 205 mA')),
  needs: (config: Config): readonly Need[] => needsOf(config),
  create: (board: PartsBoard, config: Config, neighbours: Neighbours): SensorInstance =>
    createCarbonMeter(board, KIND, config, neighbours),
} satisfies SensorDriver;
