// A flow meter with pulses, counted on the board: litres a minute from the difference of two counts over their own period, so
// that a late or lost reading changes nothing. Pulses per litre: YF-S201 data sheet (Sea), F = 7.5·Q, which is 450.
import { z } from 'zod';
import { err, ok } from '../../controller/core/result.ts';
import type { Measured, PartsBoard, PulseCount, SensorDriver, SensorInstance } from '../driver.ts';

const configSchema = z.strictObject({
  pin: z.number().int().min(2).max(69),
  /** Measured with a bucket and a clock, or from the data sheet. */
  pulsesPerLitre: z.number().min(1).max(20_000),
  /** End of the meter's range, L/min: more is noise on the wire. */
  mostLitresPerMinute: z.number().min(0.1).max(100),
});
type Config = z.infer<typeof configSchema>;

/** In less time one pulse more or less is too much of the flow. ms */
const SHORTEST_PERIOD = 1000;
/** A mean over more is no flow of now. ms */
const LONGEST_PERIOD = 60_000;
const MINUTE_MS = 60_000;

/** The count has begun anew, by a reset or after 49 days: nothing is known of what flowed in between. */
const isRestarted = (before: PulseCount, now: PulseCount): boolean =>
  now.period < before.period || now.falls < before.falls;

/** L/min between two counts of one counter; `never-read` where they do not belong together. */
export const flowBetween = (before: PulseCount, now: PulseCount, config: Omit<Config, 'pin'>): Measured => {
  const period = now.period - before.period;
  if (isRestarted(before, now) || period === 0 || period > LONGEST_PERIOD) return err('never-read');
  const flow = (((now.falls - before.falls) / config.pulsesPerLitre) * MINUTE_MS) / period;
  return flow > config.mostLitresPerMinute ? err('out-of-range') : ok(flow);
};

export const flowMeter = {
  id: 'flow-meter',
  quantities: ['flow'],
  configSchema,
  example: { pin: 8, pulsesPerLitre: 450, mostLitresPerMinute: 30 },
  create: ({ timed, clock }: PartsBoard, { pin, ...config }: Config): SensorInstance => {
    let before: PulseCount | undefined;
    let last: Measured = err('never-read');

    const follow = (now: PulseCount): Measured => {
      const isTooSoon = before && !isRestarted(before, now) && now.period - before.period < SHORTEST_PERIOD;
      if (isTooSoon) return last;
      last = { ...(before ? flowBetween(before, now, config) : err('never-read')), at: clock.now() };
      before = now;
      return last;
    };

    return {
      async read() {
        const count = await timed.count(pin);
        return { flow: count.ok ? follow(count.value) : count };
      },
    };
  },
} satisfies SensorDriver;
