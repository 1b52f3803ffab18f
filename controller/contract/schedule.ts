// The schedule as it travels and as it is kept. What blocks do to each other and to the crop is judged in core/schedule-problems.
import { z } from 'zod';
import { STAGES } from '../core/crop/profile.ts';
import type { Schedule } from '../core/schedule.ts';

const minute = z.number().int().min(0).max(1440);
const id = z.string().min(1).max(40);
/** Minutes after sunrise or sunset, before it below 0. */
const sunEdge = z.strictObject({ sun: z.enum(['rise', 'set']), plus: z.number().int().min(-240).max(240) });

export const scheduleBlockSchema = z.strictObject({
  actuator: id,
  from: z.union([minute.max(1439), sunEdge]),
  to: z.union([minute.min(1), sunEdge]),
  on: z.number().int().min(1).max(1440),
  off: z.number().int().min(0).max(1440),
  stages: z.array(z.enum(STAGES)).min(1).max(STAGES.length).readonly().optional(),
  months: z.array(z.number().int().min(1).max(12)).min(1).max(12).readonly().optional(),
});

const quietSchema = z
  .strictObject({ from: minute.max(1439), to: minute.min(1), outputs: z.array(id).min(1).max(20).readonly() })
  .refine(({ from, to }) => from !== to, { path: ['to'], message: 'another time than from' });

export const scheduleSchema = z.strictObject({
  revision: z.number().int().min(0),
  blocks: z.array(scheduleBlockSchema).max(48).readonly(),
  byCrop: z.array(id).max(20).readonly().optional(),
  quiet: quietSchema.optional(),
}) satisfies z.ZodType<Schedule>;
