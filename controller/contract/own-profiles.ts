// Copies of shipped crops that a technician has changed: how they are kept, asked for and told of.
import { z } from 'zod';
import type { CropProfile } from '../core/crop/profile.ts';
import type { BedsPreview } from './beds.ts';
import { confidenceSchema, cropNameSchema, idSchema } from './profile-fields.ts';
import type { Outcome } from './request.ts';
import type { WireBecause } from './snapshot.ts';
import { words } from './written.ts';

/** Of one house; who needs more is building a library. */
export const MOST_OWN = 12;
/** The newest, and those that an undo goes back to. */
export const MOST_VERSIONS = 4;

const revision = z.number().int().min(1);

/** What a copy was after one save. The profile is judged when it is read: one that a newer Yapu refuses must not take the others along. */
const versionSchema = z.strictObject({
  name: cropNameSchema,
  profile: z.unknown(),
  at: z.number(),
  by: z.string(),
});

const ownProfileSchema = z.strictObject({
  id: idSchema,
  /** The shipped crop that it was copied from. */
  of: idSchema,
  revision,
  /** Newest first. */
  versions: z.array(versionSchema).min(1).max(MOST_VERSIONS),
});

export const ownProfilesSchema = z.strictObject({
  version: z.literal(1),
  /** Number of the next copy: none is given twice, for journal and confirmations name it. */
  next: z.number().int().min(1),
  profiles: z.array(ownProfileSchema).max(MOST_OWN),
});

export type OwnProfile = z.infer<typeof ownProfileSchema>;
export type OwnProfiles = z.infer<typeof ownProfilesSchema>;

export const noOwnProfiles: OwnProfiles = { version: 1, next: 1, profiles: [] };

/** `stages.growth.conductivity.max` */
const at = z.string().regex(/^[a-zA-Z][a-zA-Z0-9.]{0,99}$/, 'the path of a number');

/** One number: back to the shipped one, or another with where it comes from. */
const editSchema = z.union([
  z.strictObject({ at, reset: z.literal(true) }),
  z.strictObject({
    at,
    value: z.number(),
    source: words(200),
    confidence: confidenceSchema,
    note: words(300).optional(),
  }),
]);

export type ProfileEdit = z.infer<typeof editSchema>;

const edits = z.array(editSchema).max(200);

export const copyRequestSchema = z.strictObject({ of: idSchema, name: cropNameSchema });
export const editsRequestSchema = z.strictObject({ revision, name: cropNameSchema, edits });
export const editsPreviewSchema = z.strictObject({ edits });
export const revisionRequestSchema = z.strictObject({ revision });
/** A file as it stands; its faults are the answer. */
export const bringRequestSchema = z.strictObject({ text: z.string().max(60_000) });

export type CopyRequest = z.infer<typeof copyRequestSchema>;
export type EditsRequest = z.infer<typeof editsRequestSchema>;

/** A copy in a list. */
export interface OwnLine {
  readonly id: string;
  readonly of: string;
  readonly name: string;
  /** Numbers that are not as they are shipped. */
  readonly changed: number;
  /** Beds that are not over and go by it. */
  readonly beds: number;
  /** ms since 1970, and who saved it last. */
  readonly at: number;
  readonly by: string;
  /** Why it is not what was saved last, if so. */
  readonly trouble?: WireBecause;
}

export interface ProfileList {
  readonly shipped: readonly string[];
  readonly own: readonly OwnLine[];
}

/** Unit, least and most of a number in this copy. */
export interface NumberBounds {
  readonly unit: string;
  readonly least: number;
  readonly most: number;
}

export interface ProfileView extends OwnLine {
  /** What an edit is made from. */
  readonly revision: number;
  readonly isUndoable: boolean;
  readonly profile: CropProfile;
  readonly original: CropProfile;
  readonly bounds: Readonly<Record<string, NumberBounds>>;
}

/** What is wrong with an edited copy, and at which number; `path` is empty where it is the whole. */
export interface ProfileFault {
  readonly path: string;
  readonly because: WireBecause;
}

export interface ProfilePreview {
  readonly faults: readonly ProfileFault[];
  /** What the house would keep to; only where a bed goes by this copy and nothing is wrong with it. */
  readonly house?: Pick<BedsPreview, 'before' | 'after' | 'conflicts' | 'minutes'>;
}

/** `id`: of the copy that was made. `faults`: all that is wrong with what was sent. */
export type ProfileAnswer = Outcome & { readonly id?: string; readonly faults?: readonly ProfileFault[] };
