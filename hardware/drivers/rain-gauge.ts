// A bucket that tips for each 0.2…0.5 mm of rain and closes a contact, counted on the board: mm/h over the minutes since it tipped.
// Source: Argent Data Systems, Weather Sensor Assembly p/n 80422, page 1: 0.2794 mm a tip; Davis 6463: 0.2 mm.
import { z } from 'zod';
import { err, ok } from '../../controller/core/result.ts';
import type { Measured, PartsBoard, PulseCount, SensorDriver, SensorInstance } from '../driver.ts';
import { pinToGround } from '../part-wiring.ts';

const configSchema = z.strictObject({
  pin: z.number().int().min(2).max(69),
  /** mm of rain for one tip: 0.2794 (Argent), 0.2 (Davis). */
  millimetresPerTip: z.number().min(0.05).max(2),
});
type Config = z.infer<typeof configSchema>;

/** One tip is rain for so long; a drizzle tips a bucket every few minutes. ms */
const WINDOW = 600_000;
const HOUR = 3_600_000;
/** mm/h: the heaviest minute of a cloudburst. */
const HEAVIEST = 300;

/** mm/h from the counts of the last ten minutes, oldest first; `never-read` before there are two. */
export const rainOver = (counts: readonly PulseCount[], millimetresPerTip: number): Measured => {
  const [first, last] = [counts[0], counts.at(-1)];
  if (!first || !last || last.period <= first.period) return err('never-read');
  const rate =
    ((last.falls - first.falls) * millimetresPerTip * HOUR) / Math.max(last.period - first.period, WINDOW);
  return rate > HEAVIEST ? err('out-of-range') : ok(rate);
};

/** What is kept: the counts of the window and the one before it; all anew when the board has begun its count again. */
export const keepCounts = (counts: readonly PulseCount[], now: PulseCount): readonly PulseCount[] => {
  const last = counts.at(-1);
  if (last && (now.period < last.period || now.falls < last.falls)) return [now];
  const inWindow = counts.findIndex(({ period }) => now.period - period <= WINDOW);
  return [...(inWindow < 0 ? counts.slice(-1) : counts.slice(Math.max(0, inWindow - 1))), now];
};

export const rainGauge = {
  id: 'rain-gauge',
  quantities: ['rainRate'],
  configSchema,
  example: { pin: 4, millimetresPerTip: 0.2794 },
  wiring: () => pinToGround(),
  create({ timed }: PartsBoard, { pin, millimetresPerTip }: Config): SensorInstance {
    let counts: readonly PulseCount[] = [];
    return {
      async read() {
        const count = await timed.count(pin);
        if (!count.ok) return { rainRate: count };
        counts = keepCounts(counts, count.value);
        return { rainRate: rainOver(counts, millimetresPerTip) };
      },
    };
  },
} satisfies SensorDriver;
