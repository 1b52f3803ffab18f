// A line of the journal as a person reads it.
import type { Snapshot } from '../../../controller/contract/snapshot.ts';
import { outputName } from '../../components/output-name.ts';
import { say, t, wordsOr } from '../../i18n/speak.svelte.ts';
import type { JournalLine } from '../../state/commands.ts';

/** What a line is about: an output or a value by its name, anything else as the journal calls it. */
export const subjectWords = (subject: string, outputs: Snapshot['outputs']): string => {
  const plain = subject.replace(/^self-test:/, '');
  const output = outputs[plain];
  if (output) return outputName(plain, output.kind);
  return wordsOr(`log.subject.${plain}`, wordsOr(`tag.${plain}`, plain));
};

/** What happened and why. */
export const happened = ({ kind, change, because }: JournalLine): string => {
  const why = because ? say(because, 'what') : '';
  const what = change === undefined ? '' : changeWords(kind, change);
  return [what, why].filter((part) => part !== '').join(' · ');
};

const changeWords = (kind: JournalLine['kind'], change: string): string =>
  kind === 'command' && Number.isFinite(Number(change))
    ? t('log.duty', { percent: Math.round(Number(change) * 100) })
    : wordsOr(`log.change.${change}`, change);
