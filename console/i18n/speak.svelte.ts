// The language in use and the two ways to speak it: `t` for the console's own keys, `say` for reasons of the controller.
import type { WireBecause } from '../../controller/contract/snapshot.ts';
import type commissioning from './es-BO/commissioning.json';
import type diagnosis from './es-BO/diagnosis.json';
import source from './es-BO/family.json';
import type help from './es-BO/help.json';
import type kiosk from './es-BO/kiosk.json';
import type pages from './es-BO/pages.json';
import type profiles from './es-BO/profiles.json';
import type technician from './es-BO/technician.json';
import type wiring from './es-BO/wiring.json';
import { formatClock, formatNumber, type Locale } from './format.ts';
import { compose, type Params } from './message.ts';

type Words = typeof source &
  typeof pages &
  typeof help &
  typeof commissioning &
  typeof diagnosis &
  typeof kiosk &
  typeof technician &
  typeof wiring &
  typeof profiles;
export type Key = keyof Words;
/** Words beside those of the first view: of the family's other pages, of how a task is done; of the technician's and the trainer's,
 * and of the pages Wiring, Commissioning, Crop profiles, Fixed tablet, and Diagnosis and its sheet alone. */
export type Chapter =
  | 'pages'
  | 'help'
  | 'commissioning'
  | 'diagnosis'
  | 'kiosk'
  | 'technician'
  | 'wiring'
  | 'profiles';
type Catalogue = Readonly<Record<string, string>>;

/** A line that is one word which a source gives; `of` is the Spanish word, `source` a letter of `cited.md`. */
export type Cited = Readonly<
  Record<string, { readonly words: string; readonly of: string; readonly source: string }>
>;

/** What a person may choose: a language that says everything, or one of which only single words are known. */
export type Tongue = Locale | 'ay' | 'qu';

interface Language extends Readonly<Record<'family' | Chapter, () => Promise<Catalogue>>> {
  readonly name: string;
  readonly short: string;
  /** Whose sentences, numbers and dates it uses. */
  readonly locale: Locale;
  /** The words that are known of a language that borrows the rest. */
  readonly cited?: () => Promise<Cited>;
}

const STORED = 'yapu.language';

const SPANISH: Language = {
  name: 'Español',
  short: 'ES',
  locale: 'es-BO',
  family: () => Promise.resolve(source),
  pages: async () => (await import('./es-BO/pages.json')).default,
  help: async () => (await import('./es-BO/help.json')).default,
  commissioning: async () => (await import('./es-BO/commissioning.json')).default,
  diagnosis: async () => (await import('./es-BO/diagnosis.json')).default,
  kiosk: async () => (await import('./es-BO/kiosk.json')).default,
  technician: async () => (await import('./es-BO/technician.json')).default,
  wiring: async () => (await import('./es-BO/wiring.json')).default,
  profiles: async () => (await import('./es-BO/profiles.json')).default,
};

/** Each language names itself. The family's Spanish is the source and always at hand; the rest is fetched when needed. */
export const LANGUAGES: Readonly<Record<Tongue, Language>> = {
  'es-BO': SPANISH,
  ay: {
    ...SPANISH,
    name: 'Aymara',
    short: 'AY',
    cited: async () => (await import('./ay/cited.json')).default,
  },
  qu: {
    ...SPANISH,
    name: 'Quechua',
    short: 'QU',
    cited: async () => (await import('./qu/cited.json')).default,
  },
  'fr-CA': {
    name: 'Français',
    short: 'FR',
    locale: 'fr-CA',
    family: async () => (await import('./fr-CA/family.json')).default,
    pages: async () => (await import('./fr-CA/pages.json')).default,
    help: async () => (await import('./fr-CA/help.json')).default,
    commissioning: async () => (await import('./fr-CA/commissioning.json')).default,
    diagnosis: async () => (await import('./fr-CA/diagnosis.json')).default,
    kiosk: async () => (await import('./fr-CA/kiosk.json')).default,
    technician: async () => (await import('./fr-CA/technician.json')).default,
    wiring: async () => (await import('./fr-CA/wiring.json')).default,
    profiles: async () => (await import('./fr-CA/profiles.json')).default,
  },
  en: {
    name: 'English',
    short: 'EN',
    locale: 'en',
    family: async () => (await import('./en/family.json')).default,
    pages: async () => (await import('./en/pages.json')).default,
    help: async () => (await import('./en/help.json')).default,
    commissioning: async () => (await import('./en/commissioning.json')).default,
    diagnosis: async () => (await import('./en/diagnosis.json')).default,
    kiosk: async () => (await import('./en/kiosk.json')).default,
    technician: async () => (await import('./en/technician.json')).default,
    wiring: async () => (await import('./en/wiring.json')).default,
    profiles: async () => (await import('./en/profiles.json')).default,
  },
};

let chosen = $state<Tongue>('es-BO');
const locale = $derived(LANGUAGES[chosen].locale);
const learned = new Set<Chapter>();
/** They stand over whatever chapter comes later. */
let cited = $state.raw(new Map<string, string>());
// A map: a key such as `constructor` finds nothing in it.
let words = $state.raw(new Map(Object.entries<string>(source)));

/** Of copies of crops, which no catalogue knows. */
let cropNames = $state.raw(new Map<string, string>());

/** From now on the crops of these ids are called so. */
export const nameCrops = (crops: Readonly<Record<string, { readonly name: string }>>): void => {
  cropNames = new Map(Object.entries(crops).map(([id, { name }]) => [`crop.${id}`, name]));
};

export const language = {
  /** Whose sentences, numbers and dates are used. */
  get locale(): Locale {
    return locale;
  },
  get chosen(): Tongue {
    return chosen;
  },
};

/** The language of these words where it is not that of the page: for `lang`, so that a screen reader says them rightly. */
export const tongueOf = (key: string): Tongue | undefined => (cited.has(key) ? chosen : undefined);

const NOTHING: Cited = {};

/** Speaks another language from now on and remembers it on this tablet. */
export const chooseLanguage = async (next: Tongue): Promise<void> => {
  const known = learned.size;
  const [spoken, over] = await Promise.all([
    entriesOf(next, ['family', ...learned]),
    LANGUAGES[next].cited?.() ?? NOTHING,
  ]);
  // A page was opened meanwhile: its words are wanted in this language too.
  if (learned.size !== known) return chooseLanguage(next);
  cited = new Map(Object.entries(over).map(([key, { words }]) => [key, words]));
  words = new Map([...spoken, ...cited]);
  chosen = next;
  document.documentElement.lang = LANGUAGES[next].locale;
  remember(next);
};

/** From now on these words are known too, whatever language is chosen. Rejects where they cannot be fetched, and may be asked again. */
export const learn = async (chapters: readonly Chapter[]): Promise<void> => {
  const missing = chapters.filter((chapter) => !learned.has(chapter));
  if (missing.length === 0) return;
  const spoken = chosen;
  const more = await entriesOf(spoken, missing);
  // Another language was chosen meanwhile: its words are wanted.
  if (spoken !== chosen) return learn(chapters);
  words = new Map([...words, ...more, ...cited]);
  for (const chapter of missing) learned.add(chapter);
};

const entriesOf = async (
  of: Tongue,
  parts: readonly ('family' | Chapter)[],
): Promise<readonly [string, string][]> =>
  (await Promise.all(parts.map((part) => LANGUAGES[of][part]()))).flatMap((part) => Object.entries(part));

/** The language this tablet spoke last, else Spanish. */
export const restoreLanguage = async (): Promise<void> => {
  const stored = recall();
  if (stored && stored in LANGUAGES) await chooseLanguage(stored as Tongue);
};

/** Words of the console itself. */
export const t = (key: Key, params: Params = {}): string => compose(find(key) ?? key, params, locale, find);

/** Words for a reason the controller gave; `part` is `what` or `do` of an alarm. */
export const say = ({ key, params = {} }: WireBecause, part?: 'what' | 'do'): string => {
  const message = find(part ? `${key}.${part}` : key) ?? find(key);
  return message === undefined ? t('because.unknown') : compose(message, params, locale, find);
};

/** Whether there are words for this key: some alarms need no second sentence. */
export const hasWords = (key: string): boolean => find(key) !== undefined;

/** Words for a key made at run time, or what stands in when the catalogue has none. */
export const wordsOr = (key: string, otherwise: string): string => find(key) ?? otherwise;

/** A number in the language in use. */
export const number = (value: number, decimals: number): string => formatNumber(value, decimals, locale);

/** A time of the day in the language in use, from minutes after local midnight. */
export const clock = (minutes: number): string => formatClock(minutes, locale);

/** `hace 3 min`, from ms. */
export const ago = (ms: number): string => {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return t('age.seconds', { n: seconds });
  if (seconds < 3600) return t('age.minutes', { n: Math.floor(seconds / 60) });
  if (seconds < 86_400) return t('age.hours', { n: Math.floor(seconds / 3600) });
  return t('age.days', { n: Math.floor(seconds / 86_400) });
};

const find = (key: string): string | undefined => words.get(key) ?? cropNames.get(key);

/** A language in the address (`?lang=fr-CA`) comes first: a sheet is printed by a browser that remembers nothing. */
const recall = (): string | null => {
  try {
    return new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(STORED);
  } catch {
    return null;
  }
};

const remember = (next: Tongue): void => {
  try {
    localStorage.setItem(STORED, next);
  } catch {
    // A tablet that keeps nothing speaks Spanish again tomorrow.
  }
};
