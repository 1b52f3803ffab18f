// How the plant shows that an output works, as a rig says it. Without `by` it is a value, such as a flow contact.
import { z } from 'zod';
import { wanted } from '../core/schema-reason.ts';

const tag = z.string().min(1);
const withinSeconds = z.number(wanted('rig.wanted.within')).min(1).max(86_400);

export const proofSchema = z.discriminatedUnion('by', [
  /** A value that is at least `least` (0.5, a closed contact, where absent) while it works and below while it rests. */
  z.strictObject({
    by: z.literal('value').default('value'),
    tag,
    withinSeconds,
    least: z.number().optional(),
  }),
  /** A level, L, that changes by `change` while it works; below 0 it falls. */
  z.strictObject({
    by: z.literal('level'),
    tag,
    withinSeconds,
    change: z.number().refine((change) => change !== 0, wanted('rig.wanted.change')),
  }),
  /** A temperature that rises by `rise`, K, while it works, and falls as much when it stops. */
  z.strictObject({ by: z.literal('warmth'), tag, withinSeconds, rise: z.number().min(0.1) }),
  /** Contacts at the ends of a vent's travel; one is enough. */
  z
    .strictObject({ by: z.literal('end-stop'), open: tag.optional(), shut: tag.optional(), withinSeconds })
    .refine(({ open, shut }) => open !== undefined || shut !== undefined, wanted('rig.wanted.end-contact')),
]);

export type RigProof = z.infer<typeof proofSchema>;
