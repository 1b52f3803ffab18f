// Why a value is not to be believed, in words; nothing for one that is good and fresh.
import { ago, number, t, wordsOr } from '../i18n/speak.svelte.ts';
import type { Shown } from '../state/shown.ts';

export const doubtWords = (shown: Shown, decimals: number): string | undefined => {
  switch (shown.kind) {
    case 'value':
      return undefined;
    case 'stale':
      return ago(shown.age);
    case 'doubtful':
      return wordsOr(`reading.${shown.why}`, t('reading.doubtful'));
    case 'none':
      return shown.last !== undefined && shown.age !== undefined
        ? t('reading.last', { value: number(shown.last, decimals), age: ago(shown.age) })
        : wordsOr(`reading.${shown.why}`, t('reading.missing'));
  }
};
