// Every line that may be spoken can be spoken, in each language: no braces, no sign that a voice would spell, numbers as they are said.
import { describe, expect, test } from 'vitest';
import { openSentences } from '../../../controller/cli/sentences.ts';
import { toSpoken } from '../../../controller/web/spoken.ts';
import { CATALOGUES, LOCALES, SOURCE } from '../../support/catalogues.ts';

const SPOKEN = /^(verdict|advice|chore|task-help)\.|^alarm\..*\.(what|do)$/;
const KEYS = Object.keys(SOURCE).filter((key) => SPOKEN.test(key));

/** Parameters as the controller gives them: half a degree below zero, a time in minutes, a name of the catalogues. */
const paramsOf = (line: string) =>
  Object.fromEntries(
    [...line.matchAll(/\{(\w+)(?::(\w+))?\}/g)].map(([, name = '', form]) => {
      if (['tag', 'crop', 'loop', 'board', 'document', 'kept'].includes(name))
        return [name, name === 'tag' ? 'air.humidity' : 'pump'];
      return [name, form === 'time' ? 940 : -2.5];
    }),
  );

/** What a voice reads letter by letter, or not at all. */
const UNSAID = /[{}|°²³·/]|\b(?:kPa|mS|mg|mL|kWh|Wh|ppm|km|cm|mm|kg)\b|\d\s?(?:L|K|h|min|s|m|g|W|V|A)\b/;

describe.each(LOCALES)('in %s', (locale) => {
  const say = openSentences(locale as 'es-BO' | 'fr-CA' | 'en');
  test.each(KEYS)('%s', (key) => {
    const spoken = toSpoken(say(key, paramsOf(CATALOGUES[locale]?.[key] ?? '')), say);
    expect(spoken).toMatch(/\p{L}{2}/u);
    expect(UNSAID.exec(spoken)?.[0]).toBeUndefined();
    expect(spoken).not.toMatch(/(^|\s)\d\.\s|[−-]\d/);
    expect(spoken).not.toMatch(locale === 'en' ? /\d,\d/ : /\d\.\d/);
  });
});

test('there are lines of every kind', () => {
  for (const kind of ['verdict.', 'advice.', 'chore.', 'task-help.', 'alarm.'])
    expect(KEYS.filter((key) => key.startsWith(kind)).length).toBeGreaterThan(5);
});
