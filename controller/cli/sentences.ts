// A reason of the controller in the technician's language, by the same catalogues as the console's.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Because } from '../core/because.ts';
import { projectRoot } from '../project-root.ts';

export type Language = 'es-BO' | 'en' | 'fr-CA';
export type Say = (key: string, params?: Because['params']) => string;

const LANGUAGES: Readonly<Record<string, Language>> = { es: 'es-BO', fr: 'fr-CA' };

/** Spanish or French where the machine speaks it (`LANG`), else English; a person's wish comes first. */
export const languageOf = (wish: string | undefined, env: string | undefined): Language =>
  LANGUAGES[(wish ?? env ?? '').slice(0, 2).toLowerCase()] ?? 'en';

/** Sentences of one language; a key without words is shown as it is. */
export const openSentences = (language: Language): Say => {
  const words = { ...readWords(language, 'family'), ...readWords(language, 'technician') };
  const say: Say = (key, params = {}) => {
    const [one = key, many] = (words[key] ?? key).split('|');
    const sentence = many === undefined || params['n'] === 1 ? one : many;
    return sentence.replace(/\{(\w+)(?::(\d))?\}/g, (_hole, name: string, decimals?: string) => {
      const value = params[name];
      if (typeof value === 'number') return numberIn(language, value, decimals);
      return value === undefined ? '—' : (words[`tag.${value}`] ?? value);
    });
  };
  return say;
};

const readWords = (language: Language, file: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(join(projectRoot, 'console/i18n', language, `${file}.json`), 'utf8'));

const numberIn = (language: Language, value: number, decimals: string | undefined): string => {
  const digits = decimals === undefined ? (Number.isInteger(value) ? 0 : 1) : Number(decimals);
  return value.toLocaleString(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
  });
};
