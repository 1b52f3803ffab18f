// Which of the words that are known of a language the controller can say.
import type { WireHeard } from '../../../controller/contract/heard.ts';
import type { Tongue } from '../../i18n/speak.svelte.ts';

/** None where nobody answers. */
const NOTHING: WireHeard = { recorded: [], machine: false };

export const askHeard = async (tongue: Tongue): Promise<WireHeard> => {
  try {
    const answer = await fetch(`/voice/words?lang=${tongue}`);
    return answer.ok ? await answer.json() : NOTHING;
  } catch {
    return NOTHING;
  }
};
