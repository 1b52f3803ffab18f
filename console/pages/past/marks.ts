// What stands on the plot beside the line: alarms that called, and what the family wrote down. Pure.
import type { WireBecause } from '../../../controller/contract/snapshot.ts';
import type { WireWritten } from '../../../controller/contract/written.ts';
import type { JournalLine } from '../../state/commands.ts';
import { pastAlarms } from '../../state/past-alarms.ts';

export type Mark =
  | { readonly kind: 'alarm'; readonly at: number; readonly because: WireBecause }
  | { readonly kind: 'note'; readonly at: number; readonly written: WireWritten };

/** Newest first. `lines` are oldest first; what was taken back is no mark. */
export const marksIn = (lines: readonly JournalLine[]): readonly Mark[] => {
  const undone = new Set(lines.flatMap(({ written }) => (written?.what === 'undo' ? [written.of] : [])));
  const notes = lines.flatMap(({ at, written }): readonly Mark[] =>
    written && written.what !== 'undo' && !undone.has(written.id) ? [{ kind: 'note', at, written }] : [],
  );
  const alarms = pastAlarms(lines.filter(({ kind }) => kind === 'alarm')).map(
    ({ from, because }): Mark => ({ kind: 'alarm', at: from, because }),
  );
  return [...alarms, ...notes].sort((a, b) => b.at - a.at);
};
