// A probe as a technician sees it: what the part gives, what the line in force makes of it, what is believed, and how well it still is.
import { z } from 'zod';
import { JOINED_BY } from '../core/installation.ts';
import { QUANTITIES, type QuantityKind } from '../core/quantities.ts';
import { becauseSchema, readingSchema } from './snapshot.ts';

const quantityKinds = Object.keys(QUANTITIES) as [QuantityKind, ...QuantityKind[]];

/** 5: as new, 1: replace it. */
const barsSchema = z.number().int().min(1).max(5);

const witnessSchema = z.strictObject({
  state: z.enum(['unknown', 'agrees', 'doubts']),
  because: becauseSchema,
  /** How far the probe has gone from what was usual, K or %. */
  by: z.number().optional(),
  /** For the last half hour, in the unit of the reading; absent where nobody can say. */
  expected: z.number().optional(),
});

const probeSchema = z.strictObject({
  tag: z.string(),
  quantity: z.enum(quantityKinds),
  /** What the part gave last, in its own unit, and when (ms since 1970); or its fault. Absent before the first. */
  sample: z
    .union([
      z.strictObject({ at: z.number(), raw: z.number() }),
      z.strictObject({ at: z.number(), fault: z.string() }),
    ])
    .optional(),
  /** By the line in force and the temperature of the water, not yet judged; absent where raw has no meaning. */
  calibrated: z.number().optional(),
  /** What the controller believes: judged and calmed. */
  reading: readingSchema.optional(),
  /** Where the line in force comes from. */
  origin: z.enum(['book', 'rig', 'part', 'none']),
  /** It has no line, for these probes together are this value; and how they are joined. */
  joins: z
    .strictObject({
      by: z.enum(JOINED_BY),
      of: z.array(z.strictObject({ tag: z.string(), reading: readingSchema.optional() })),
    })
    .optional(),
  line: z.strictObject({ slope: z.number(), offset: z.number() }).optional(),
  /** Of a motor: what its way takes, each way. */
  travel: z.strictObject({ openSeconds: z.number(), closeSeconds: z.number() }).optional(),
  /** Of a dosing pump of two speeds: whose it is, and which of them. */
  pump: z.strictObject({ actuator: z.string(), speed: z.enum(['full', 'slow']) }).optional(),
  /** Whether there is a procedure to calibrate it. */
  canCalibrate: z.boolean(),
  /** The calibration in force, and when it is due again, ms since 1970. */
  last: z
    .strictObject({
      n: z.number(),
      at: z.number(),
      by: z.string(),
      instrument: z.string(),
      due: z.number().optional(),
    })
    .optional(),
  health: z
    .strictObject({
      bars: barsSchema,
      parts: z.array(z.strictObject({ what: z.string(), value: z.number(), bars: barsSchema })),
    })
    .optional(),
  /** How its main figure went from calibration to calibration. */
  course: z
    .strictObject({
      what: z.string(),
      refusedBelow: z.number(),
      marks: z.array(z.strictObject({ at: z.number(), value: z.number() })),
    })
    .optional(),
  /** What the virtual house says of it. */
  witness: witnessSchema.optional(),
  /** It is not in its place: who has it, where anybody has, and when it counts again, ms since 1970. */
  out: z.strictObject({ by: z.string().optional(), backAt: z.number() }).optional(),
});

export const probesSchema = z.array(probeSchema);

export type WireProbe = z.infer<typeof probeSchema>;
