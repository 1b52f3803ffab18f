// What an output is called: `pump` has a name of its own, `pump-2` is named after its kind.
import type { WireOutput } from '../../controller/contract/snapshot.ts';
import { t, wordsOr } from '../i18n/speak.svelte.ts';

export const outputName = (id: string, kind: WireOutput['kind']): string =>
  wordsOr(`output.${id}`, '') ||
  t('output.numbered', { kind: t(`output.${kind}`), id: id.replace(/^[a-z]+-/, '') });
