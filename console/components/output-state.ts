// The words for what an output does now: as the board confirms it, and as the plant itself proved it.
import type { WireOutput } from '../../controller/contract/snapshot.ts';
import { type Key, t } from '../i18n/speak.svelte.ts';

type Kind = WireOutput['kind'];

/** Its duty is a place on its travel, not power. */
const isPlace = (kind: Kind): kind is Extract<Kind, 'vent' | 'screen' | 'shade'> =>
  kind === 'vent' || kind === 'screen' || kind === 'shade';

/** Confirmed state in words. */
export const stateWords = ({ kind, duty }: WireOutput): string => {
  if (duty === undefined) return t('output.unknown');
  if (duty === 0) return t(`output.${kind}.off`);
  return isPlace(kind) && duty < 1
    ? t(`output.${kind}.part`, { percent: Math.round(duty * 100) })
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
