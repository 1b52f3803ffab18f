// How far a number may be moved in a copy, whoever moves it: narrower than what a file may hold at all. The ranges are those of the
// shipped crops, a little widened; where a slip would cost the crop, they follow the crop that the copy was made of. The table with
// where each comes from is in profiles/README.md. No interlock stands in a profile: those hold whatever is written in one.
import { numbersOf } from './numbers.ts';
import type { CropProfile } from './profile.ts';

export interface SafeBounds {
  readonly least: number;
  readonly most: number;
}

type Bounds = readonly [least: number, most: number];

/** K below first damage at which an unhardened plant of no known crop still lives. */
const UNKNOWN_LETHAL = 2;
/** mS/cm: more hurts the roots of every crop that is shipped. */
const MOST_SALT = 4;
/** So far do sources disagree about one crop: cherry tomato 5.0 against 3.2. */
const DISAGREEMENT = 1.6;

/** The first that fits the path counts. */
const BOUNDS: readonly (readonly [path: RegExp, bounds: (original: CropProfile) => Bounds])[] = [
  [/^air\.day\./, () => [4, 35]],
  [/^air\.night\.min$/, ({ air }) => [Math.max(-2, air.frostDamage.value), 24]],
  [/^air\.night\./, () => [-2, 24]],
  [/^air\.germination\./, () => [0, 36]],
  [/^air\.frostDamage$/, ({ air }) => [air.frostLethal?.value ?? air.frostDamage.value - UNKNOWN_LETHAL, 5]],
  [/^air\.frostLethal$/, () => [-15, 3]],
  [/^air\.growthStops$/, () => [0, 15]],
  [/^ventilation\.start$/, () => [12, 30]],
  [/^ventilation\.full$/, () => [15, 33]],
  [/^humidity\./, () => [40, 95]],
  [/^vapourDeficit\./, () => [0.2, 1.8]],
  [/^light\./, () => [1, 45]],
  [/^solution\.temperature\./, () => [3, 28]],
  [/^solution\.acidity\./, () => [5, 7]],
  [/^solution\.acidityAlarm\./, () => [4.5, 7.5]],
  [/\.conductivity\./, (original) => [0.2, Math.min(MOST_SALT, tidy(saltOf(original) * DISAGREEMENT))]],
  [/^growthBase$/, () => [0, 15]],
  [/^circulation\..*\.on$/, () => [1, 60]],
  [/^circulation\.day\.off$/, ({ irrigation }) => [0, irrigation?.film ? 60 : 180]],
  [/^circulation\.night\.off$/, ({ irrigation }) => [0, irrigation?.film ? 120 : 600]],
  [/^irrigation\.film\.sunny\.on$/, () => [5, 120]],
  [/^irrigation\.film\.sunny\.off$/, () => [0, 60]],
  [/^irrigation\.film\.from$/, () => [50, 1000]],
  [/^irrigation\.drip\.sum$/, () => [0.3, 5]],
  [/^irrigation\.drip\./, () => [15, 480]],
  [/^irrigation\.mist\.on$/, () => [10, 120]],
  [/^irrigation\.raft\.air\.on$/, () => [5, 120]],
  [/^irrigation\.raft\.air\.off$/, () => [0, 60]],
];

/** Of the number at that path in a copy of `original`; undefined where only the file's own limits hold. */
export const safeBounds = (original: CropProfile, path: string): SafeBounds | undefined => {
  const found = BOUNDS.find(([pattern]) => pattern.test(path));
  if (!found) return undefined;
  const [least, most] = found[1](original);
  return { least, most };
};

const saltOf = (profile: CropProfile): number =>
  Math.max(
    ...[...numbersOf(profile)]
      .filter(([path]) => path.includes('.conductivity.'))
      .map(([, { value }]) => value),
    // A crop that takes plain water in every stage says nothing of salt.
    0,
  ) || MOST_SALT;

const tidy = (value: number): number => Number(value.toFixed(2));
