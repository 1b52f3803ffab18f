// All words for people, by language: each folder of `console/i18n` is one, its files together one catalogue.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../controller/project-root.ts';

export type Catalogue = Readonly<Record<string, string>>;

const ROOT = join(projectRoot, 'console/i18n');

/** Name of each file of a language, with its words; `es-BO` is the source. */
export const filesOf = (locale: string): Readonly<Record<string, Catalogue>> =>
  Object.fromEntries(
    readdirSync(join(ROOT, locale)).map((name) => [
      name,
      JSON.parse(readFileSync(join(ROOT, locale, name), 'utf8')) as Catalogue,
    ]),
  );

/** Languages that say everything; of the others single words are known. */
export const LOCALES: readonly string[] = readdirSync(ROOT).filter((name) =>
  existsSync(join(ROOT, name, 'family.json')),
);

export const CATALOGUES: Readonly<Record<string, Catalogue>> = Object.fromEntries(
  LOCALES.map((locale) => [locale, Object.assign({}, ...Object.values(filesOf(locale)))]),
);

export const SOURCE: Catalogue = CATALOGUES['es-BO'] ?? {};
