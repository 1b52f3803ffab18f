// The words for what became of a wish.
import { say, t } from '../../i18n/speak.svelte.ts';
import type { Progress } from '../../state/requests.svelte.ts';

/** What became of a wish, and whether it went well. */
export const progressWords = (progress: Progress): { readonly words: string; readonly well: boolean } => {
  switch (progress.phase) {
    case 'requested':
      return { words: t('progress.requested'), well: true };
    case 'accepted':
      return { words: t('progress.accepted'), well: true };
    case 'confirmed':
      return { words: t('progress.confirmed'), well: true };
    case 'vetoed':
    case 'refused':
      return { words: say(progress.because), well: false };
  }
};
