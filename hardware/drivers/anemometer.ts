// Cups that close a contact as they turn, counted on the board. Of the common one (Argent, sold by many): 2.4 km/h for each closing
// a second; Davis: 1.006 m/s. Source: Argent Data Systems, Weather Sensor Assembly p/n 80422, page 2; Davis 6410 specifications.
import { z } from 'zod';
import { err, ok } from '../../controller/core/result.ts';
import type { Measured, PartsBoard, SensorDriver, SensorInstance } from '../driver.ts';
import { pinToGround } from '../part-wiring.ts';
import { followRate, type Span } from './pulse-rate.ts';

const configSchema = z.strictObject({
  pin: z.number().int().min(2).max(69),
  /** m/s of wind for one closing a second: 0.667 (Argent), 1.006 (Davis). */
  metresPerSecondPerHertz: z.number().min(0.05).max(5),
});
type Config = z.infer<typeof configSchema>;

/** A mean over three seconds is a gust (WMO No. 8, 2018, part I, chapter 5). */
const SPAN: Span = { shortest: 3000, longest: 60_000 };
/** Faster than any gust here: the cups are gone, or the wire hears a pump. m/s */
const FASTEST = 60;

export const windOf =
  (metresPerSecondPerHertz: number) =>
  (hertz: number): Measured => {
    const speed = hertz * metresPerSecondPerHertz;
    return speed > FASTEST ? err('out-of-range') : ok(speed);
  };

export const anemometer = {
  id: 'anemometer',
  quantities: ['windSpeed'],
  configSchema,
  example: { pin: 3, metresPerSecondPerHertz: 0.667 },
  wiring: () => pinToGround(),
  create(board: PartsBoard, { pin, metresPerSecondPerHertz }: Config): SensorInstance {
    const read = followRate(board, pin, SPAN, windOf(metresPerSecondPerHertz));
    return { read: async () => ({ windSpeed: await read() }) };
  },
} satisfies SensorDriver;
