// The crops of this house: the shipped ones, and the copies that a technician has changed. A copy that cannot be read as it was saved
// last is what it was before; where no version of it is left, the crop that it was copied from stands in. People are told of both.
import type { OwnProfile, OwnProfiles } from '../contract/own-profiles.ts';
import { cropProfileSchema } from '../contract/profile.ts';
import { because } from '../core/because.ts';
import { originOf } from '../core/crop/own-id.ts';
import type { CropProfile } from '../core/crop/profile.ts';
import type { TickInput } from '../core/state.ts';
import type { CropShelf, Document } from '../ports.ts';

export interface OwnCropsDeps {
  /** The shipped ones. */
  readonly crops: CropShelf;
  readonly ownProfiles: Document<OwnProfiles>;
}

export interface OwnCrops extends CropShelf {
  readonly shipped: CropShelf;
  own(): readonly OwnProfile[];
  /** Name and original of each copy, for people. */
  names(): Readonly<Record<string, { readonly name: string; readonly of: string }>>;
  /** What control would make of it. */
  read(copy: OwnProfile): CropProfile | undefined;
  /** What was saved last cannot be read. */
  isSpoilt(copy: OwnProfile): boolean;
  alarms(): TickInput['outsideAlarms'];
}

interface Read {
  readonly profile: CropProfile | undefined;
  /** It is not what was saved last. */
  readonly isSpoilt: boolean;
}

export const createOwnCrops = ({ crops: shipped, ownProfiles: document }: OwnCropsDeps): OwnCrops => {
  /** Control takes a crop for changed when it is another object: each save is read once. */
  const known = new Map<string, { readonly saved: unknown; readonly read: Read }>();
  const own = (): readonly OwnProfile[] => document.value.profiles;

  const readOf = (copy: OwnProfile): Read => {
    const saved = copy.versions[0]?.profile;
    const before = known.get(copy.id);
    if (before && before.saved === saved) return before.read;
    const read = readCopy(copy, shipped);
    known.set(copy.id, { saved, read });
    return read;
  };

  const lost = new Map<string, CropProfile>();
  /** Of a copy that a damaged document has taken along. */
  const standIn = (id: string): CropProfile | undefined => {
    const original = document.recovered && originOf(id) !== id ? shipped.find(originOf(id)) : undefined;
    if (original && !lost.has(id)) lost.set(id, asCopy(original, id, original.id));
    return lost.get(id);
  };

  return {
    shipped,
    own,
    ids: () => [...shipped.ids(), ...own().map(({ id }) => id)],
    find(id) {
      const copy = own().find((each) => each.id === id);
      return copy ? readOf(copy).profile : (shipped.find(id) ?? standIn(id));
    },
    names: () =>
      Object.fromEntries(own().map(({ id, of, versions }) => [id, { name: versions[0]?.name ?? id, of }])),
    read: (copy) => readCopy(copy, shipped).profile,
    isSpoilt: (copy) => readOf(copy).isSpoilt,
    alarms: () =>
      own().flatMap((copy) => {
        const { isSpoilt } = readOf(copy);
        return isSpoilt
          ? [{ id: `profile:${copy.id}`, priority: 'attention' as const, because: spoiltBecause(copy) }]
          : [];
      }),
  };
};

export const spoiltBecause = ({ versions, of }: OwnProfile) =>
  because('alarm.profile-spoilt', { name: versions[0]?.name ?? of });

const readCopy = ({ id, of, versions }: OwnProfile, shipped: CropShelf): Read => {
  const profiles = versions.map(
    ({ profile }) => cropProfileSchema.safeParse(profile, { jitless: true }).data as CropProfile | undefined,
  );
  const isSpoilt = profiles[0] === undefined;
  const good = profiles.find((profile) => profile !== undefined);
  const original = shipped.find(of);
  return { profile: good ?? (original && asCopy(original, id, of)), isSpoilt };
};

/** A profile under the id of a copy. */
export const asCopy = (profile: CropProfile, id: string, of: string): CropProfile => ({
  ...profile,
  id,
  copyOf: of,
});
