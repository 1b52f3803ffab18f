// The language and its chapters, which arrive in any order.
import { expect, test } from 'vitest';
import type * as Speak from '../../console/i18n/speak.svelte.ts';
import { CATALOGUES } from '../support/catalogues.ts';

/** A copy of its own, as at a start: nothing but the family's Spanish is known. */
const FRESH = '../../console/i18n/speak.svelte.ts?fresh';

test('a page that is opened while a language is being fetched speaks that language', async () => {
  const { chooseLanguage, learn, t }: typeof Speak = await import(/* @vite-ignore */ FRESH);
  await Promise.all([chooseLanguage('fr-CA'), learn(['pages'])]);
  expect(t('tablets.sign-in')).toBe(CATALOGUES['fr-CA']?.['tablets.sign-in']);
  await Promise.all([learn(['diagnosis']), chooseLanguage('en')]);
  expect([t('tablets.sign-in'), t('log.title')]).toEqual([
    CATALOGUES['en']?.['tablets.sign-in'],
    CATALOGUES['en']?.['log.title'],
  ]);
});

test('of a language of which only words are known, they stand over Spanish, marked, whatever chapter comes later', async () => {
  const { chooseLanguage, language, learn, t, tongueOf }: typeof Speak = await import(
    /* @vite-ignore */ `${FRESH}-ay`
  );
  await chooseLanguage('ay');
  await learn(['pages']);
  expect([t('nav.water'), t('picture.sun'), t('nav.today')]).toEqual(['Uma', 'Inti', 'Hoy']);
  expect(['nav.water', 'picture.sun', 'nav.today'].map(tongueOf)).toEqual(['ay', 'ay', undefined]);
  expect([language.chosen, language.locale, document.documentElement.lang]).toEqual(['ay', 'es-BO', 'es-BO']);
  await chooseLanguage('es-BO');
  expect([t('nav.water'), tongueOf('nav.water')]).toEqual(['Agua', undefined]);
});
