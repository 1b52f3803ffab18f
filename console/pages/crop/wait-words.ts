// How long until something begins. A fortnight and more is told in weeks: nobody knows the day.
import { t } from '../../i18n/speak.svelte.ts';

const WEEK = 7;

export const waitWords = (days: number): string =>
  days >= 2 * WEEK
    ? t('crop-page.in-weeks', { n: Math.round(days / WEEK) })
    : t('crop-page.in-days', { n: days });
