// What a person writes down for the house's journal. Words are kept as they were written, as plain text: no face reads marks in them.
import { z } from 'zod';
import type { Written } from '../core/journal-entry.ts';
import { photoName, voiceName } from './media.ts';

/** A page of a notebook; whoever writes more writes twice. */
const MOST_LETTERS = 2000;

/** Line ends and tabs are writing; other control characters are none, and the two turners of direction can hide what is written. */
const NOT_WRITING = /[^\P{Cc}\n\r\t]|[\u202A-\u202E\u2066-\u2069]/u;

/** Text of one person, trimmed, of at most so many letters. */
export const words = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => !NOT_WRITING.test(text), 'letters, signs and line ends');

/** Of a tablet's own making, unlike any other. */
const id = z.string().regex(/^[a-z0-9]{16,32}$/, '16 to 32 small letters and digits');
/** When it was written, by the controller's calendar, ms since 1970; it may be sent later. */
const at = z.number().int();
const text = words(MOST_LETTERS).optional();
/** More than ten tonnes, or less than a gram, is a slip of the finger. */
const amount = z.number().min(0.001).max(10_000);
const media = { photo: photoName.optional(), voice: voiceName.optional() };

export const writtenRequestSchema = z.discriminatedUnion('what', [
  z
    .strictObject({ what: z.literal('note'), id, at, text, ...media })
    .refine(({ text, photo, voice }) => text ?? photo ?? voice, 'words, a photo or a voice'),
  z.strictObject({
    what: z.literal('harvest'),
    id,
    at,
    /** kg */
    amount,
    unit: z.literal('kg'),
    crop: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,39}$/, 'the id of a crop')
      .optional(),
    bed: z.string().max(40).optional(),
    text,
    ...media,
  }),
  z.strictObject({
    what: z.literal('input'),
    id,
    at,
    item: words(120),
    amount,
    unit: z.enum(['kg', 'g', 'L', 'mL', 'piece']),
    text,
    ...media,
  }),
  z.strictObject({ what: z.enum(['pest', 'visit', 'work']), id, at, text, ...media }),
  z.strictObject({ what: z.literal('undo'), id, at, of: id }),
]) satisfies z.ZodType<Written & { at: number }>;

export type WrittenRequest = z.infer<typeof writtenRequestSchema>;
/** As the journal tells it. */
export type WireWritten = Written;
