// By how much a person has set the calendar ahead of the machine's, for this program's next starts while the machine runs on.
import { z } from 'zod';

export const clockSetSchema = z.strictObject({
  version: z.literal(1),
  set: z
    .strictObject({
      /** The machine's own name for the time since it was switched on. */
      boot: z.string(),
      /** What its calendar said when it was switched on, as reckoned when the person set ours, ms since 1970. */
      origin: z.number(),
      /** ms */
      ahead: z.number(),
    })
    .optional(),
});

export type ClockSet = z.infer<typeof clockSetSchema>;

export const neverSet: ClockSet = { version: 1 };
