// What people decided and must outlive a restart. Running "on for N minutes" does not: after a restart everything is automatic or off.
import { z } from 'zod';
import { scheduleSchema } from './schedule.ts';

export const settingsSchema = z.strictObject({
  version: z.literal(1),
  /** Absent until somebody edits: the crop's own rhythm then serves. */
  schedule: scheduleSchema.optional(),
  /** The schedule rests until then; over when that moment has passed. */
  paused: z.strictObject({ until: z.number(), by: z.string() }).optional(),
  /** Outputs a person holds off. */
  heldOff: z.record(z.string(), z.strictObject({ since: z.number(), by: z.string() })),
  stop: z.strictObject({ since: z.number(), by: z.string() }).optional(),
  /** Only there while people have switched looking ahead off. */
  plannerOff: z.strictObject({ since: z.number(), by: z.string() }).optional(),
  confirmed: z.array(z.strictObject({ path: z.string(), at: z.number(), by: z.string() })),
});

export type Settings = z.infer<typeof settingsSchema>;

export const initialSettings: Settings = { version: 1, heldOff: {}, confirmed: [] };
