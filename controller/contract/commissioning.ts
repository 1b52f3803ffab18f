// What was proven of an installation, one thing after the other, before it is handed over. The record outlives a restart.
import { z } from 'zod';

/** What a person saw while an output ran. */
const SAW = ['moved', 'nothing', 'wrong-one', 'wrong-way'] as const;

const provenSchema = z.strictObject({
  at: z.number(),
  /** Who stood there. */
  by: z.string(),
  result: z.enum([...SAW, 'followed', 'did-not-follow']),
  /** Of a sensor: what it measured at first, and what it had come to. */
  from: z.number().optional(),
  to: z.number().optional(),
});

export const commissioningSchema = z.strictObject({
  version: z.literal(1),
  outputs: z.record(z.string(), provenSchema),
  sensors: z.record(z.string(), provenSchema),
});

const by = z.string().trim().min(1).max(60);
export const commissioningBySchema = z.strictObject({ by });
export const commissioningAnswerSchema = z.strictObject({ saw: z.enum(SAW), by });

export type Saw = (typeof SAW)[number];
export type Proven = z.infer<typeof provenSchema>;
export type Commissioning = z.infer<typeof commissioningSchema>;

export const notCommissioned: Commissioning = { version: 1, outputs: {}, sensors: {} };

export interface CommissioningView {
  readonly outputs: readonly {
    readonly id: string;
    readonly kind: string;
    /** It runs for so long, s. */
    readonly seconds: number;
    readonly isRunning: boolean;
    /** It has run and waits for what the person saw. */
    readonly isAsked: boolean;
    /** A motor whose travel nobody has measured. */
    readonly isUnmeasured?: true;
    readonly proven?: Proven;
  }[];
  readonly sensors: readonly {
    readonly tag: string;
    readonly quantity: string;
    readonly unit: string;
    readonly decimals: number;
    /** It has followed when it has changed by this much. */
    readonly least: number;
    readonly watch?: { readonly from: number; readonly now?: number; readonly secondsLeft: number };
    readonly proven?: Proven;
  }[];
}
