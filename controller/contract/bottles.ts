// What the bottles of the dosing pumps have given since they were filled: it takes months, and must outlive a restart.
import { z } from 'zod';

export const bottlesSchema = z.strictObject({
  version: z.literal(1),
  /** By id of a doser: mL given since its bottle was filled, as counted up to that moment (ms since 1970). */
  given: z.record(z.string(), z.strictObject({ ml: z.number(), upTo: z.number() })),
});

export type BottlesFile = z.infer<typeof bottlesSchema>;

export const noBottles: BottlesFile = { version: 1, given: {} };
