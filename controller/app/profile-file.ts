// A crop file that somebody brings: from another house, or from the desk of whoever knows the crop. Pure.
import type { ProfileAnswer, ProfileFault } from '../contract/own-profiles.ts';
import { cropProfileSchema } from '../contract/profile.ts';
import { originOf } from '../core/crop/own-id.ts';
import type { CropProfile } from '../core/crop/profile.ts';
import type { CropShelf } from '../ports.ts';
import { refused } from './outcome.ts';
import { findWrong } from './profile-edits.ts';

/** Version of crop files that this Yapu knows. */
const VERSION = 1;

export interface Brought {
  /** The shipped crop that it is a copy of. */
  readonly of: string;
  readonly name: string;
  readonly profile: CropProfile;
}

/** What the file holds, or why it cannot become a copy: no profile, a newer one, of no crop known here, or wrong in its numbers. */
export const readBrought = (text: string, shipped: Pick<CropShelf, 'find'>): Brought | ProfileAnswer => {
  const data = parse(text);
  if (typeof data !== 'object' || data === null || !('version' in data)) return refused('refusal.no-profile');
  if (typeof data.version === 'number' && data.version > VERSION) return refused('refusal.profile-newer');
  const of = cropIn(data);
  const original = shipped.find(of);
  if (!original) return refused('refusal.profile-unknown-crop', { crop: of.slice(0, 40) });
  const faults = findWrong(data, original);
  const { data: profile } = cropProfileSchema.safeParse(data, { jitless: true });
  return profile && faults.length === 0 ? { of, ...named(profile) } : wrong(faults);
};

const wrong = (faults: readonly ProfileFault[]): ProfileAnswer => ({
  ...refused('refusal.profile-wrong', { n: String(faults.length) }),
  faults,
});

/** A copy tells its original; a shipped file is of its own crop. */
const cropIn = (data: object): string => {
  const { copyOf, id } = data as { readonly copyOf?: unknown; readonly id?: unknown };
  return originOf(String(copyOf ?? id));
};

const named = ({ name, ...profile }: CropProfile): Omit<Brought, 'of'> => ({
  name: name ?? profile.id,
  profile,
});

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
};
