// Which chores were done last on which day: weekly and monthly ones must outlive a restart.
import { z } from 'zod';

/** Local days since 1970. */
const day = z.number().int();

export const choresSchema = z.strictObject({
  version: z.literal(1),
  /** The first day with a known calendar; absent before it. */
  begun: day.optional(),
  done: z.record(z.string(), day),
  /** The siren was tried and nobody heard it; until it is heard. */
  unheard: z.strictObject({ at: z.number() }).optional(),
});

export type ChoresFile = z.infer<typeof choresSchema>;

export const noChores: ChoresFile = { version: 1, done: {} };
