// A small solar cell, short-circuited by a shunt, on one input of an ADS1115: its current is proportional to the sun. The cheapest
// pyranometer. Source: IEC 60904-2 (reference cells): short-circuit current at 1000 W/m² and 25 °C; +0.05 % for each K is left out.
import { z } from 'zod';
import { illuminanceOfDaylight } from '../../controller/core/physics/light.ts';
import { err, ok } from '../../controller/core/result.ts';
import { wattsPerSquareMetre } from '../../controller/core/units.ts';
import type { Measured, PartsBoard, SensorDriver, SensorInstance } from '../driver.ts';
import { dataSheet, i2cWiring } from '../part-wiring.ts';
import { ads1115, convert, decodeSigned } from './ads1115.ts';

const STANDARD = 1000;
/** W/m²: what a clear sky and the edge of a cloud together bring down at 4,000 m. */
const BRIGHTEST = 1600;

/** Ω of the shunt; A of the cell in short circuit under 1000 W/m². */
interface Cell {
  readonly shuntOhms: number;
  readonly shortCircuitAmps: number;
}

const voltsAt = (global: number, { shuntOhms, shortCircuitAmps }: Cell): number =>
  (global / STANDARD) * shortCircuitAmps * shuntOhms;

const { address, channel } = ads1115.configSchema.shape;
const configSchema = z
  .strictObject({
    address,
    channel,
    /** Voltage of a full count, V: the gain. */
    fullScale: ads1115.configSchema.shape.fullScale.default(0.256),
    /** Ω of the shunt. */
    shuntOhms: z.number().min(0.01).max(1000),
    /** A of the cell in short circuit under 1000 W/m², from its label or measured. */
    shortCircuitAmps: z.number().min(0.000_1).max(20),
  })
  .refine((config) => voltsAt(BRIGHTEST, config) < config.fullScale, {
    path: ['shuntOhms'],
    message: `less: under ${BRIGHTEST} W/m² shuntOhms times shortCircuitAmps must stay below fullScale`,
  });
type Config = z.infer<typeof configSchema>;

/** W/m² from V across the shunt. No light makes it negative: the cell is wired the wrong way round. */
export const irradianceOf = (volts: number, config: Cell): Measured => {
  const global = (volts / voltsAt(STANDARD, config)) * STANDARD;
  return global < 0 || global > BRIGHTEST ? err('out-of-range') : ok(global);
};

export const pvCell = {
  id: 'pv-cell',
  quantities: ['irradiance', 'illuminance'],
  configSchema,
  example: { address: 72, channel: 3, shuntOhms: 0.5, shortCircuitAmps: 0.2 },
  wiring: () => i2cWiring(0.2, dataSheet('Texas Instruments ADS1115, SBAS444D: 200 µA')),
  create: (board: PartsBoard, config: Config): SensorInstance => ({
    async read(): Promise<Record<string, Measured>> {
      const bytes = await convert(board, config);
      const volts = bytes.ok ? decodeSigned(bytes.value, config.fullScale) : bytes;
      const irradiance = volts.ok ? irradianceOf(volts.value, config) : volts;
      return {
        irradiance,
        illuminance: irradiance.ok
          ? ok(illuminanceOfDaylight(wattsPerSquareMetre(irradiance.value)))
          : irradiance,
      };
    },
  }),
} satisfies SensorDriver;
