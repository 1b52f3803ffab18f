// What the controller finds wrong with itself, for the technician's page and for a helper far away.
import { z } from 'zod';
import { becauseSchema } from './snapshot.ts';

const common = {
  /** Named `health.<check>` in the catalogues. */
  check: z.string(),
  /** The board or tag it is about, where there are several. */
  subject: z.string().optional(),
  found: becauseSchema,
};

const findingSchema = z.discriminatedUnion('state', [
  z.strictObject({ ...common, state: z.enum(['ok', 'not-applicable', 'not-known']) }),
  z.strictObject({ ...common, state: z.literal('wrong'), fix: becauseSchema }),
]);

/** Durations over the latest rounds, ms of the controller's time; null while none is known. */
const timingSchema = z.strictObject({
  period: z.number(),
  rounds: z.number(),
  /** Rounds that began later than half a period after their time. */
  late: z.number(),
  p50: z.number().nullable(),
  p99: z.number().nullable(),
  worst: z.number().nullable(),
  /** Oldest first. */
  recent: z.array(z.number()).readonly(),
});

export const diagnosisSchema = z.strictObject({
  /** ms since 1970. */
  at: z.number(),
  findings: z.array(findingSchema).readonly(),
  /** From the first question to a sensor to the last confirmed order. */
  loop: timingSchema,
  /** From an order to its confirmation by the boards. */
  line: timingSchema,
  machine: z.strictObject({
    node: z.string(),
    platform: z.string(),
    arch: z.string(),
    /** Since the controller's start, ms of its time. */
    running: z.number(),
    /** Bytes: kept in the data folder, free and in all around it; absent where they cannot be read. */
    stored: z.number().optional(),
    free: z.number().optional(),
    total: z.number().optional(),
    /** Bytes sent to the memory card in a day at the present rate. */
    writtenPerDay: z.number().optional(),
  }),
});

export type Diagnosis = z.infer<typeof diagnosisSchema>;
export type WireFinding = z.infer<typeof findingSchema>;
export type WireTiming = z.infer<typeof timingSchema>;

/** What a short run of one output has shown. */
export interface SelfTestResult {
  readonly output: string;
  /** ms since 1970. */
  readonly at: number;
  /** The board confirmed that it was on. */
  readonly isConfirmed: boolean;
  /** What the plant itself showed. */
  readonly proof: 'proved' | 'refuted' | 'waiting' | 'none';
}

export type SelfTestAnswer =
  | { readonly outcome: 'accepted'; readonly result: SelfTestResult }
  | { readonly outcome: 'vetoed'; readonly by: string; readonly because: z.infer<typeof becauseSchema> }
  | { readonly outcome: 'refused'; readonly because: z.infer<typeof becauseSchema> };
