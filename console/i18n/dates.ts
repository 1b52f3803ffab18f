// Days as people here write them, by the controller's calendar: moments in ms since 1970, offsets from UTC in ms.
import { minuteOfDay } from './format.ts';
import { clock, language } from './speak.svelte.ts';

/** English is read here by people who write the day first. */
const CALENDARS: Readonly<Record<string, string>> = { en: 'en-GB' };

/** `24/11/2026`, in French `2026-11-24`. */
export const date = (at: number, utcOffset: number): string =>
  new Intl.DateTimeFormat(CALENDARS[language.locale] ?? language.locale, {
    timeZone: 'UTC',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  }).format(at + utcOffset);

/** `24/11/2026 14:20`. */
export const moment = (at: number, utcOffset: number): string =>
  `${date(at, utcOffset)} ${clock(minuteOfDay(at, utcOffset))}`;

/** `24 nov`, under a plot. */
export const dayMonth = (at: number, utcOffset: number): string =>
  new Intl.DateTimeFormat(CALENDARS[language.locale] ?? language.locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
  }).format(at + utcOffset);

/** `2026-11-24`, as a field for a date wants it. */
export const isoDate = (at: number, utcOffset: number): string =>
  new Date(at + utcOffset).toISOString().slice(0, 10);

/** `noviembre de 2026`; months count from January of year 0. */
export const monthOf = (month: number): string =>
  new Intl.DateTimeFormat(CALENDARS[language.locale] ?? language.locale, {
    timeZone: 'UTC',
    month: 'long',
    year: 'numeric',
  }).format(Date.UTC(Math.floor(month / 12), month % 12, 1));
