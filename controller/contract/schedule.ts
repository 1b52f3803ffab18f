// The schedule as it travels and as it is kept. Overlaps are judged in core/schedule, not here.
import { z } from 'zod';
import type { Schedule } from '../core/schedule.ts';

const minute = z.number().int().min(0).max(1440);

export const scheduleBlockSchema = z
  .strictObject({
    actuator: z.string().min(1).max(40),
    from: minute.max(1439),
    to: minute.min(1),
    on: z.number().int().min(1).max(1440),
    off: z.number().int().min(0).max(1440),
  })
  .refine((block) => block.to > block.from, {
    message: 'must end after it begins; write a block over midnight as two',
  });

export const scheduleSchema = z.strictObject({
  revision: z.number().int().min(0),
  blocks: z.array(scheduleBlockSchema).max(48).readonly(),
}) satisfies z.ZodType<Schedule>;
