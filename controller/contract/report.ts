// The report for a helper far away. It is an allow-list: what is not named here does not leave the house. People's names, the name of
// the house, addresses, lots, instruments and whatever else was typed freely have no place in it.
import { z } from 'zod';
import { QUANTITIES, type QuantityKind } from '../core/quantities.ts';
import { diagnosisSchema } from './diagnosis.ts';

/** Names that the rig gives to parts, and keys of the catalogues: never free text. */
const word = z.string().regex(/^[a-zA-Z][a-zA-Z0-9.:-]{0,79}$/);
const becauseSchema = z.strictObject({
  key: word,
  params: z.record(word, z.union([z.number(), z.string().regex(/^[\w.:-]{0,40}$/)])).optional(),
});
const quantityKinds = Object.keys(QUANTITIES) as [QuantityKind, ...QuantityKind[]];
const line = z.strictObject({ slope: z.number(), offset: z.number() });

export const reportSchema = z.strictObject({
  kind: z.literal('yapu-report'),
  version: z.literal(1),
  /** ms since 1970, and local time minus UTC, ms. */
  at: z.number(),
  utcOffset: z.number(),
  virtual: z.boolean(),
  site: z.strictObject({ altitude: z.number(), crop: word, stage: word }),
  rig: z.strictObject({
    boards: z.array(z.strictObject({ name: word, model: word })),
    sensors: z.array(
      z.strictObject({
        driver: word,
        channels: z.array(z.strictObject({ tag: word, quantity: z.enum(quantityKinds) })),
      }),
    ),
    together: z.array(z.strictObject({ tag: word, of: z.array(word), by: word })).default([]),
    outputs: z.array(
      z.strictObject({
        id: word,
        kind: word,
        driver: word,
        longestOnSeconds: z.number(),
        shortestOnSeconds: z.number(),
        shortestOffSeconds: z.number(),
      }),
    ),
  }),
  boards: z.array(
    z.strictObject({
      name: word,
      state: word,
      firmware: z
        .string()
        .regex(/^[\d.]{0,20}$/)
        .optional(),
      resets: z.number().optional(),
      damaged: z.number(),
      trips: z.number(),
    }),
  ),
  readings: z.array(
    z.strictObject({ tag: word, quality: word, value: z.number().optional(), why: word.optional() }),
  ),
  alarms: z.array(z.strictObject({ id: word, since: z.number(), because: becauseSchema })),
  diagnosis: diagnosisSchema.omit({ findings: true }),
  findings: z.array(
    z.strictObject({ check: word, subject: word.optional(), state: word, found: becauseSchema }),
  ),
  /** Newest last. */
  journal: z.array(
    z.strictObject({
      at: z.number(),
      kind: word,
      subject: word.optional(),
      change: z
        .string()
        .regex(/^[a-z0-9. ]{0,40}$/)
        .optional(),
      because: becauseSchema.optional(),
    }),
  ),
  calibrations: z.array(
    z.strictObject({
      n: z.number(),
      at: z.number(),
      tag: word,
      verdict: word,
      points: z.array(
        z.strictObject({
          raw: z.number(),
          spread: z.number(),
          value: z.number(),
          before: z.number().nullable(),
          after: z.number().nullable(),
        }),
      ),
      line: line.optional(),
      figures: z.record(word, z.number()),
      because: becauseSchema.optional(),
    }),
  ),
});

export type Report = z.infer<typeof reportSchema>;
