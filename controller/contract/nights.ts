// What the nights of this site have taught: kept over restarts, for a site is learned once in a winter.
import { z } from 'zod';

export const nightsSchema = z.strictObject({
  version: z.literal(1),
  /** Oldest first; °C. */
  nights: z.array(
    z.strictObject({
      /** Local day of its morning, days since 1970. */
      morning: z.number().int(),
      evening: z.number(),
      dewPoint: z.number().optional(),
      lowest: z.number(),
      inside: z.number().optional(),
      /** In the early hours, inside less outside: K, kPa. */
      kept: z
        .strictObject({
          warmth: z.number(),
          vapour: z.number(),
          room: z.number(),
          isScreened: z.boolean(),
        })
        .optional(),
      /** K. */
      apart: z.number().optional(),
    }),
  ),
  /** What keeping the afternoon's heat has cost on each local day, °C·h above 30 °C (core/control/heat-banking). */
  banked: z
    .array(z.strictObject({ day: z.number().int(), degreeHours: z.number().nonnegative() }))
    .optional(),
});

export type Nights = z.infer<typeof nightsSchema>;

export const noNights: Nights = { version: 1, nights: [] };
