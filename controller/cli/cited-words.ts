// The single words that a source gives of languages whose sentences nobody has written yet: what may be said aloud in them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../project-root.ts';

const LANGUAGES: readonly string[] = ['ay', 'qu'];

/** Words by the line they stand for, in the order of their keys; none for a language that has sentences. Each file is read once. */
export const openCitedWords = () => {
  const opened = new Map<string, ReadonlyMap<string, string>>();
  return (language: string): ReadonlyMap<string, string> => {
    const words = opened.get(language) ?? readWords(language);
    opened.set(language, words);
    return words;
  };
};

const readWords = (language: string): ReadonlyMap<string, string> => {
  if (!LANGUAGES.includes(language)) return new Map();
  const file = join(projectRoot, 'console/i18n', language, 'cited.json');
  const cited: Readonly<Record<string, { readonly words: string }>> = JSON.parse(readFileSync(file, 'utf8'));
  return new Map(Object.entries(cited).map(([key, { words }]) => [key, words]));
};
