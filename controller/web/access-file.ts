// What access keeps over a restart, in a document of its own: the hash of each PIN and of each tablet's token.
import { z } from 'zod';
import { ROLES } from '../contract/access.ts';
import type { Document, Documents } from '../ports.ts';

const roleSchema = z.enum(ROLES);

const keySchema = z.strictObject({
  role: roleSchema,
  name: z.string().optional(),
  /** So that a tablet shows the right keypad. */
  pictures: z.literal(true).optional(),
  cost: z.number(),
  salt: z.string(),
  hash: z.string(),
});

const sessionSchema = z.strictObject({
  n: z.number(),
  role: roleSchema,
  name: z.string().optional(),
  device: z.enum(['tablet', 'phone', 'computer', 'program']),
  hash: z.string(),
  since: z.number(),
  until: z.number(),
  seen: z.number(),
});

const accessSchema = z.strictObject({
  version: z.literal(2),
  /** One of the family; technicians and trainers may have one each. */
  pins: z.array(keySchema).readonly(),
  sessions: z.array(sessionSchema).readonly(),
  /** Number of the next tablet: none is given twice. */
  next: z.number(),
});

export type AccessFile = z.infer<typeof accessSchema>;
export type KeptPin = z.infer<typeof keySchema>;
export type KeptSession = z.infer<typeof sessionSchema>;

export const openAccessFile = (documents: Documents): Promise<Document<AccessFile>> => {
  const initial: AccessFile = { version: 2, pins: [], sessions: [], next: 1 };
  return documents.open('access', accessSchema, initial);
};
