// Help in every language: one layout, no word of another language and no key without words.
import { describe, expect, test } from 'vitest';
import { HELPS, helpPage, type VerbName } from '../../../controller/cli/help.ts';
import { openSentences } from '../../../controller/cli/sentences.ts';
import { startHelp } from '../../../controller/cli/start-help.ts';
import { OPTION_NAMES } from '../../../controller/options.ts';

const VERBS = Object.keys(HELPS) as VerbName[];
const pageIn = (locale: 'es-BO' | 'en' | 'fr-CA') => helpPage(VERBS, openSentences(locale));
/** How verbs are typed, and the words that stand before an explanation. */
const typedIn = (page: string) => page.split('\n').filter((line) => /^ {2}\S/.test(line));

describe.each(['es-BO', 'en', 'fr-CA'] as const)('help in %s', (locale) => {
  const page = pageIn(locale);

  test('has words for all and fits a terminal', () => {
    expect(page).not.toMatch(/cli\.help|—/);
    expect(page.split('\n').filter((line) => line.length > 112)).toEqual([]);
  });

  test('is typed as in every language', () => {
    expect(typedIn(page)).toEqual(typedIn(pageIn('en')));
    expect(typedIn(page)).toContain('  boards name ID NAME');
  });

  test('of the start names every option that it takes, and no other', () => {
    const start = startHelp(openSentences(locale));
    expect(start).not.toMatch(/cli\.help|—/);
    expect(start.split('\n').filter((line) => line.length > 112)).toEqual([]);
    const named = [...start.matchAll(/^ +--([a-z-]+)/gm)].map(([, name]) => name);
    expect(named.sort()).toEqual([...OPTION_NAMES].sort());
  });

  test('breaks no line between an option and its value', () => {
    expect(page).not.toMatch(/--[a-z]+$/m);
  });
});

test('says of one verb what it says of it among all', () => {
  const say = openSentences('es-BO');
  expect(helpPage(['flash'], say)).toMatch(/flash \[--board uno\|nano\|mega\].*\n +Escribe el programa/);
  expect(helpPage(['flash'], say)).not.toContain('doctor');
});
