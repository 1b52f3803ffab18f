// A copy with its edits: what it becomes, and what is wrong with it, number by number. One schema judges it as it judges a shipped
// file; beyond that no number leaves its safe bounds. Pure.

import type { NumberBounds, ProfileEdit, ProfileFault } from '../contract/own-profiles.ts';
import { cropProfileSchema } from '../contract/profile.ts';
import { limitsAt } from '../contract/profile-fields.ts';
import { because } from '../core/because.ts';
import { type Numbers, numberPath, numbersOf, withNumbers } from '../core/crop/numbers.ts';
import type { Cited, CropProfile } from '../core/crop/profile.ts';
import { safeBounds } from '../core/crop/safe-bounds.ts';
import { reasonIn } from '../core/schema-reason.ts';

export interface Edited {
  readonly profile: CropProfile;
  readonly faults: readonly ProfileFault[];
}

/** `original` is the shipped crop: where a reset goes, and what the safe bounds are of. */
export const applyEdits = (
  current: CropProfile,
  original: CropProfile,
  edits: readonly ProfileEdit[],
): Edited => {
  const [here, shipped] = [numbersOf(current), numbersOf(original)];
  const wished = edits.map((edit) => ({ at: edit.at, number: numberOf(edit, shipped) }));
  const astray = wished.flatMap(({ at, number }) =>
    here.has(at) && number ? [] : [{ path: at, because: because('profiles.wrong.no-such') }],
  );
  const changes = new Map(wished.flatMap(({ at, number }) => (number ? [[at, number] as const] : [])));
  const profile = withNumbers(current, changes);
  return { profile, faults: wire([...astray, ...findProfileWrong(profile, original)]) };
};

const numberOf = (edit: ProfileEdit, shipped: Numbers): Cited | undefined => {
  if ('reset' in edit) return shipped.get(edit.at);
  const { value, source, confidence, note } = edit;
  return { value, source, confidence, ...(note === undefined ? {} : { note }) };
};

interface Wrong {
  readonly path: string;
  readonly because: ReturnType<typeof because>;
}

/** All that is wrong with a copy, one reason a number. */
const findProfileWrong = (profile: CropProfile, original: CropProfile): readonly Wrong[] => {
  const found = [...findUnsafe(profile, original), ...findUnfit(profile)];
  return found.filter(({ path }, n) => found.findIndex((other) => other.path === path) === n);
};

/** The same for data that anybody may have written. */
export const findWrong = (data: unknown, original: CropProfile): readonly ProfileFault[] => {
  const parsed = cropProfileSchema.safeParse(data, { jitless: true });
  return wire(parsed.success ? findProfileWrong(parsed.data, original) : findUnfit(data));
};

const findUnfit = (data: unknown): readonly Wrong[] => {
  const { error } = cropProfileSchema.safeParse(data, { jitless: true });
  return (error?.issues ?? []).map((issue) => {
    const own = reasonIn(issue.message);
    const key = own?.key.startsWith(WANTED) ? own.key.replace(WANTED, 'profiles.wrong.') : UNREADABLE;
    const path = placeIn(data, issue.path);
    return { path, because: because(key, key === UNREADABLE ? { path } : { ...own?.params }) };
  });
};

const WANTED = 'profile.wanted.';
const UNREADABLE = 'profiles.wrong.unreadable';

const placeIn = (data: unknown, path: readonly PropertyKey[]): string => {
  const stages = typeof data === 'object' && data !== null && 'stages' in data ? data.stages : [];
  return numberPath({ stages: Array.isArray(stages) ? stages : [] }, path);
};

const findUnsafe = (profile: CropProfile, original: CropProfile): readonly Wrong[] =>
  [...numbersOf(profile)].flatMap(([path, { value }]) => {
    const bounds = boundsOf(profile, original, path);
    if (!bounds || (value >= bounds.least && value <= bounds.most)) return [];
    const { least, most, unit } = bounds;
    const params = { least: String(least), most: String(most), unit };
    return [{ path, because: because('profiles.wrong.unsafe', params) }];
  });

/** Unit, least and most of the number at that path: what is safe, else what a file may hold. */
export const boundsOf = (
  profile: CropProfile,
  original: CropProfile,
  path: string,
): NumberBounds | undefined => {
  const place = path
    .split('.')
    .map((step, n, steps) =>
      n === 1 && steps[0] === 'stages' ? profile.stages.findIndex(({ id }) => id === step) : step,
    );
  const limits = limitsAt(cropProfileSchema, place);
  if (!limits) return undefined;
  const { least, most } = safeBounds(original, path) ?? limits;
  return { unit: limits.unit, least, most };
};

/** Numbers of which value, source, trust or note are not the same: from what to what. */
export const differencesOf = (
  before: CropProfile,
  after: CropProfile,
): readonly { readonly path: string; readonly from: Cited | undefined; readonly to: Cited | undefined }[] => {
  const [old, next] = [numbersOf(before), numbersOf(after)];
  return [...new Set([...old.keys(), ...next.keys()])].flatMap((path) => {
    const [from, to] = [old.get(path), next.get(path)];
    return sameNumber(from, to) ? [] : [{ path, from, to }];
  });
};

const sameNumber = (a: Cited | undefined, b: Cited | undefined): boolean =>
  a?.value === b?.value && a?.source === b?.source && a?.confidence === b?.confidence && a?.note === b?.note;

const wire = (wrong: readonly Wrong[]): readonly ProfileFault[] =>
  wrong.map(({ path, because: { key, params } }) => ({
    path,
    because: params ? { key, params: { ...params } } : { key },
  }));
