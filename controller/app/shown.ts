// What anybody may see of a running controller: the present, the past, what is wrong with it, and the report for a helper.
import type { Snapshot } from '../contract/snapshot.ts';
import type { History, Journal } from '../ports.ts';
import type { Examine } from './diagnosis.ts';
import type { GrowingHouse } from './growing.ts';
import type { Publisher } from './publisher.ts';
import { type ReportDeps, writeReport } from './report.ts';
import type { Station } from './station.ts';
import type { Technician } from './technician.ts';

interface ShownDeps extends Pick<ReportDeps, 'rig' | 'calibrations'> {
  readonly history: History;
  readonly journal: Journal;
  readonly examine: Examine;
}

type Shown =
  | 'snapshot'
  | 'onDelta'
  | 'history'
  | 'journal'
  | 'journalBetween'
  | 'crop'
  | 'beds'
  | 'diagnose'
  | 'report';

/** `deps` are the controller's own. */
export const shownBy = (
  publisher: Publisher,
  deps: ShownDeps,
  {
    growing,
    technician,
  }: {
    readonly growing: GrowingHouse;
    readonly technician: Pick<Technician, 'channels' | 'actuators' | 'witness'>;
  },
): Pick<Station, Shown> => {
  const { history, journal, examine } = deps;
  const snapshot = () => current(publisher);
  const diagnose = () =>
    examine({
      snapshot: snapshot(),
      channels: technician.channels(),
      actuators: technician.actuators(),
      witness: technician.witness.of,
    });
  return {
    crop: () => ({ profile: growing.lead().profile, stages: growing.lead().counting.ahead() }),
    beds: growing.view,
    history: history.query,
    journal: journal.recent,
    journalBetween: journal.between,
    onDelta: publisher.onDelta,
    snapshot,
    diagnose,
    report: () => writeReport({ ...deps, snapshot, diagnose }),
  };
};

const current = (publisher: Publisher): Snapshot => {
  const snapshot = publisher.current();
  if (!snapshot) throw new Error('asked for a snapshot before the first round');
  return snapshot;
};
