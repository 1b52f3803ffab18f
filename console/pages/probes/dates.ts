// Days as people here write them, by the controller's calendar.
import { language } from '../../i18n/speak.svelte.ts';

/** `24/11/2026` of a moment (ms since 1970) at this offset from UTC (ms). */
export const dayWords = (at: number, utcOffset: number): string =>
  new Intl.DateTimeFormat(language.locale, {
    timeZone: 'UTC',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  }).format(at + utcOffset);
