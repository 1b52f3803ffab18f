// What access keeps over a restart, in a document of its own: the hash of the PIN and of each tablet's token.
import { z } from 'zod';
import type { Document, Documents } from '../ports.ts';

const accessSchema = z.strictObject({
  version: z.literal(1),
  pin: z.strictObject({ cost: z.number(), salt: z.string(), hash: z.string() }).optional(),
  sessions: z.array(z.strictObject({ hash: z.string(), since: z.number(), until: z.number() })).readonly(),
});

export type AccessFile = z.infer<typeof accessSchema>;

export const openAccessFile = (documents: Documents): Promise<Document<AccessFile>> => {
  const initial: AccessFile = { version: 1, sessions: [] };
  return documents.open('access', accessSchema, initial);
};
