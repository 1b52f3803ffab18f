// A thermistor (NTC, 10 kΩ) to ground under a resistor to the supply, on an analog pin: the cheapest thermometer, and one that the
// board can read without a host. By its share of the supply, so the supply's own voltage does not matter.
// Beta equation and constants: Vishay BCcomponents NTCLE100E3, document 29049 (R25 10 kΩ, B25/85 3977 K).
import { z } from 'zod';
import { err, ok } from '../../controller/core/result.ts';
import { wanted } from '../../controller/core/schema-reason.ts';
import type { Measured, PartsBoard, SensorDriver, SensorInstance } from '../driver.ts';
import { dividerMilliamps, type PartWiring, pinToGround, reckoned } from '../part-wiring.ts';
import { analog } from './analog.ts';

const configSchema = z.strictObject({
  pin: z.string().regex(/^A(\d|1[0-5])$/, wanted('rig.wanted.analog-pin')),
  /** Of the resistor between supply and pin, Ω. */
  seriesOhms: z.number().min(1000).max(100_000).default(10_000),
  /** Of the thermistor at 25 °C, Ω. */
  ohmsAt25: z.number().min(1000).max(100_000).default(10_000),
  /** B25/85 of the thermistor, K. */
  beta: z.number().min(2000).max(5000).default(3977),
});
type Config = z.infer<typeof configSchema>;

const KELVIN = 273.15;
const REFERENCE = KELVIN + 25;
const COUNTS = 1024;
/** Beyond these counts the firmware too sees a broken wire or a short, and moves nothing (PROTOCOL.md, "Program record"). */
export const LEAST_COUNT = 8;
export const MOST_COUNT = 1015;

/** °C from the pin's share of the supply, 0…1. */
export const decode = (share: number, { seriesOhms, ohmsAt25, beta }: Config): Measured => {
  const count = share * COUNTS;
  if (!(count >= LEAST_COUNT && count < MOST_COUNT + 1)) return err('open-circuit');
  const ohms = (seriesOhms * share) / (1 - share);
  return ok(1 / (1 / REFERENCE + Math.log(ohms / ohmsAt25) / beta) - KELVIN);
};

/** The count that stands for a temperature, °C; with its fraction. Warmth gives fewer. */
export const countAt = (celsius: number, { seriesOhms, ohmsAt25, beta }: Config): number => {
  const ohms = ohmsAt25 * Math.exp(beta * (1 / (celsius + KELVIN) - 1 / REFERENCE));
  return (ohms / (ohms + seriesOhms)) * COUNTS - 0.5;
};

export const thermistor = {
  id: 'thermistor',
  quantities: ['temperature'],
  configSchema,
  example: { pin: 'A3' },
  wiring: ({ seriesOhms }: Config): PartWiring => ({
    ...pinToGround(`${seriesOhms / 1000} kΩ: 1 – 5V`),
    milliamps: dividerMilliamps(seriesOhms),
    source: reckoned(`5 V / ${seriesOhms} Ω`),
  }),
  create: (board: PartsBoard, config: Config): SensorInstance => {
    // Against a supply of one, the volts are its share.
    const divider = analog.create(board, { pin: config.pin, reference: 1 });
    return {
      async read(): Promise<Record<string, Measured>> {
        const { volts } = await divider.read();
        return { temperature: volts?.ok ? decode(volts.value, config) : (volts ?? err('no-answer')) };
      },
      dispose: () => divider.dispose?.(),
    };
  },
} satisfies SensorDriver;
