// A flow meter with pulses, counted on the board: litres a minute from the difference of two counts over their own period, so
// that a late or lost reading changes nothing. Pulses per litre: YF-S201 data sheet (Sea), F = 7.5·Q, which is 450.
import { z } from 'zod';
import { err, ok } from '../../controller/core/result.ts';
import type { Measured, PartsBoard, PulseCount, SensorDriver, SensorInstance } from '../driver.ts';
import { dataSheet, onOnePin } from '../part-wiring.ts';
import { followRate, rateBetween, type Span } from './pulse-rate.ts';

const configSchema = z.strictObject({
  pin: z.number().int().min(2).max(69),
  /** Measured with a bucket and a clock, or from the data sheet. */
  pulsesPerLitre: z.number().min(1).max(20_000),
  /** End of the meter's range, L/min: more is noise on the wire. */
  mostLitresPerMinute: z.number().min(0.1).max(100),
});
type Config = z.infer<typeof configSchema>;
type Meter = Omit<Config, 'pin'>;

const SPAN: Span = { shortest: 1000, longest: 60_000 };
const SECONDS_A_MINUTE = 60;

const flowOf =
  ({ pulsesPerLitre, mostLitresPerMinute }: Meter) =>
  (hertz: number): Measured => {
    const flow = (hertz / pulsesPerLitre) * SECONDS_A_MINUTE;
    return flow > mostLitresPerMinute ? err('out-of-range') : ok(flow);
  };

/** L/min between two counts of one counter; `never-read` where they do not belong together. */
export const flowBetween = (before: PulseCount, now: PulseCount, config: Meter): Measured => {
  const rate = rateBetween(before, now, SPAN);
  return rate.ok ? flowOf(config)(rate.value) : rate;
};

export const flowMeter = {
  id: 'flow-meter',
  quantities: ['flow'],
  configSchema,
  example: { pin: 8, pulsesPerLitre: 450, mostLitresPerMinute: 30 },
  wiring: () => onOnePin('yellow', 15, dataSheet('YF-S201, 5 V: 15 mA'), '1 kΩ in the yellow wire'),
  create(board: PartsBoard, { pin, ...config }: Config): SensorInstance {
    const read = followRate(board, pin, SPAN, flowOf(config));
    return { read: async () => ({ flow: await read() }) };
  },
} satisfies SensorDriver;
