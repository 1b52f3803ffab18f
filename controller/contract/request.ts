// What a person may ask for, by REST. The same schemas check the request and describe the API.
import { z } from 'zod';
import { scheduleSchema } from './schedule.ts';
import { becauseSchema } from './snapshot.ts';

/** `on` always ends: between one minute and four hours. */
export const outputRequestSchema = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('off') }),
  z.strictObject({ mode: z.literal('automatic') }),
  z.strictObject({ mode: z.literal('on'), minutes: z.number().int().min(1).max(240) }),
]);

/** The whole schedule; `revision` is the one the edit was made from. */
export const scheduleRequestSchema = scheduleSchema;

export const pinSchema = z.strictObject({ pin: z.string().regex(/^[0-9]{4,8}$/, 'four to eight digits') });
/** First start: no `current`. Change: the present PIN with it. */
export const pinChangeSchema = z.strictObject({
  pin: z.string().regex(/^[0-9]{4,8}$/, 'four to eight digits'),
  current: z.string().max(8).optional(),
});

export const confirmationSchema = z.strictObject({ path: z.string().min(1).max(200) });

export const historyQuerySchema = z.strictObject({
  tags: z
    .string()
    .min(1)
    .max(600)
    .transform((list) => list.split(',')),
  from: z.coerce.number(),
  to: z.coerce.number(),
  points: z.coerce.number().int().min(2).max(2000).default(300),
});

/** Answer to every command: nothing is optimistic, the console waits for this and then for the confirmed duty. */
export const outcomeSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('accepted') }),
  z.strictObject({ outcome: z.literal('vetoed'), by: z.string(), because: becauseSchema }),
  z.strictObject({ outcome: z.literal('refused'), because: becauseSchema }),
]);

export type OutputRequest = z.infer<typeof outputRequestSchema>;
export type Outcome = z.infer<typeof outcomeSchema>;

export interface SchedulePreview {
  readonly runs: readonly { readonly actuator: string; readonly from: number; readonly to: number }[];
  /** Minutes of running per actuator in the day. */
  readonly totals: Readonly<Record<string, number>>;
  /** Why it cannot be saved, if so. */
  readonly problems: readonly z.infer<typeof becauseSchema>[];
}

/** RFC 9457 problem details. `because` lets the console say it in the family's language. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly because?: z.infer<typeof becauseSchema>;
}
