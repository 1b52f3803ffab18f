// Calibrating on a running greenhouse: one technician for one probe at a time. While the probe is out it is silent for control, and
// its loops rest; what nobody goes on with ends by itself and the old line holds.
import type {
  CalibrationAnswer,
  CalibrationBegin,
  CalibrationImportAnswer,
  CalibrationPointRequest,
  CalibrationRecord,
  CalibrationView,
} from '../contract/calibration.ts';
import type { WireProbe } from '../contract/probe.ts';
import type { ProbesOut } from '../contract/probes-out.ts';
import { type Because, because } from '../core/because.ts';
import { findDue } from '../core/calibration/due.ts';
import { withCalibrations } from '../core/calibration/in-force.ts';
import { procedureOf } from '../core/calibration/reference.ts';
import type { Channel } from '../core/installation.ts';
import { goodValue, type Tag } from '../core/reading.ts';
import type { TickInput } from '../core/state.ts';
import { AIR_PRESSURE } from '../core/tags.ts';
import type { CalibrationBook, Clock, Document, Journal, Log } from '../ports.ts';
import { type Absence, type Bench, createBench } from './calibration-bench.ts';
import { toDip } from './calibration-dip.ts';
import { findNew } from './calibration-import.ts';
import { type Draft, judgeSession, undoOf } from './calibration-record.ts';
import type { Installation } from './installation.ts';
import { createProbes, type Seen } from './probes.ts';
import { wireBecause } from './snapshot.ts';

export interface CalibrationDesk {
  begin(tag: Tag, who: CalibrationBegin, address: string): Promise<CalibrationAnswer>;
  /** The probe stands in this now; it is watched until it has come to rest. */
  dip(tag: Tag, request: CalibrationPointRequest): Promise<CalibrationAnswer>;
  /** Judges the points. A refused calibration stays open, so that a point can be taken anew. */
  finish(tag: Tag, session: string, address: string): Promise<CalibrationAnswer>;
  abandon(tag: Tag, session: string, address: string): Promise<CalibrationAnswer>;
  /** Takes over what was recorded away from here; all of it or nothing. */
  importRecords(records: readonly CalibrationRecord[], address: string): Promise<CalibrationImportAnswer>;
  /** The line before the newest one holds again. */
  undo(tag: Tag, by: string, address: string): Promise<CalibrationAnswer>;
  view(tag: Tag): CalibrationView | undefined;
  /** Who has the probe and when it counts again; undefined for one in its place. */
  absence(tag: Tag): Absence | undefined;
  /** Every probe of the rig, from what its part gives to what is believed of it, with its past. */
  probes(): readonly WireProbe[];
  /** Oldest first. */
  records(): readonly CalibrationRecord[];
}

export interface Calibrations {
  readonly desk: CalibrationDesk;
  /** The channels as they are to be read now. */
  channels(): readonly Channel[];
  /** One for each probe that is due again. */
  alarms(): TickInput['outsideAlarms'];
  follow(round: Seen): void;
}

export interface CalibrationDeps {
  readonly calibrations: CalibrationBook;
  readonly probesOut: Document<ProbesOut>;
  readonly installation: Pick<Installation, 'channels' | 'site'>;
  readonly clock: Clock;
  readonly journal: Pick<Journal, 'append'>;
  readonly log: Log;
  readonly boot: string;
  /** A round now; `fresh` samples first. */
  readonly round: (fresh: boolean) => Promise<unknown>;
}

export const createCalibrations = (deps: CalibrationDeps): Calibrations => {
  const { calibrations, round } = deps;
  const bench = createBench({ ...deps, sample: () => round(true), pressure: () => house.pressure });
  const channels = createChannels(deps);
  const house: House = {
    bench,
    find: (tag) => channels().find((channel) => channel.tag === tag),
    pressure: undefined,
  };
  const probes = createProbes({ channels, records: calibrations.records, absence: bench.absence });
  return {
    desk: {
      ...createDips(deps, house),
      ...createVerdicts(deps, house),
      ...createImports(deps, house),
      view: bench.view,
      absence: bench.absence,
      probes: probes.list,
      records: calibrations.records,
    },
    channels: () =>
      channels().map((channel) =>
        bench.isOut(channel.tag) ? { ...channel, isCalibrating: true as const } : channel,
      ),
    alarms: () => dueAlarms(deps),
    follow(cycle) {
      house.pressure = goodValue(cycle.result.readings[AIR_PRESSURE]);
      probes.follow(cycle);
      bench.follow(cycle.input);
      bench.watch();
      void bench.remember();
    },
  };
};

/** Without a clock nobody knows. */
const dueAlarms = ({ calibrations, clock, installation }: CalibrationDeps): TickInput['outsideAlarms'] =>
  clock.trust() === 'unknown'
    ? []
    : findDue(installation.channels, calibrations.records(), clock.now()).map(({ tag, days }) => ({
        id: `calibration-due:${tag}`,
        priority: 'attention',
        because: because('alarm.calibration-due', { tag, n: days }),
      }));

/** Worked out anew only when the book has grown: they are asked for several times a round. */
const createChannels = ({ calibrations, installation }: CalibrationDeps): (() => readonly Channel[]) => {
  let known = -1;
  let channels = installation.channels;
  return () => {
    const records = calibrations.records();
    if (records.length !== known) channels = withCalibrations(installation.channels, records);
    known = records.length;
    return channels;
  };
};

interface House {
  readonly bench: Bench;
  /** A channel of the rig with the line that holds. */
  readonly find: (tag: Tag) => Channel | undefined;
  /** kPa, as last measured. */
  pressure: number | undefined;
}

const createNote =
  ({ clock, journal, log }: CalibrationDeps) =>
  async (subject: Tag, by: string, change: string): Promise<void> => {
    const entry = { at: clock.now(), kind: 'person', subject, by, change } as const;
    await journal
      .append(entry)
      .catch((cause: unknown) => log.error('journal entry lost', { entry, cause: String(cause) }));
  };

/** Taking the probe out, putting it into liquids, and giving up. */
const createDips = (
  deps: CalibrationDeps,
  house: House,
): Pick<CalibrationDesk, 'begin' | 'dip' | 'abandon'> => {
  const { clock, installation, round } = deps;
  const { bench } = house;
  const note = createNote(deps);
  return {
    async begin(tag, who, address) {
      const channel = house.find(tag);
      if (!channel) return refused(because('calibration.no-such-probe', { tag }));
      if (!procedureOf(channel.quantity)) return refused(because('calibration.no-procedure', { tag }));
      const begun = bench.begin(channel, who);
      if (!begun.ok) return refused(begun.error);
      await bench.remember();
      await note(tag, address, `calibration begun by ${who.by}`);
      await round(false);
      return accepted({ session: begun.value });
    },
    async dip(tag, { session: id, ...request }) {
      const session = bench.find(tag, id);
      if (!session.ok) return refused(session.error);
      const around = { ...installation, clock, pressure: house.pressure };
      const dip = toDip(session.value.channel, request, around);
      if (!dip.ok) return refused(dip.error);
      if (!session.value.hasRoomFor(request.reference)) return refused(because('calibration.enough-points'));
      session.value.dip(dip.value, clock.monotonic());
      bench.watch();
      return accepted({ session: bench.view(tag) });
    },
    async abandon(tag, id, address) {
      const session = bench.find(tag, id);
      if (!session.ok) return refused(session.error);
      bench.end(tag);
      bench.watch();
      await note(tag, address, 'calibration abandoned');
      return accepted({});
    },
  };
};

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

const createImports = (deps: CalibrationDeps, { bench }: House): Pick<CalibrationDesk, 'importRecords'> => {
  const { calibrations, clock, installation, round } = deps;
  const note = createNote(deps);
  const keep = createKeep(deps);
  return {
    async importRecords(brought, address) {
      const house = { channels: installation.channels, records: calibrations.records(), clock };
      const fresh = findNew(brought, house);
      if (!fresh.ok) return refused(fresh.error);
      const busy = fresh.value.map(({ tag }) => bench.busy(tag)).find((reason) => reason !== undefined);
      if (busy) return refused(busy);
      for (const { n: _place, version: _version, ...draft } of fresh.value) {
        if (!(await keep(draft))) return refused(because('calibration.not-saved'));
        await note(draft.tag, address, `calibration ${draft.verdict}, brought by ${draft.by}`);
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

/** What goes into the book. */
const createVerdicts = (
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
      await note(tag, address, `calibration ${draft.verdict}, by ${draft.by}`);
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

const accepted = (more: {
  session?: CalibrationView | undefined;
  record?: CalibrationRecord;
}): CalibrationAnswer => ({
  outcome: 'accepted',
  ...(more.session ? { session: more.session } : {}),
  ...(more.record ? { record: more.record } : {}),
});
const refused = (why: Because): Extract<CalibrationImportAnswer, { outcome: 'refused' }> => ({
  outcome: 'refused',
  because: wireBecause(why),
});
