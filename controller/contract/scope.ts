// A look at a few channels ten times a second: asked for, ended by itself, seen by whoever asks.
import { z } from 'zod';
import type { WireBecause } from './snapshot.ts';

/** Channels that can be looked at together. */
const MOST_CHANNELS = 8;

export const scopeRequestSchema = z.strictObject({
  tags: z.array(z.string().min(1).max(60)).min(1).max(MOST_CHANNELS),
});

/** `since`: the number of the last row that is known already. */
export const scopeQuerySchema = z.strictObject({ since: z.coerce.number().int().min(0).default(0) });

/** Equal lengths; a row is one report of one channel, in the order in which they came. */
const rowsSchema = z.strictObject({
  /** Place in `channels`. */
  channel: z.array(z.number()),
  /** ms since 1970. */
  at: z.array(z.number()),
  /** In the part's own unit; null: a fault. */
  raw: z.array(z.number().nullable()),
  /** By the line in force and calmed as for control; null where raw means nothing. */
  calm: z.array(z.number().nullable()),
});

export const scopeViewSchema = z.strictObject({
  /** Nobody looks any more after this, ms since 1970; absent while nobody does. */
  endsAt: z.number().optional(),
  channels: z.array(z.strictObject({ tag: z.string(), unit: z.string(), decimals: z.number() })),
  /** Number of the last row. */
  last: z.number(),
  rows: rowsSchema,
});

export type ScopeView = z.infer<typeof scopeViewSchema>;

export type ScopeAnswer =
  | { readonly outcome: 'accepted'; readonly view: ScopeView }
  | { readonly outcome: 'refused'; readonly because: WireBecause };
