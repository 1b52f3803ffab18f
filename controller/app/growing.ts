// What grows here: the beds that the family keeps, or the crop of the rig where it has written none; and what control makes of them.
import { type Bed, type Beds, type BedsView, livingOf } from '../contract/beds.ts';
import type { Rig } from '../contract/rig.ts';
import type { Snapshot } from '../contract/snapshot.ts';
import { followsSun } from '../core/control/irrigation.ts';
import { growTogether, type Together } from '../core/crop/together.ts';
import type { CropShelf, Document } from '../ports.ts';
import { type BedNow, type BedStagesDeps, createBedStages } from './bed-stages.ts';
import { wireBecause } from './snapshot.ts';

export interface GrowingDeps extends BedStagesDeps {
  readonly rig: Pick<Rig, 'crop'>;
  readonly beds: Document<Beds>;
}

export interface Growth {
  readonly beds: readonly BedNow[];
  readonly together: Together;
}

export interface GrowingHouse {
  /** What control keeps to in this round. */
  together(): Together;
  /** Beds that are not over, without those of which nobody knows what they want. */
  living(): readonly BedNow[];
  /** The bed that leads the watering. */
  lead(): BedNow;
  /** What they would become, with the crops of that shelf. */
  foresee(beds: readonly Bed[], shelf?: Pick<CropShelf, 'find'>): Promise<Growth>;
  /** As they are kept: all, those that are over too. */
  kept(): readonly Bed[];
  revision(): number;
  wire(): Snapshot['crop'];
  view(): BedsView;
  /** Counts the days that are over. Never rejects. */
  follow(): Promise<void>;
  /** Counts for beds that are to be saved, so that they begin where they are. Never rejects. */
  prepare(beds: readonly Bed[]): Promise<void>;
  /** In force at once; resolves when it is on the disk. */
  save(beds: readonly Bed[]): Promise<void>;
}

export const createGrowing = (deps: GrowingDeps): GrowingHouse => {
  const { crops, beds: document } = deps;
  const stages = createBedStages(deps);
  const ofRig = bedOf(deps.rig, crops);
  let cached: { readonly of: readonly BedNow[]; readonly together: Together } | undefined;

  const kept = (): readonly Bed[] => document.value.beds ?? [ofRig];
  const living = (): readonly BedNow[] => stages.now(livingOf(kept()));
  /** An empty house is kept as for the crop of its rig: nothing then freezes that is sown tomorrow. */
  const steering = (found: readonly BedNow[]): readonly BedNow[] =>
    found.length > 0 ? found : stages.now([ofRig]);

  const together = (): Together => {
    const beds = steering(living());
    if (!cached || !sameGrowth(cached.of, beds)) cached = { of: beds, together: growTogether(beds) };
    return cached.together;
  };
  const lead = (): BedNow => leadOf(steering(living()), together());

  return {
    together,
    living,
    lead,
    kept,
    revision: () => document.value.revision,
    async foresee(beds, shelf) {
      const found = steering(await stages.foresee(livingOf(beds), shelf));
      return { beds: found, together: growTogether(found) };
    },
    wire: () => wireCrop(living(), lead(), together(), document.value.revision),
    view: () => ({
      revision: document.value.revision,
      beds: [...kept()],
      living: viewOf(livingOf(kept()), living()),
      conflicts: together().conflicts.map(wireBecause),
      profiles: Object.fromEntries(living().map(({ profile }) => [profile.id, profile])),
      crops: crops.ids(),
    }),
    follow: () => stages.follow([ofRig, ...livingOf(kept())]),
    prepare: (beds) => stages.follow(livingOf(beds)),
    save: (beds) =>
      document.save({
        version: 1,
        revision: document.value.revision + 1,
        beds: beds.map((bed) => ({ ...bed })),
      }),
  };
};

/** A crop whose numbers were changed is another one. */
const sameGrowth = (before: readonly BedNow[], now: readonly BedNow[]): boolean =>
  before.length === now.length &&
  now.every(({ profile, stage }, n) => before[n]?.profile === profile && before[n]?.stage.id === stage.id);

const bedOf = ({ crop }: Pick<Rig, 'crop'>, crops: CropShelf): Bed => ({
  id: 'rig',
  crop: crops.find(crop.profile)?.id ?? crop.profile,
  ...(crop.since === undefined ? {} : { sownAt: crop.since }),
  ...(crop.stage === undefined ? {} : { stage: crop.stage as NonNullable<Bed['stage']> }),
});

const leadOf = (beds: readonly BedNow[], { lead }: Together): BedNow => {
  const found = beds.find(
    ({ profile, stage }) => profile.id === lead.profile.id && stage.id === lead.stage.id,
  );
  if (!found) throw new RangeError(`no bed of ${lead.profile.id}`);
  return found;
};

const wireCrop = (
  living: readonly BedNow[],
  { profile, counting }: BedNow,
  together: Together,
  revision: number,
): Snapshot['crop'] => {
  const others = new Set(living.map(({ bed }) => bed.crop).filter((crop) => crop !== profile.id));
  return {
    id: profile.id,
    ...counting.wire(),
    ...(followsSun(together.profile) ? { followsSun: true } : {}),
    ...(others.size > 0 ? { others: [...others] } : {}),
    ...(living.length === 0 ? { empty: true } : {}),
    ...(revision > 0 ? { revision } : {}),
  };
};

const viewOf = (beds: readonly Bed[], known: readonly BedNow[]): BedsView['living'] =>
  beds.map(({ id }) => {
    const counting = known.find(({ bed }) => bed.id === id)?.counting;
    return { id, ...(counting ? { now: { ...counting.wire(), stages: counting.ahead() } } : {}) };
  });
