// An entry in words.
import { number, t, wordsOr } from '../../i18n/speak.svelte.ts';
import type { Entry } from './told.ts';

export const cropName = (crop: string | undefined): string =>
  crop === undefined ? t('journal.other-crop') : wordsOr(`crop.${crop}`, crop);

/** Decimals as far as there are any, three at most. */
export const amountWords = (amount: number): string =>
  number(amount, String(Math.round(amount * 1000) / 1000).split('.')[1]?.length ?? 0);

/** `Cosecha · Lechuga · 2,5 kg`, without the person's own words. */
export const entryHead = ({ what, crop, item, amount, unit }: Omit<Entry, 'at' | 'id'>): string =>
  [
    t(`journal.kind.${what}`),
    what === 'harvest' ? cropName(crop) : item,
    amount !== undefined && unit ? `${amountWords(amount)}\u00a0${t(`journal.unit.${unit}`)}` : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
