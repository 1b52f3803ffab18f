// Gathers the report for a helper far away: field by field, by the allow-list of its schema. Words go through only where they are
// known ones: names of parts in the rig, kinds, keys. Whatever a person typed stays in the house.
import type { CalibrationRecord } from '../contract/calibration.ts';
import type { Diagnosis } from '../contract/diagnosis.ts';
import { type Report, reportSchema } from '../contract/report.ts';
import type { Rig } from '../contract/rig.ts';
import type { Snapshot, WireBecause } from '../contract/snapshot.ts';
import type { JournalEntry } from '../core/journal-entry.ts';
import { timestamp } from '../core/units.ts';
import type { CalibrationBook, Journal } from '../ports.ts';

export interface ReportParts {
  readonly snapshot: Snapshot;
  readonly rig: Rig;
  readonly diagnosis: Diagnosis;
  /** Newest last. */
  readonly journal: readonly JournalEntry[];
  readonly calibrations: readonly CalibrationRecord[];
}

export interface ReportDeps {
  readonly rig: Rig;
  readonly snapshot: () => Snapshot;
  readonly diagnose: () => Promise<Diagnosis>;
  readonly journal: Pick<Journal, 'between'>;
  readonly calibrations: Pick<CalibrationBook, 'records'>;
}

const LOOK_BACK_MS = 14 * 86_400_000;
const MOST_ENTRIES = 1000;
/** Counters add up what other entries tell. */
const KINDS = ['command', 'veto', 'alarm', 'person', 'link', 'system'] as const;

/** The report of this moment. Rejects when anything in it is not on the allow-list: better no report than a name in it. */
export const writeReport = async (deps: ReportDeps): Promise<Report> => {
  const snapshot = deps.snapshot();
  const [diagnosis, journal] = await Promise.all([
    deps.diagnose(),
    deps.journal.between({
      from: timestamp(snapshot.at - LOOK_BACK_MS),
      to: timestamp(snapshot.at + LOOK_BACK_MS),
      kinds: KINDS,
      limit: MOST_ENTRIES,
    }),
  ]);
  const calibrations = deps.calibrations.records();
  return reportSchema.parse(gatherReport({ snapshot, rig: deps.rig, diagnosis, journal, calibrations }));
};

export const gatherReport = (parts: ReportParts): Report => {
  const { snapshot, diagnosis, calibrations, journal, rig } = parts;
  const known = knownWords(parts);
  const { findings, ...figures } = diagnosis;
  return {
    kind: 'yapu-report',
    version: 1,
    at: snapshot.at,
    utcOffset: snapshot.utcOffset,
    virtual: snapshot.virtual,
    site: { altitude: snapshot.site.altitude, crop: snapshot.crop.id, stage: snapshot.crop.stage },
    rig: rigOf(rig),
    boards: boardsOf(snapshot),
    readings: Object.entries(snapshot.readings).map(([tag, { quality, value, why }]) => ({
      tag,
      quality,
      ...(value === undefined ? {} : { value }),
      ...(why === undefined ? {} : { why }),
    })),
    alarms: Object.values(snapshot.alarms).map(({ id, since, because }) => ({
      id,
      since,
      because: toldOf(because, known),
    })),
    diagnosis: figures,
    findings: findings.map(({ check, subject, state, found }) => ({
      check,
      ...(subject === undefined ? {} : { subject }),
      state,
      found: toldOf(found, known),
    })),
    journal: journal.map((entry) => entryOf(entry, known)),
    calibrations: calibrations.map((record) => recordOf(record, known)),
  };
};

/** Names of parts in this house, and the few words the program itself writes into the journal. */
const knownWords = ({ snapshot, rig }: ReportParts): ReadonlySet<string> =>
  new Set([
    ...Object.keys(snapshot.readings),
    ...Object.keys(snapshot.outputs),
    ...Object.keys(snapshot.outputs).map((id) => `self-test:${id}`),
    ...Object.keys(snapshot.readings).map((tag) => `sensor:${tag}`),
    ...Object.keys(snapshot.alarms),
    ...Object.keys(snapshot.boards),
    ...rig.actuators.map(({ kind }) => kind),
    ...PROGRAM_WORDS,
  ]);

const PROGRAM_WORDS = [
  ...['stop', 'schedule', 'beds', 'pin', 'planner', 'frost', 'cold', 'heat', 'link', 'clock', 'tank'],
  ...['on', 'off', 'automatic', 'pressed', 'released', 'acknowledged', 'confirmed', 'raised', 'cleared'],
  ...['done', 'later', 'open', 'chosen', 'changed', 'wrong', 'forgotten', 'denied', 'vetoed', 'refused'],
  ...['tablet', 'pin.technician', 'pin.trainer', 'rig'],
];

/** Keys and numbers; of the words only known ones, further keys and times of the day. */
const toldOf = ({ key, params }: WireBecause, known: ReadonlySet<string>): WireBecause => {
  const kept = Object.entries(params ?? {}).filter(
    ([, value]) => typeof value === 'number' || known.has(value) || TOLD.test(value),
  );
  return kept.length > 0 ? { key, params: Object.fromEntries(kept) } : { key };
};

/** `reading.fouled`, `14:20`, `v20.19.0`, `0x50005`; four numbers would be an address. */
const TOLD = /^(reading\.[a-z-]+|\d\d:\d\d|v?\d+(\.\d+){0,2}|0x[0-9a-f]+)$/;
/** `0.4`, `on for 10 min`, `revision 3`. */
const COUNTED = /^(\d+(\.\d+)?|on for \d+ min|revision \d+)$/;

const entryOf = (
  { at, kind, subject, change, because }: JournalEntry,
  known: ReadonlySet<string>,
): Report['journal'][number] => ({
  at,
  kind,
  ...(known.has(subject) ? { subject } : {}),
  ...(change !== undefined && (known.has(change) || COUNTED.test(change)) ? { change } : {}),
  ...(because ? { because: toldOf(because as WireBecause, known) } : {}),
});

const recordOf = (
  { n, at, tag, verdict, points, line, figures, because }: CalibrationRecord,
  known: ReadonlySet<string>,
): Report['calibrations'][number] => ({
  n,
  at,
  tag,
  verdict,
  points: points.map(({ raw, spread, value, before, after }) => ({ raw, spread, value, before, after })),
  ...(line && 'slope' in line ? { line: { slope: line.slope, offset: line.offset } } : {}),
  figures: { ...figures },
  ...(because ? { because: toldOf(because, known) } : {}),
});

const boardsOf = ({ boards }: Snapshot): Report['boards'] =>
  Object.entries(boards).map(([name, { state, board, damaged, pins }]) => ({
    name,
    state,
    ...(board ? { firmware: board.firmware, resets: board.resets } : {}),
    damaged,
    trips: pins.reduce((sum, { trips }) => sum + trips, 0),
  }));

const rigOf = ({ boards, sensors, together, actuators }: Rig): Report['rig'] => ({
  boards: boards.map(({ name, model }) => ({ name, model })),
  sensors: sensors.map(({ driver, channels }) => ({
    driver,
    channels: channels.map(({ tag, quantity }) => ({ tag, quantity })),
  })),
  together,
  outputs: actuators.map(({ id, kind, driver, longestOnSeconds, shortestOnSeconds, shortestOffSeconds }) => ({
    id,
    kind,
    driver,
    longestOnSeconds,
    shortestOnSeconds,
    shortestOffSeconds,
  })),
});
