// Days and moments as each language writes them, by the controller's calendar.
import { afterEach, expect, test } from 'vitest';
import { date, dayMonth, isoDate, moment, monthOf } from '../../console/i18n/dates.ts';
import { chooseLanguage } from '../../console/i18n/speak.svelte.ts';

const LA_PAZ = -4 * 3_600_000;
/** In La Paz it is still the 24th. */
const LATE = Date.UTC(2026, 10, 25, 2, 5);

afterEach(() => chooseLanguage('es-BO'));

test.each([
  ['es-BO', '24/11/2026', '24/11/2026 22:05'],
  ['en', '24/11/2026', '24/11/2026 22:05'],
  ['fr-CA', '2026-11-24', '2026-11-24 22 h 05'],
] as const)('%s', async (language, day, whole) => {
  await chooseLanguage(language);
  expect(date(LATE, LA_PAZ)).toBe(day);
  expect(moment(LATE, LA_PAZ).replaceAll('\u00a0', ' ')).toBe(whole);
});

test.each([
  ['es-BO', '4 sep', 'septiembre de 2026'],
  ['en', '4 Sep', 'September 2026'],
  ['fr-CA', '4 sept.', 'septembre 2026'],
] as const)('months in %s', async (language, day, month) => {
  await chooseLanguage(language);
  expect(dayMonth(Date.UTC(2026, 8, 5, 3), LA_PAZ)).toBe(day);
  expect(monthOf(2026 * 12 + 8)).toBe(month);
});

test.each(['es-BO', 'en', 'fr-CA'] as const)('every month of the year has a name in %s', async (language) => {
  await chooseLanguage(language);
  const names = Array.from({ length: 12 }, (_, month) => monthOf(2026 * 12 + month));
  expect(new Set(names).size).toBe(12);
  expect(names.join()).not.toMatch(/undefined|^ |, /);
});

test('a field for a date is written alike in every language', () => {
  expect(isoDate(LATE, LA_PAZ)).toBe('2026-11-24');
});
