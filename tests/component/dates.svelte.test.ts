// Days and moments as each language writes them, by the controller's calendar.
import { afterEach, expect, test } from 'vitest';
import { date, isoDate, moment } from '../../console/i18n/dates.ts';
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

test('a field for a date is written alike in every language', () => {
  expect(isoDate(LATE, LA_PAZ)).toBe('2026-11-24');
});
