// A value beside its line, as it is to be believed now.
import type { WireReading } from '../../../controller/contract/snapshot.ts';
import { doubtWords } from '../../components/doubt-words.ts';
import { number } from '../../i18n/speak.svelte.ts';
import { type Freshness, showReading } from '../../state/shown.ts';

export interface NowWords {
  readonly value: string;
  /** Why it is not to be believed; absent for one that is good and fresh. */
  readonly doubt: string | undefined;
}

export const nowWords = (reading: WireReading | undefined, freshness: Freshness): NowWords => {
  const { decimals, unit } = reading ?? { decimals: 1, unit: '' };
  const shown = showReading(reading, freshness);
  const doubt = doubtWords(shown, decimals);
  if (shown.kind === 'none') return { value: '—', doubt };
  return { value: `${number(shown.value, decimals)} ${unit}${shown.kind === 'doubtful' ? ' ?' : ''}`, doubt };
};
