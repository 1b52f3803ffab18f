// A reason of the controller in the language of whoever reads it, by the words and the grammar of the console's catalogues.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatNumber, type Locale } from '../../console/i18n/format.ts';
import { compose } from '../../console/i18n/message.ts';
import type { Because } from '../core/because.ts';
import { projectRoot } from '../project-root.ts';
import { planClips } from './clip-plan.ts';

export type Say = (key: string, params?: Because['params']) => string;

const LANGUAGES: Readonly<Record<string, Locale>> = { es: 'es-BO', en: 'en', fr: 'fr-CA' };

/** The language of a name such as `fr`, `FR-CA` or `fr_CA.UTF-8`; undefined for one that is not spoken here. */
export const languageNamed = (name: string): Locale | undefined => LANGUAGES[name.slice(0, 2).toLowerCase()];

/** A person's wish, else what the machine speaks (`LANG`), else Spanish. */
export const languageOf = (wish: string | undefined, env: string | undefined): Locale =>
  languageNamed(wish ?? '') ?? languageNamed(env ?? '') ?? 'es-BO';

/** Sentences of one language; a key without words is shown as it is. */
export const openSentences = (language: Locale): Say => openWords(language).say;

const openWords = (language: Locale) => {
  const words = new Map(
    [
      'family',
      'pages',
      'help',
      'commissioning',
      'diagnosis',
      'kiosk',
      'technician',
      'wiring',
      'profiles',
      'commands',
    ].flatMap((file) => Object.entries<string>(readWords(language, file))),
  );
  const find = (key: string) => words.get(key);
  const say: Say = (key, params = {}) => compose(find(key) ?? key, params, language, find);
  return {
    say,
    number: (value: number, decimals: number) => formatNumber(value, decimals, language),
    clips: (because: Because) => planClips(because, language, find),
  };
};

/** Sentences, numbers and recorded pieces of any language, read when it is first spoken. */
export const createPhrasebook = () => {
  const opened = new Map<Locale, ReturnType<typeof openWords>>();
  return (language: Locale) => {
    const words = opened.get(language) ?? openWords(language);
    opened.set(language, words);
    return words;
  };
};

const readWords = (language: Locale, file: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(join(projectRoot, 'console/i18n', language, `${file}.json`), 'utf8'));
