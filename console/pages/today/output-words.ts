// The words for one output: what it does now as the board confirms it, what the plant proved, what became of a wish.
import type { WireOutput } from '../../../controller/contract/snapshot.ts';
import { type Key, say, t } from '../../i18n/speak.svelte.ts';
import type { Progress } from '../../state/requests.svelte.ts';

/** Confirmed state in words. */
export const stateWords = ({ kind, duty }: WireOutput): string => {
  if (duty === undefined) return t('output.unknown');
  if (duty === 0) return t(`output.${kind}.off`);
  return kind === 'vent' && duty < 1
    ? t('output.vent.part', { percent: Math.round(duty * 100) })
    : t(`output.${kind}.on`);
};

/** What the plant itself showed; nothing where it has no way to show it. */
export const proofWords = ({ kind, proof, duty }: WireOutput): string | undefined => {
  if (kind !== 'pump' || !duty) return undefined;
  const keys: Record<WireOutput['proof'], Key | undefined> = {
    proved: 'proof.proved',
    refuted: 'proof.refuted',
    waiting: 'proof.waiting',
    none: undefined,
  };
  const key = keys[proof];
  return key && t(key);
};

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
