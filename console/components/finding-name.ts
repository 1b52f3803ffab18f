// What a finding is about, in words: the check, and the board or probe where there are several.
import type { WireFinding } from '../../controller/contract/diagnosis.ts';
import { wordsOr } from '../i18n/speak.svelte.ts';

export const findingName = ({ check, subject }: WireFinding): string => {
  const name = wordsOr(`health.${check}`, check);
  return subject === undefined
    ? name
    : `${name} ${wordsOr(`tag.${subject}`, wordsOr(`output.${subject}`, subject))}`;
};
