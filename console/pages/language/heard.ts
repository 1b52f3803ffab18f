// Which of the words that are known of a language the controller can say.
import type { WireHeard } from '../../../controller/contract/heard.ts';
import type { Tongue } from '../../i18n/speak.svelte.ts';

/** Undefined where nobody answers: then nothing is known of it. */
export const askHeard = async (tongue: Tongue): Promise<WireHeard | undefined> => {
  try {
    const answer = await fetch(`/voice/words?lang=${tongue}`);
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
};
