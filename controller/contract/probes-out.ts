// Which probes a technician has taken out: kept over restarts, for a power cut does not put them back.
import { z } from 'zod';

export const probesOutSchema = z.strictObject({ version: z.literal(1), tags: z.array(z.string().min(1)) });

export type ProbesOut = z.infer<typeof probesOutSchema>;

export const noProbesOut: ProbesOut = { version: 1, tags: [] };
