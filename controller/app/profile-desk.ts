// Copies of shipped crops on the technician's desk: made, edited number by number, taken back, brought from a file. A shipped crop is
// never changed. What is saved is in force with the next round, and the journal says who made what of what.
import {
  type CopyRequest,
  type EditsRequest,
  MOST_OWN,
  type OwnLine,
  type OwnProfile,
  type ProfileAnswer,
  type ProfileEdit,
  type ProfileList,
  type ProfilePreview,
  type ProfileView,
} from '../contract/own-profiles.ts';
import type { Outcome } from '../contract/request.ts';
import { numbersOf } from '../core/crop/numbers.ts';
import { ownId } from '../core/crop/own-id.ts';
import type { CropProfile } from '../core/crop/profile.ts';
import type { Clock } from '../ports.ts';
import type { GrowingHouse } from './growing.ts';
import { keptBy } from './kept.ts';
import { refused } from './outcome.ts';
import { asCopy, type OwnCrops, spoiltBecause } from './own-crops.ts';
import { applyEdits, boundsOf, differencesOf } from './profile-edits.ts';
import { readBrought } from './profile-file.ts';
import { createProfileKeeper, type ProfileKeeperDeps } from './profile-keeper.ts';
import type { ScheduleInForce } from './schedule-in-force.ts';
import { wireBecause } from './snapshot.ts';

export interface ProfileDesk {
  list(): ProfileList;
  /** Undefined where there is no copy of that id. */
  view(id: string): ProfileView | undefined;
  copy(request: CopyRequest, by: string): Promise<ProfileAnswer>;
  /** What is wrong with the edits, and what they would change in the house. */
  preview(id: string, edits: readonly ProfileEdit[]): Promise<ProfilePreview>;
  /** Refused while anything is wrong, or when it was made from an older revision. */
  edit(id: string, request: EditsRequest, by: string): Promise<ProfileAnswer>;
  /** Back to what it was before the last save. */
  undo(id: string, revision: number, by: string): Promise<ProfileAnswer>;
  /** Refused while a bed goes by it. */
  remove(id: string, revision: number, by: string): Promise<ProfileAnswer>;
  /** Makes a copy of what stands in a file. */
  bring(text: string, by: string): Promise<ProfileAnswer>;
}

export interface ProfileDeskDeps extends ProfileKeeperDeps {
  readonly crops: OwnCrops;
  readonly growing: Pick<GrowingHouse, 'foresee' | 'kept' | 'prepare' | 'together'>;
  readonly schedule: Pick<ScheduleInForce, 'minutesWith'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** What a person may read and change of a copy: it, what control makes of it, and the crop that it was made of. */
interface Open {
  readonly copy: OwnProfile;
  readonly profile: CropProfile;
  readonly original: CropProfile;
}

export const createProfileDesk = (deps: ProfileDeskDeps): ProfileDesk => {
  const { crops, growing } = deps;
  const keeper = createProfileKeeper(deps);

  const open = (id: string): Open | undefined => {
    const copy = crops.own().find((each) => each.id === id);
    const profile = crops.find(id);
    const original = copy && crops.shipped.find(copy.of);
    return copy && profile && original ? { copy, profile, original } : undefined;
  };
  /** The copy at that revision, or why not. */
  const openAt = (id: string, revision: number): Open | Outcome => {
    const found = open(id);
    if (!found) return refused('refusal.no-such-profile');
    return found.copy.revision === revision ? found : refused('refusal.profile-changed');
  };

  const make = async (of: string, name: string, data: CropProfile, by: string): Promise<ProfileAnswer> => {
    const { next, profiles } = deps.ownProfiles.value;
    if (profiles.length >= MOST_OWN) return refused('refusal.profiles-full', { n: MOST_OWN });
    const id = ownId(of, next);
    const version = { name, profile: asCopy(data, id, of), at: deps.clock.now(), by };
    const copy = { id, of, revision: 1, versions: [version] };
    const saved = await keeper.put({ version: 1, next: next + 1, profiles: [...profiles, copy] });
    if (saved.outcome !== 'accepted') return saved;
    await deps.note(`profile:${id}`, by, `copied from ${of}: ${name}`);
    return { ...saved, id };
  };

  return {
    list: () => {
      const own = crops.own().flatMap(({ id }) => open(id) ?? []);
      return { shipped: crops.shipped.ids(), own: own.map((found) => lineOf(deps, found)) };
    },
    view(id) {
      const found = open(id);
      return found && viewOf(deps, found);
    },
    async copy({ of, name }, by) {
      const original = crops.shipped.find(of);
      return original ? make(of, name, original, by) : refused('refusal.no-such-crop');
    },
    async preview(id, edits) {
      const found = open(id);
      if (!found) return { faults: [{ path: '', because: { key: 'refusal.no-such-profile' } }] };
      const { profile, faults } = applyEdits(found.profile, found.original, edits);
      const isShown = faults.length === 0 && bedsOf(growing, id) > 0;
      const house = isShown ? await foresee(deps, found, profile) : undefined;
      return { faults, ...(house ? { house } : {}) };
    },
    async edit(id, { revision, name, edits }, by) {
      const found = openAt(id, revision);
      if ('outcome' in found) return found;
      const { profile, faults } = applyEdits(found.profile, found.original, edits);
      if (faults.length > 0) return { ...refused('refusal.profile-wrong', { n: faults.length }), faults };
      return keeper.add(found.copy, { name, profile, at: deps.clock.now(), by }, by);
    },
    async undo(id, revision, by) {
      const found = openAt(id, revision);
      if ('outcome' in found) return found;
      return keeper.back(found.copy, by);
    },
    async remove(id, revision, by) {
      const found = openAt(id, revision);
      if ('outcome' in found) return found;
      const beds = bedsOf(growing, id);
      if (beds > 0) return refused('refusal.profile-in-use', { n: beds });
      const { profiles, ...rest } = deps.ownProfiles.value;
      const saved = await keeper.put({ ...rest, profiles: profiles.filter((each) => each.id !== id) });
      if (saved.outcome === 'accepted') await deps.note(`profile:${id}`, by, 'deleted');
      return saved;
    },
    async bring(text, by) {
      const brought = readBrought(text, crops.shipped);
      return 'outcome' in brought ? brought : make(brought.of, brought.name, brought.profile, by);
    },
  };
};

/** What the house would keep to with that copy. */
const foresee = async (
  { crops, growing, schedule }: ProfileDeskDeps,
  { copy }: Open,
  profile: CropProfile,
): Promise<ProfilePreview['house']> => {
  const before = growing.together();
  const shelf = { find: (id: string) => (id === copy.id ? profile : crops.find(id)) };
  const { together: after } = await growing.foresee(growing.kept(), shelf);
  return {
    before: keptBy(before),
    after: keptBy(after),
    conflicts: after.conflicts.map(wireBecause),
    minutes: { before: schedule.minutesWith(before), after: schedule.minutesWith(after) },
  };
};

const bedsOf = ({ kept }: ProfileDeskDeps['growing'], id: string): number =>
  kept().filter(({ crop, ended }) => crop === id && !ended).length;

const lineOf = ({ crops, growing }: ProfileDeskDeps, { copy, profile, original }: Open): OwnLine => {
  const { id, of, versions } = copy;
  const [newest] = versions;
  return {
    id,
    of,
    name: newest?.name ?? id,
    changed: differencesOf(original, profile).length,
    beds: bedsOf(growing, id),
    at: newest?.at ?? 0,
    by: newest?.by ?? '',
    ...(crops.isSpoilt(copy) ? { trouble: wireBecause(spoiltBecause(copy)) } : {}),
  };
};

const viewOf = (deps: ProfileDeskDeps, found: Open): ProfileView => {
  const { copy, profile, original } = found;
  const bounds = [...numbersOf(profile).keys()].flatMap((path) => {
    const limits = boundsOf(profile, original, path);
    return limits ? [[path, limits] as const] : [];
  });
  return {
    ...lineOf(deps, found),
    revision: copy.revision,
    isUndoable: copy.versions.length > 1,
    profile,
    original,
    bounds: Object.fromEntries(bounds),
  };
};
