// Photos and voice notes: how they are named, what becomes of one that is sent, and how much room they have.
import { z } from 'zod';
import { PHOTO_KINDS, VOICE_KINDS } from '../core/media.ts';
import type { WireBecause } from './snapshot.ts';

/** Longest photo or voice note, bytes: some minutes of talking, or ten photos as a page sends them. */
export const MOST_MEDIA_BYTES = 4 * 1024 * 1024;

const nameOf = (kinds: readonly string[]) =>
  z
    .string()
    .regex(new RegExp(`^[0-9a-f]{32}\\.(${kinds.join('|')})$`), 'the name of a file that is kept here');

/** `5d41402abc4b2a76b9719d911017c592.jpg`: by its content, so that it is kept once however often it is sent. */
export const photoName = nameOf(PHOTO_KINDS);
export const voiceName = nameOf(VOICE_KINDS);

export type MediaAnswer =
  | { readonly outcome: 'accepted'; readonly name: string }
  | { readonly outcome: 'refused'; readonly because: WireBecause };

/** Bytes that all of them take, and may take before the oldest go. */
export interface MediaRoom {
  readonly bytes: number;
  readonly most: number;
}
