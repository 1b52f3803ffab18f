// The language of the machine decides in which words the technician is answered; a wish on the command line comes first.
import { describe, expect, test } from 'vitest';
import { languageOf, openSentences } from '../../../controller/cli/sentences.ts';

describe('the language', () => {
  test.each([
    [undefined, 'es_BO.UTF-8', 'es-BO'],
    [undefined, 'fr_CA.UTF-8', 'fr-CA'],
    [undefined, 'de_DE.UTF-8', 'es-BO'],
    [undefined, 'C', 'es-BO'],
    [undefined, undefined, 'es-BO'],
    [undefined, 'en_US.UTF-8', 'en'],
    ['fr', 'es_BO.UTF-8', 'fr-CA'],
    ['FR-CA', 'es_BO.UTF-8', 'fr-CA'],
    ['en', 'fr_CA.UTF-8', 'en'],
  ] as const)('wish %s on a machine of %s: %s', (wish, machine, language) => {
    expect(languageOf(wish, machine)).toBe(language);
  });

  test('French has its own words and a decimal comma', () => {
    expect(openSentences('fr-CA')('calibration.off-warning', { off: 0.25 })).toBe(
      'Le capteur était décalé de 0,3. Surveillez-le.',
    );
  });
});
