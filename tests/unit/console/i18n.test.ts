// All catalogues say the same things with the same numbers, every key of the program has words, and no words stand in components.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { placeholders } from '../../../console/i18n/message.ts';
import { CATALOGUES, filesOf, LOCALES, SOURCE } from '../../support/catalogues.ts';

const filesIn = (folder: string, ending: RegExp): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

/** Names, and words that Spanish really shares with another language. */
const SHARED = [
  'Arduino',
  'Base',
  'Locoto',
  'Mega',
  'Modbus',
  'Nano',
  'Node',
  'Sensor',
  'Yapu',
  'avrdude',
  'aymara',
  'bien',
  'quechua',
  'udevadm',
];

/** Words of a sentence, without placeholders and units. */
const wordsIn = (sentence: string): readonly string[] =>
  sentence.replace(/\{[^}]*\}/g, '').match(/\p{L}{4,}/gu) ?? [];

const keysByFile = (locale: string) =>
  Object.fromEntries(Object.entries(filesOf(locale)).map(([file, words]) => [file, Object.keys(words)]));

describe('the catalogues', () => {
  test.each(LOCALES)('%s never ends a line between a number and its degrees', (locale) => {
    const breaking = Object.entries(CATALOGUES[locale] ?? {}).filter(([, words]) => words.includes('} °C'));
    expect(breaking).toEqual([]);
  });
  test.each(LOCALES)('%s has the keys of the source, file by file, sorted', (locale) => {
    expect(keysByFile(locale)).toEqual(keysByFile('es-BO'));
    expect(Object.values(keysByFile(locale))).toEqual(
      Object.values(keysByFile(locale)).map((keys) => keys.toSorted()),
    );
  });

  test('a key stands in one file', () => {
    const keys = Object.values(keysByFile('es-BO')).flat();
    expect(keys).toHaveLength(new Set(keys).size);
  });

  test.each(Object.keys(SOURCE))('%s takes the same numbers in every language', (key) => {
    for (const words of Object.values(CATALOGUES)) {
      expect(placeholders(words[key] ?? '')).toEqual(placeholders(SOURCE[key] ?? ''));
    }
  });

  test.each(LOCALES.filter((locale) => locale !== 'es-BO'))('%s leaves nothing in Spanish', (locale) => {
    const left = Object.entries(CATALOGUES[locale] ?? {}).filter(
      ([key, text]) =>
        /[¿¡ñ]/.test(text) || (text === SOURCE[key] && wordsIn(text).some((word) => !SHARED.includes(word))),
    );
    expect(left).toEqual([]);
  });

  test('are empty nowhere', () => {
    const empty = Object.entries(CATALOGUES).flatMap(([name, words]) =>
      Object.entries(words)
        .filter(([, text]) => text.trim() === '')
        .map(([key]) => `${name}: ${key}`),
    );
    expect(empty).toEqual([]);
  });

  test('have two halves for every alarm, what and what to do', () => {
    const halves = (half: string) =>
      Object.keys(SOURCE)
        .filter((key) => key.endsWith(half))
        .map((key) => key.slice(0, -half.length))
        .sort();
    expect(halves('.do').filter((key) => !(`${key}.what` in SOURCE))).toEqual([]);
    expect(halves('.what').filter((key) => !(`${key}.do` in SOURCE))).toEqual([]);
  });

  test('know every reason that the program names outright', () => {
    const sources = ['controller', 'hardware'].flatMap((room) => filesIn(room, /\.ts$/));
    const named = sources.flatMap((file) =>
      [
        ...readFileSync(file, 'utf8').matchAll(
          /because\(\s*'([a-z.-]+)'|key: '([a-z]+\.[a-z.-]+)'|'((?:rig|profile)\.wanted\.[a-z0-9-]+)'/g,
        ),
      ].map(([, first, second, third]) => first ?? second ?? third ?? ''),
    );
    expect(named.length).toBeGreaterThan(20);
    expect([...new Set(named)].filter((key) => !(key in SOURCE) && !(`${key}.what` in SOURCE))).toEqual([]);
  });
});

/** Letters a person would read: what is left of the markup without script, style, tags and `{…}`. */
const strayLetters = (component: string): readonly string[] => {
  const markup = component
    .replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<!--[\s\S]*?-->/g, '')
    .replace(/(aria-label|title|alt|placeholder)="([^"{]*\p{L}[^"{]*)"/gu, '>$2<');
  return (
    withoutBraces(markup)
      .replace(/<[^>]*>/g, '\n')
      .match(/\p{L}{2,}[^\n]*/gu) ?? []
  ).map((found) => found.trim());
};

const withoutBraces = (text: string): string => {
  let depth = 0;
  return [...text]
    .filter((letter) => {
      if (letter === '{') depth += 1;
      if (letter === '}') depth -= 1;
      return depth === 0 && letter !== '}';
    })
    .join('');
};

describe('no component speaks by itself', () => {
  test.each(filesIn('console', /\.svelte$/))('%s', (file) => {
    expect(strayLetters(readFileSync(file, 'utf8'))).toEqual([]);
  });

  test.each(['<p>Hola</p>', '<button aria-label="Cerrar">{x}</button>', '{#if x}<p>{t(k)} litros</p>{/if}'])(
    'a planted word is seen: %s',
    (planted) => {
      expect(strayLetters(planted)).not.toEqual([]);
    },
  );
});
