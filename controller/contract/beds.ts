// What grows here, bed by bed, as the family keeps it; and what the controller tells of it.
import { z } from 'zod';
import type { StageAhead } from '../core/crop/outlook.ts';
import { type CropProfile, STAGES } from '../core/crop/profile.ts';
import { photoName } from './media.ts';
import type { SchedulePreview } from './request.ts';
import type { Snapshot, WireBecause } from './snapshot.ts';
import { words } from './written.ts';

/** More beds than a family can look after are a slip. */
export const MOST_LIVING = 12;
/** Beds that are over stay as long, for what was weighed in of them. */
export const MOST_ENDED = 48;

/** By the local calendar. */
const day = z.iso.date();

export const bedSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'up to 40 small letters, digits and dashes'),
    name: words(40).optional(),
    /** Id of a profile. */
    crop: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'the id of a crop'),
    /** Sown, or planted where the crop is not sown. */
    sownAt: day.optional(),
    /** Named by people: goes before what is counted. */
    stage: z.enum(STAGES).optional(),
    /** m² */
    area: z.number().min(0.1).max(1000).optional(),
    photo: photoName.optional(),
    ended: z.strictObject({ at: day, how: z.enum(['harvested', 'lost']) }).optional(),
  })
  .refine(({ sownAt, stage }) => sownAt !== undefined || stage !== undefined, {
    path: ['sownAt'],
    message: 'the day of sowing, or the stage that people see',
  });

export type Bed = z.infer<typeof bedSchema>;

const bedList = z
  .array(bedSchema)
  .max(MOST_LIVING + MOST_ENDED)
  .refine((beds) => new Set(beds.map(({ id }) => id)).size === beds.length, 'each bed its own id')
  .refine((beds) => livingOf(beds).length <= MOST_LIVING, `at most ${MOST_LIVING} beds that are not over`);

export const livingOf = (beds: readonly Bed[]): readonly Bed[] => beds.filter(({ ended }) => !ended);

/** `revision`: the one that the change was made from. */
export const bedsRequestSchema = z.strictObject({ revision: z.number().int().min(0), beds: bedList });
export type BedsRequest = z.infer<typeof bedsRequestSchema>;

/** As it is kept. Without `beds` nobody has written any: the crop of the rig is the one bed. */
export const bedsSchema = z.strictObject({
  version: z.literal(1),
  revision: z.number().int().min(0),
  beds: bedList.optional(),
});
export type Beds = z.infer<typeof bedsSchema>;

export const noBeds: Beds = { version: 1, revision: 0 };

/** A bed that is not over. */
export interface BedView {
  readonly id: string;
  /** Absent while no profile of its crop, or none with the stage that people named, can be read: nobody steers by it. */
  readonly now?: Pick<Snapshot['crop'], 'stage' | 'day' | 'counted'> & {
    readonly stages: readonly StageAhead[];
  };
}

export interface BedsView {
  readonly revision: number;
  /** As they are to be sent back when one is changed. */
  readonly beds: readonly Bed[];
  readonly living: readonly BedView[];
  /** What they cannot all have. */
  readonly conflicts: readonly WireBecause[];
  /** The profile of each crop that stands here. */
  readonly profiles: Readonly<Record<string, CropProfile>>;
  /** Ids of all crops that could be sown. */
  readonly crops: readonly string[];
}

/** A number or a band of what control keeps to. */
export interface Kept {
  readonly name:
    | 'day'
    | 'night'
    | 'frost'
    | 'vents'
    | 'humidity'
    | 'light'
    | 'water'
    | 'nutrients'
    | 'acidity';
  readonly min: number;
  readonly max?: number;
}

/** What a change of the beds would change, before it is made. */
export interface BedsPreview {
  readonly before: readonly Kept[];
  readonly after: readonly Kept[];
  readonly conflicts: readonly WireBecause[];
  /** Running minutes of a day, for each output that a plan moves. */
  readonly minutes: {
    readonly before: SchedulePreview['totals'];
    readonly after: SchedulePreview['totals'];
  };
  /** The days until the harvest begins of each bed that is not over, where that can be told. */
  readonly harvestInDays: Readonly<Record<string, number>>;
  /** Why it could not be saved like this; absent when it could. */
  readonly refusal?: WireBecause;
}
