// A line of the journal as a person reads it.
import type { Snapshot } from '../../../controller/contract/snapshot.ts';
import { outputName } from '../../components/output-name.ts';
import { say, t, wordsOr } from '../../i18n/speak.svelte.ts';
import type { JournalLine } from '../../state/commands.ts';
import { toldChange } from './told-change.ts';

/** What a line is about: an output or a value by its name, anything else as the journal calls it. */
export const subjectWords = (subject: string, outputs: Snapshot['outputs']): string => {
  const plain = subject.replace(/^(self-test|profile):/, '');
  const output = outputs[plain];
  if (output) return outputName(plain, output.kind);
  return wordsOr(`log.subject.${plain}`, wordsOr(`tag.${plain}`, wordsOr(`crop.${plain}`, plain)));
};

/** Who did it: what an interlock held back is told by its reason, and by whom is the same for all of them. */
export const doerWords = ({ kind, by }: Pick<JournalLine, 'kind' | 'by'>): string =>
  kind === 'veto' ? t('by.interlock') : whoWords(by);

/** Who it was: a part of the program, a tablet by its role and number, or the address of one that had not signed in. */
export const whoWords = (by: string): string => {
  const [, role, n, name] = /^(family|technician|trainer) (\d+)(?: (.*))?$/.exec(by) ?? [];
  if (role === undefined || n === undefined) return wordsOr(`by.${by}`, by);
  const params = { role: `role.${role}`, n: Number(n) };
  return name === undefined ? t('by.who', params) : t('by.named', { ...params, name });
};

/** What happened and why. */
export const happened = ({ kind, change, because, written }: JournalLine): string => {
  if (written) return [wordsOr(`journal.kind.${written.what}`, ''), written.text ?? ''].join(' ').trim();
  const why = because ? say(because, 'what') : '';
  const what = change === undefined ? '' : changeWords(kind, change);
  return [what, why].filter((part) => part !== '').join(' · ');
};

const changeWords = (kind: JournalLine['kind'], change: string): string =>
  kind === 'command' && Number.isFinite(Number(change))
    ? t('log.duty', { percent: Math.round(Number(change) * 100) })
    : (toldChange(change) ?? wordsOr(`log.change.${change.replaceAll(' ', '-')}`, change));
