// The rig on the technician's desk: what runs, what is said of a changed copy, and the copy kept for the next start. Nothing here
// touches the house that runs: a rig is in force from a start on.
import type { Outcome } from '../contract/request.ts';
import { type Rig, rigSchema } from '../contract/rig.ts';
import type { RigSheet, RigView } from '../contract/wiring.ts';
import type { Clock, Journal, Log, RigFile, WiringBench } from '../ports.ts';
import { checkRig } from './rig-check.ts';

export interface RigDesk {
  view(): RigView;
  check(rig: unknown): RigSheet;
  /** Refused while anything is wrong with it. */
  save(rig: unknown, by: string): Promise<Outcome>;
}

export interface RigDeskDeps {
  readonly rigFile: RigFile;
  readonly wiring: WiringBench;
  readonly clock: Pick<Clock, 'now'>;
  readonly journal: Pick<Journal, 'append'>;
  readonly log: Log;
}

export const createRigDesk = ({ rigFile, wiring, clock, journal, log }: RigDeskDeps): RigDesk => {
  let kept: Rig | undefined;

  const check = (data: unknown): RigSheet => {
    const report = checkRig(data, wiring.examine);
    const parsed = rigSchema.safeParse(data, { jitless: true });
    const isDrawn = parsed.success && report.boards.length > 0;
    return { ...report, pictures: isDrawn ? wiring.draw(parsed.data) : {} };
  };

  const note = async (by: string): Promise<void> => {
    const entry = { at: clock.now(), kind: 'person', subject: 'rig', by, change: 'saved' } as const;
    await journal
      .append(entry)
      .catch((cause: unknown) => log.error('journal entry lost', { entry, cause: String(cause) }));
  };

  return {
    check,
    view: () => ({
      rig: kept ?? rigFile.running,
      sheet: check(kept ?? rigFile.running),
      offers: wiring.offers(),
      file: rigFile.path,
      isPickedUp: rigFile.isPickedUp,
      isWaiting: kept !== undefined,
    }),
    async save(data, by) {
      const parsed = rigSchema.safeParse(data, { jitless: true });
      const faults = checkRig(data, wiring.examine).faults.length;
      if (!parsed.success || faults > 0)
        return { outcome: 'refused', because: { key: 'refusal.rig-wrong', params: { n: faults } } };
      try {
        await rigFile.save(parsed.data);
      } catch (cause) {
        log.error('rig not saved', { path: rigFile.path, cause: String(cause) });
        return { outcome: 'refused', because: { key: 'refusal.not-kept' } };
      }
      kept = parsed.data;
      await note(by);
      return { outcome: 'accepted' };
    },
  };
};
