// Names of the months. Own, for a browser of 2020 knows other short forms, and a cheap one may not know them at all.
import type { Locale } from './format.ts';

const LONG: Readonly<Record<Locale, string>> = {
  'es-BO': 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'fr-CA': 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  en: 'January February March April May June July August September October November December',
};
const SHORT: Readonly<Record<Locale, string>> = {
  'es-BO': 'ene feb mar abr may jun jul ago sep oct nov dic',
  'fr-CA': 'janv. févr. mars avr. mai juin juill. août sept. oct. nov. déc.',
  en: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
};

const nameIn = (names: string, month: number): string => names.split(' ')[month - 1] ?? '';

/** `noviembre`, of 1…12. */
export const monthLong = (month: number, locale: Locale): string => nameIn(LONG[locale], month);

/** `nov`, of 1…12. */
export const monthShort = (month: number, locale: Locale): string => nameIn(SHORT[locale], month);
