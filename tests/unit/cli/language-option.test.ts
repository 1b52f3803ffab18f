// The wish for a language, wherever it is typed.
import { expect, test } from 'vitest';
import { takeLanguage } from '../../../controller/cli/language-option.ts';

test.each([
  [['doctor'], undefined, ['doctor']],
  [['--lang', 'fr', 'doctor', '--json'], 'fr', ['doctor', '--json']],
  [['rig', 'check', 'a.json', '--lang=es', '--json'], 'es', ['rig', 'check', 'a.json', '--json']],
  [['doctor', '--lang'], '', ['doctor']],
  [['doctor', '--lang', 'es', '--lang', 'en'], 'en', ['doctor']],
  [
    ['calibrate', 'ph', '--by', 'Ana', '--lang', 'es', '7@15'],
    'es',
    ['calibrate', 'ph', '--by', 'Ana', '7@15'],
  ],
])('%j: %s', (args, wish, rest) => {
  expect(takeLanguage(args)).toEqual({ wish, rest });
});
