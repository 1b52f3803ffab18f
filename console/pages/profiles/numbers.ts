// The numbers of a copy as a page lists them: in bands, by stage and by what they are about.
import type { ProfileFault, ProfileView } from '../../../controller/contract/own-profiles.ts';
import { type Key, number, say } from '../../i18n/speak.svelte.ts';

type Profile = ProfileView['profile'];
export type Cited = Profile['ventilation']['start'];

export const GROUPS = ['air', 'water', 'light', 'growth'] as const;
export type Group = (typeof GROUPS)[number];

/** Numbers that belong together, such as the least, best and most of one thing. */
export interface Band {
  readonly name: Key;
  readonly group: Group;
  /** Absent: it holds in every stage. */
  readonly stage?: string;
  readonly numbers: readonly { readonly path: string; readonly point?: Key }[];
}

/** The first that fits the path counts. */
const BANDS: readonly (readonly [path: RegExp, group: Group, name: Key])[] = [
  [/^air\.day\./, 'air', 'crop-wants.day'],
  [/^air\.night\./, 'air', 'crop-wants.night'],
  [/^air\.germination\./, 'air', 'crop-wants.germination'],
  [/^air\.frostDamage$/, 'air', 'crop-wants.frost'],
  [/^air\.frostLethal$/, 'air', 'profiles.name.lethal'],
  [/^air\.growthStops$/, 'air', 'profiles.name.growth-stops'],
  [/^ventilation\./, 'air', 'profiles.name.vents'],
  [/^humidity\./, 'air', 'value.humidity'],
  [/^vapourDeficit\./, 'air', 'value.dryness'],
  [/^light\./, 'light', 'crop-wants.light'],
  [/^solution\.temperature\./, 'water', 'value.water'],
  [/^solution\.acidity\./, 'water', 'value.acidity'],
  [/^solution\.acidityAlarm\./, 'water', 'profiles.name.acidity-alarm'],
  [/\.conductivity\./, 'water', 'value.nutrients'],
  [/^circulation\.day\./, 'water', 'profiles.name.circulation-day'],
  [/^circulation\.night\./, 'water', 'profiles.name.circulation-night'],
  [/^irrigation\.film\.sunny\./, 'water', 'profiles.name.film-sunny'],
  [/^irrigation\.film\.from$/, 'water', 'profiles.name.film-from'],
  [/^irrigation\.drip\.sum$/, 'water', 'profiles.name.drip-sum'],
  [/^irrigation\.drip\./, 'water', 'profiles.name.drip'],
  [/^irrigation\.mist\./, 'water', 'profiles.name.mist'],
  [/^irrigation\.raft\./, 'water', 'profiles.name.raft'],
  [/\.days$/, 'growth', 'profiles.name.days'],
  [/\.degreeDays$/, 'growth', 'profiles.name.degree-days'],
  [/^growthBase$/, 'growth', 'profiles.name.growth-base'],
  [/^yield\./, 'growth', 'profiles.name.yield'],
];

const POINTS: readonly string[] = ['min', 'best', 'max', 'on', 'off', 'start', 'full', 'least', 'most'];

const pointOf = (path: string): Key | undefined => {
  const last = path.slice(path.lastIndexOf('.') + 1);
  return POINTS.includes(last) ? (`profiles.point.${last}` as Key) : undefined;
};

const stageOf = (path: string): string | undefined => /^stages\.([^.]+)\./.exec(path)?.[1];

/** In the order of the profile; a number that no band takes has none. */
export const bandsOf = (paths: readonly string[]): readonly Band[] => {
  const bands = new Map<string, Band>();
  for (const path of paths) {
    const [, group, name] = BANDS.find(([pattern]) => pattern.test(path)) ?? [];
    if (!group || !name) continue;
    const stage = stageOf(path);
    const point = pointOf(path);
    const key = `${stage} ${name}`;
    const before = bands.get(key)?.numbers ?? [];
    const numbers = [...before, { path, ...(point ? { point } : {}) }];
    bands.set(key, { name, group, ...(stage ? { stage } : {}), numbers });
  }
  return [...bands.values()];
};

/** `Abono · hasta`, for a list of single numbers. */
export const wordsOf = (
  path: string,
  t: (key: Key) => string,
  stageWords: (id: string) => string,
): string => {
  const [band] = bandsOf([path]);
  if (!band) return path;
  const parts = [
    t(band.name),
    band.stage && stageWords(band.stage),
    band.numbers[0]?.point && t(band.numbers[0].point),
  ];
  return parts.filter(Boolean).join(' · ');
};

/** The number at that path; stages are named by their id. */
export const numberAt = (profile: Profile, path: string): Cited | undefined =>
  path.split('.').reduce<unknown>(stepInto, profile) as Cited | undefined;

const stepInto = (at: unknown, step: string): unknown => {
  if (Array.isArray(at)) return at.find((each) => each.id === step);
  return typeof at === 'object' && at !== null ? (at as Readonly<Record<string, unknown>>)[step] : undefined;
};

export const sameNumber = (a: Cited | undefined, b: Cited | undefined): boolean =>
  a?.value === b?.value && a?.source === b?.source && a?.confidence === b?.confidence;

const MOST_DECIMALS = 3;

/** With all the decimals it has. */
export const plain = (value: number): string => {
  const decimals = String(value).split('.')[1]?.length ?? 0;
  return number(value, Math.min(decimals, MOST_DECIMALS));
};

/** As it is typed into a field: a minus of the keyboard. */
export const typed = (value: number): string => plain(value).replace('−', '-');

/** The numbers in a reason travel as a file writes them; people read their own comma. */
export const faultWords = ({ because: { key, params = {} } }: Pick<ProfileFault, 'because'>): string =>
  say({
    key,
    params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, localised(value)])),
  });

const localised = (value: string | number): string | number =>
  typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? plain(Number(value)) : value;
