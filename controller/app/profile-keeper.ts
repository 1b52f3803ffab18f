// Saves of copies: what was vouched for falls first, then the new numbers hold, and each of them stands in the journal.
import { MOST_VERSIONS, type OwnProfile, type OwnProfiles } from '../contract/own-profiles.ts';
import type { Outcome } from '../contract/request.ts';
import type { Cited, CropProfile } from '../core/crop/profile.ts';
import type { Document } from '../ports.ts';
import type { Decisions } from './decisions.ts';
import type { GrowingHouse } from './growing.ts';
import { ACCEPTED, refused } from './outcome.ts';
import type { OwnCrops } from './own-crops.ts';
import { differencesOf } from './profile-edits.ts';

export interface ProfileKeeperDeps {
  readonly crops: Pick<OwnCrops, 'own' | 'find' | 'read'>;
  readonly ownProfiles: Document<OwnProfiles>;
  readonly growing: Pick<GrowingHouse, 'kept' | 'prepare'>;
  readonly decisions: Pick<Decisions, 'unconfirm'>;
  /** Writes who did what. */
  readonly note: (subject: string, by: string, change: string) => Promise<void>;
  readonly decide: (decision: Promise<void>) => Promise<Outcome>;
}

export interface ProfileKeeper {
  /** All copies as they are to be. */
  put(next: OwnProfiles): Promise<Outcome>;
  /** The copy with one more version, or without its newest. */
  add(copy: OwnProfile, version: OwnProfile['versions'][number], by: string): Promise<Outcome>;
  back(copy: OwnProfile, by: string): Promise<Outcome>;
}

export const createProfileKeeper = (deps: ProfileKeeperDeps): ProfileKeeper => {
  const { crops, ownProfiles, growing, decide } = deps;

  const put = (next: OwnProfiles): Promise<Outcome> => decide(ownProfiles.save(next));

  /** In force at once, and the stages of its beds counted by it. */
  const inForce = async (next: OwnProfiles): Promise<void> => {
    await Promise.all([ownProfiles.save(next), growing.prepare(growing.kept())]);
  };

  const replace = async (copy: OwnProfile, next: OwnProfile, by: string): Promise<Outcome> => {
    const changes = changesOf(crops.find(copy.id), crops.read(next));
    const moved = changes.filter(({ from, to }) => from?.value !== to?.value);
    try {
      // Before the numbers change: a power cut between the two leaves a number without a word for it, never a word for another number.
      await deps.decisions.unconfirm(moved.map(({ path }) => `crops/${copy.id}#${path}`));
    } catch {
      return refused('refusal.not-kept');
    }
    const { profiles, ...rest } = ownProfiles.value;
    if (!profiles.some(({ id, revision }) => id === copy.id && revision === copy.revision))
      return refused('refusal.profile-changed');
    const saved = await decide(
      inForce({ ...rest, profiles: profiles.map((each) => (each.id === copy.id ? next : each)) }),
    );
    if (saved.outcome !== 'accepted') return saved;
    await deps.note('profiles', by, next.versions[0]?.name ?? copy.id);
    for (const line of [...renaming(copy, next), ...changes.map(changeWords)])
      await deps.note(`profile:${copy.id}`, by, line);
    return saved;
  };

  return {
    put,
    async add(copy, version, by) {
      const isSame = renamed(copy, version.name) === undefined && isWhole(copy, version.profile, crops);
      if (isSame) return ACCEPTED;
      const versions = [version, ...copy.versions].slice(0, MOST_VERSIONS);
      return replace(copy, { ...copy, revision: copy.revision + 1, versions }, by);
    },
    async back(copy, by) {
      const [, ...versions] = copy.versions;
      if (versions.length === 0) return refused('refusal.nothing-to-undo');
      return replace(copy, { ...copy, revision: copy.revision + 1, versions }, by);
    },
  };
};

const changesOf = (before: CropProfile | undefined, after: CropProfile | undefined) =>
  before && after ? differencesOf(before, after) : [];

/** Nothing would change by saving that. */
const isWhole = ({ id }: OwnProfile, profile: unknown, crops: Pick<OwnCrops, 'find'>): boolean =>
  changesOf(crops.find(id), profile as CropProfile).length === 0;

const renamed = ({ versions }: OwnProfile, name: string | undefined): string | undefined =>
  versions[0]?.name === name ? undefined : name;

const renaming = (copy: OwnProfile, next: OwnProfile): readonly string[] => {
  const name = renamed(copy, next.versions[0]?.name);
  return name === undefined ? [] : [`name ${copy.versions[0]?.name} → ${name}`];
};

const changeWords = ({
  path,
  from,
  to,
}: {
  readonly path: string;
  readonly from: Cited | undefined;
  readonly to: Cited | undefined;
}): string =>
  `${path} ${from?.value ?? '—'} → ${to?.value ?? '—'} (${to?.confidence ?? '—'}: ${to?.source ?? '—'})`;
