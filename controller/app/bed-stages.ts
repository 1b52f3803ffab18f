// Which stage each bed is in. Counting goes on from day to day while the bed stays what it is; a bed that is changed counts anew.
import type { Bed } from '../contract/beds.ts';
import type { CropProfile } from '../core/crop/profile.ts';
import type { Growing } from '../core/crop/watering-lead.ts';
import type { CropShelf } from '../ports.ts';
import { type CropStage, type CropStageDeps, createCropStage } from './crop-stage.ts';

export interface BedStagesDeps extends Omit<CropStageDeps, 'told' | 'profile'> {
  readonly crops: CropShelf;
}

/** A bed of which it is known what it wants. */
export interface BedNow extends Growing {
  readonly bed: Bed;
  readonly counting: CropStage;
}

export interface BedStages {
  /** In the order of the beds, without those of which nobody knows what they want. */
  now(beds: readonly Bed[]): readonly BedNow[];
  /** Counts the days that are over for these beds. Never rejects. */
  follow(beds: readonly Bed[]): Promise<void>;
  /** As `now` with the crops of that shelf, counted up to today, and nothing of it kept. */
  foresee(beds: readonly Bed[], shelf?: Pick<CropShelf, 'find'>): Promise<readonly BedNow[]>;
}

export const createBedStages = ({ crops, ...deps }: BedStagesDeps): BedStages => {
  const known = new Map<string, { readonly profile: CropProfile; readonly counting: CropStage }>();

  const begin = (bed: Bed, profile: CropProfile): CropStage =>
    createCropStage({ ...deps, profile, told: { stage: bed.stage, since: bed.sownAt } });

  /** Of a crop whose numbers have just been changed, what was counted before holds until it is counted anew. */
  const standing = (bed: Bed, profile: CropProfile): CropStage =>
    known.get(keyOf(bed))?.counting ?? begin(bed, profile);

  const counted = (bed: Bed, profile: CropProfile): CropStage => {
    const before = known.get(keyOf(bed));
    return before?.profile === profile ? before.counting : begin(bed, profile);
  };

  const countingIn = (
    beds: readonly Bed[],
    shelf: Pick<CropShelf, 'find'>,
    countingOf: (bed: Bed, profile: CropProfile) => CropStage,
  ) =>
    beds.flatMap((bed) => {
      const profile = shelf.find(bed.crop);
      return profile ? [{ bed, profile, counting: countingOf(bed, profile) }] : [];
    });

  const withStage = (found: ReturnType<typeof countingIn>): readonly BedNow[] =>
    found.flatMap((each) => {
      const stage = each.profile.stages.find(({ id }) => id === each.counting.name());
      return stage ? [{ ...each, stage }] : [];
    });

  const count = async (beds: readonly Bed[], shelf: Pick<CropShelf, 'find'> = crops) => {
    const found = countingIn(beds, shelf, counted);
    await Promise.all(found.map(({ counting }) => counting.follow()));
    return found;
  };

  return {
    now: (beds) => withStage(countingIn(beds, crops, standing)),
    async follow(beds) {
      for (const { bed, profile, counting } of await count(beds))
        known.set(keyOf(bed), { profile, counting });
    },
    foresee: async (beds, shelf) => withStage(await count(beds, shelf)),
  };
};

const keyOf = ({ id, crop, sownAt, stage }: Bed): string => [id, crop, sownAt, stage].join(' ');
