// What doses have taught: kept over restarts, or each power cut would begin again with the first careful dose.
import { z } from 'zod';

const gain = z.strictObject({ value: z.number(), doubt: z.number().positive() });
/** ms since 1970. */
const moment = z.number();

/** What acid says of the pH probe (core/control/acid-witness). */
const witness = z.strictObject({
  calibratedAt: z.number(),
  conductivity: z.number().positive(),
  first: z.array(z.number()).max(20),
  latest: z.array(z.number()).max(20),
});

export const learnedDosesSchema = z.strictObject({
  version: z.literal(1),
  /** When it was written. */
  at: moment,
  /** Change for each mL per litre of tank, mS/cm or pH, and how sure it is. */
  gains: z.strictObject({ feed: gain.optional(), acid: gain.optional(), base: gain.optional() }),
  /** Since when doses without effect lock their channel. */
  locked: z.strictObject({ feed: moment.optional(), acid: moment.optional(), base: moment.optional() }),
  witness: witness.optional(),
  /** When acid last told against the probe. */
  doubted: moment.optional(),
  /** While salt tells against the EC probe (core/signal/salt-witness): since when, and what there was at a time, mS/cm and L. */
  salt: z
    .strictObject({
      missing: moment,
      at: moment,
      conductivity: z.number().positive(),
      lowest: z.number().positive(),
    })
    .optional(),
});

export type LearnedDoses = z.infer<typeof learnedDosesSchema>;

export const noLearnedDoses: LearnedDoses = { version: 1, at: 0, gains: {}, locked: {} };
