// Days as people here write them, by the controller's calendar: moments in ms since 1970, offsets from UTC in ms.
import { minuteOfDay } from './format.ts';
import { monthLong, monthShort } from './months.ts';
import { clock, language } from './speak.svelte.ts';

/** `24/11/2026`, in French `2026-11-24`. */
export const date = (at: number, utcOffset: number): string => {
  const [year, month, day] = isoDate(at, utcOffset).split('-');
  return language.locale === 'fr-CA' ? `${year}-${month}-${day}` : `${day}/${month}/${year}`;
};

/** `24/11/2026 14:20`. */
export const moment = (at: number, utcOffset: number): string =>
  `${date(at, utcOffset)} ${clock(minuteOfDay(at, utcOffset))}`;

/** `24 nov`, under a plot. */
export const dayMonth = (at: number, utcOffset: number): string => {
  const here = new Date(at + utcOffset);
  return `${here.getUTCDate()} ${monthShort(here.getUTCMonth() + 1, language.locale)}`;
};

/** `2026-11-24`, as a field for a date wants it. */
export const isoDate = (at: number, utcOffset: number): string =>
  new Date(at + utcOffset).toISOString().slice(0, 10);

/** `noviembre de 2026`; months count from January of year 0. */
export const monthOf = (month: number): string => {
  const name = monthLong((month % 12) + 1, language.locale);
  return `${name}${language.locale === 'es-BO' ? ' de ' : ' '}${Math.floor(month / 12)}`;
};
