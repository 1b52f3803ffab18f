// When something was and how long it lasted, in words.

import { date } from '../i18n/dates.ts';
import { t } from '../i18n/speak.svelte.ts';
import { dayNumber, weekdayKey } from '../state/past-alarms.ts';

/** `duró 20 min`, from ms. */
export const lastedWords = (ms: number): string => {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  return minutes < 90 ? t('alarms.lasted', { n: minutes }) : t('alarms.lasted-hours', { n: minutes / 60 });
};

/** `hoy`, `ayer`, the day of the week within a week, then the date; moments in ms since 1970. */
export const dayWords = (at: number, now: number, utcOffset: number): string => {
  const then = dayNumber(at, utcOffset);
  const past = dayNumber(now, utcOffset) - then;
  if (past === 0) return t('weekday.today');
  if (past === 1) return t('weekday.yesterday');
  return past > 1 && past <= 7 ? t(weekdayKey(then)) : date(at, utcOffset);
};
