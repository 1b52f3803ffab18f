// What the virtual house has missed of this one, day by day: kept over restarts, for what is usual takes two weeks to learn.
import { z } from 'zod';

/** Measured less expected, mean of so many half hours; K or %. */
const miss = z.strictObject({ mean: z.number(), halfHours: z.number().int().positive() });

export const houseDaysSchema = z.strictObject({
  version: z.literal(1),
  /** Oldest first. */
  days: z.array(
    z.strictObject({
      /** Days since 1970, local. */
      day: z.number().int(),
      airByNight: miss.optional(),
      airByDay: miss.optional(),
      humidityByNight: miss.optional(),
    }),
  ),
});

export type HouseDays = z.infer<typeof houseDaysSchema>;

export const noHouseDays: HouseDays = { version: 1, days: [] };
