// What goes into the book: calibrations that are judged, undone, or brought from a laptop.
import type { CalibrationRecord } from '../contract/calibration.ts';
import { because } from '../core/because.ts';
import {
  accepted,
  type CalibrationDeps,
  type CalibrationDesk,
  type House,
  refused,
} from './calibration-desk.ts';
import { findNew } from './calibration-import.ts';
import { outputChannels } from './calibration-outputs.ts';
import { type Draft, judgeSession, undoOf } from './calibration-record.ts';
import { createNote } from './note.ts';

/** Undefined where the disk refuses. */
const createKeep =
  ({ calibrations, log }: CalibrationDeps) =>
  async (draft: Draft): Promise<CalibrationRecord | undefined> => {
    try {
      return await calibrations.append(draft);
    } catch (cause) {
      log.error('calibration not saved', { tag: draft.tag, cause: String(cause) });
      return undefined;
    }
  };

/** What the journal calls it: an output is measured, a probe calibrated. */
const deedOf = ({ quantity, verdict }: Draft): string =>
  `${quantity === 'pumpRate' || quantity === 'travel' ? 'output ' : ''}calibration ${verdict}`;

export const createImports = (
  deps: CalibrationDeps,
  { bench }: House,
): Pick<CalibrationDesk, 'importRecords'> => {
  const { calibrations, clock, installation, round } = deps;
  const note = createNote(deps);
  const keep = createKeep(deps);
  return {
    async importRecords(brought, address) {
      const house = {
        channels: [...installation.channels, ...outputChannels(installation)],
        records: calibrations.records(),
        clock,
      };
      const fresh = findNew(brought, house);
      if (!fresh.ok) return refused(fresh.error);
      const busy = fresh.value.map(({ tag }) => bench.busy(tag)).find((reason) => reason !== undefined);
      if (busy) return refused(busy);
      for (const { n: _place, version: _version, ...draft } of fresh.value) {
        if (!(await keep(draft))) return refused(because('calibration.not-saved'));
        await note(draft.tag, address, `${deedOf(draft)}, brought by ${draft.by}`);
      }
      await round(false);
      return {
        outcome: 'accepted',
        imported: fresh.value.length,
        known: brought.length - fresh.value.length,
      };
    },
  };
};

export const createVerdicts = (
  deps: CalibrationDeps,
  { bench, find }: House,
): Pick<CalibrationDesk, 'finish' | 'undo'> => {
  const { calibrations, clock, round } = deps;
  const note = createNote(deps);
  const keep = createKeep(deps);
  return {
    async finish(tag, id, address) {
      const session = bench.find(tag, id);
      if (!session.ok) return refused(session.error);
      if (session.value.isSettling()) return refused(because('calibration.still-settling'));
      const draft = judgeSession(session.value, calibrations.records(), clock.now());
      const record = await keep(draft);
      await note(tag, address, `${deedOf(draft)}, by ${draft.by}`);
      if (draft.because) return { outcome: 'refused', because: draft.because, ...(record ? { record } : {}) };
      if (!record) return refused(because('calibration.not-saved'));
      bench.end(tag);
      await round(false);
      return accepted({ record });
    },
    async undo(tag, by, address) {
      const channel = find(tag);
      if (!channel) return refused(because('calibration.no-such-probe', { tag }));
      const other = bench.busy(tag);
      if (other) return refused(other);
      const draft = undoOf(channel, calibrations.records(), by, clock.now());
      if (!draft) return refused(because('calibration.nothing-to-undo', { tag }));
      const record = await keep(draft);
      if (!record) return refused(because('calibration.not-saved'));
      await note(tag, address, `calibration ${draft.undoes} undone by ${by}`);
      await round(false);
      return accepted({ record });
    },
  };
};
