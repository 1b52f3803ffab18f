// Atlas Scientific EZO-D.O.: dissolved oxygen of a galvanic probe. Up here it must be told the pressure: at its default, that of the
// sea, it says 1.6 times too much. Source: Atlas Scientific, EZO-D.O. datasheet 5.2 (2020): P and RT, salinity by default none.
import { z } from 'zod';
import type { Fault } from '../../controller/core/reading.ts';
import { err, ok, type Result } from '../../controller/core/result.ts';
import type {
  EzoCircuit,
  Measured,
  Need,
  Neighbours,
  PartsBoard,
  SensorDriver,
  SensorInstance,
} from '../driver.ts';
import { dataSheet, i2cWiring } from '../part-wiring.ts';
import { onI2c, onLine, READ_AT_MS, readAt } from './ezo.ts';
import { given, needsOf, pressure, waterTemperature } from './from-neighbour.ts';

const configSchema = z.strictObject({
  /** 97 unless somebody changed it. */
  address: z.number().int().min(8).max(119).default(97),
  waterTemperature,
  pressure,
});
type Config = z.infer<typeof configSchema>;

/** kPa by which the pressure changes before the circuit is told: half a percent of the reading here. */
const PRESSURE_STEP = 0.3;
/** What a probe in water can be told, °C. */
const COLDEST = 0;
const WARMEST = 45;

/** Below the freezing point a wet probe says nothing. */
const inWater = (celsius: number): Result<number, Fault> =>
  celsius >= COLDEST && celsius <= WARMEST ? ok(celsius) : err('out-of-range');

/** `sources`: what it takes water and air from. */
const measureWith = (
  circuit: EzoCircuit,
  sources: Pick<Config, 'waterTemperature' | 'pressure'>,
  neighbours: Neighbours,
): SensorInstance => {
  let told: number | undefined;

  const tellPressure = async (kPa: number): Promise<Result<void, Fault>> => {
    if (told !== undefined && Math.abs(kPa - told) < PRESSURE_STEP) return ok(undefined);
    const taken = await circuit.tell(`P,${kPa.toFixed(1)}`);
    told = taken.ok ? kPa : undefined;
    return taken;
  };
  const measure = async (): Promise<Measured> => {
    const water = given(sources.waterTemperature, neighbours);
    const air = given(sources.pressure, neighbours);
    if (!air.ok) return air;
    const celsius = water.ok ? inWater(water.value) : water;
    if (!celsius.ok) return celsius;
    const taken = await tellPressure(air.value);
    if (!taken.ok) return taken;
    const oxygen = await circuit.ask(readAt(celsius.value), READ_AT_MS);
    // What does not answer may have been without power, and has then forgotten the pressure.
    if (!oxygen.ok) told = undefined;
    return oxygen;
  };
  return { read: async () => ({ oxygen: await measure() }) };
};

export const ezoDo = {
  id: 'ezo-do',
  quantities: ['oxygen'],
  configSchema,
  example: { address: 97, waterTemperature: 'solution.temperature', pressure: 'air.pressure' },
  wiring: () => i2cWiring(13.5, dataSheet('Atlas Scientific EZO-DO: 13.5 mA')),
  needs: (config: Config): readonly Need[] => needsOf(config),
  create: (board: PartsBoard, { address, ...sources }: Config, neighbours: Neighbours) =>
    measureWith(onI2c(board, address), sources, neighbours),
} satisfies SensorDriver;

export const ezoDoOnLine = onLine(ezoDo, 'DO', configSchema, measureWith);
