// What the writing process writes and the test then looks for: every value tells what it must be.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Tag } from '../../../controller/core/reading.ts';
import { millis } from '../../../controller/core/units.ts';

/** Noon in La Paz. */
export const begins = Date.UTC(2026, 6, 1, 16);
export const utcOffset = () => millis(-4 * 3_600_000);
export const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A document whose parts must agree: an altered one cannot pass. */
export const pairSchema = z.strictObject({ n: z.number(), text: z.string() });
export const pair = (n: number) => ({ n, text: `n is ${n}` });

/** Number of the minute, in every channel. */
export const rowAt = (now: number): ReadonlyMap<Tag, number> =>
  new Map(Array.from({ length: 40 }, (_, i) => [`channel-${i}.value`, (now - begins) / 60_000]));

/** No two are alike; several pages of a disk long. */
export const photoOf = (n: number): Uint8Array => Buffer.alloc(20_000, `photo ${n}`);
/** The start of its SHA-256: a file of which a byte is missing does not bear its own name. */
export const nameOf = (photo: Uint8Array): string =>
  `${createHash('sha256').update(photo).digest('hex').slice(0, 32)}.jpg`;
