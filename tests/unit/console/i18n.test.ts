// Both catalogues say the same things with the same numbers, every key of the program has words, and no words stand in components.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import en from '../../../console/i18n/en.json';
import es from '../../../console/i18n/es-BO.json';
import { placeholders } from '../../../console/i18n/message.ts';

const filesIn = (folder: string, ending: RegExp): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

const catalogues: Readonly<Record<string, Readonly<Record<string, string>>>> = { 'es-BO': es, en };

describe('the catalogues', () => {
  test('have the same keys', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(es).sort());
  });

  test.each(Object.keys(es))('%s takes the same numbers in both', (key) => {
    expect(placeholders(catalogues['en']?.[key] ?? '')).toEqual(
      placeholders(catalogues['es-BO']?.[key] ?? ''),
    );
  });

  test('are empty nowhere', () => {
    const empty = Object.entries(catalogues).flatMap(([name, words]) =>
      Object.entries(words)
        .filter(([, text]) => text.trim() === '')
        .map(([key]) => `${name}: ${key}`),
    );
    expect(empty).toEqual([]);
  });

  test('have two halves for every alarm, what and what to do', () => {
    const halves = (half: string) =>
      Object.keys(es)
        .filter((key) => key.endsWith(half))
        .map((key) => key.slice(0, -half.length))
        .sort();
    expect(halves('.do').filter((key) => !(`${key}.what` in es))).toEqual([]);
    expect(halves('.what').filter((key) => !(`${key}.do` in es))).toEqual([]);
  });

  test('know every reason that the program names outright', () => {
    const sources = ['controller', 'hardware'].flatMap((room) => filesIn(room, /\.ts$/));
    const named = sources.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/because\(\s*'([a-z.-]+)'|key: '([a-z]+\.[a-z.-]+)'/g)].map(
        ([, first, second]) => first ?? second ?? '',
      ),
    );
    expect(named.length).toBeGreaterThan(20);
    expect([...new Set(named)].filter((key) => !(key in es) && !(`${key}.what` in es))).toEqual([]);
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
