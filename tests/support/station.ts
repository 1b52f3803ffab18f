// A small greenhouse in memory: it keeps what people decide and tells its changes, as the real one does, without a loop or a board.

import { createAlbum } from '../../controller/app/album.ts';
import type { CalibrationDesk } from '../../controller/app/calibration-desk.ts';
import { createNotebook } from '../../controller/app/notebook.ts';
import { createPublisher } from '../../controller/app/publisher.ts';
import { gatherReport } from '../../controller/app/report.ts';
import type { Station } from '../../controller/app/station.ts';
import type { BedsView } from '../../controller/contract/beds.ts';
import type { Diagnosis } from '../../controller/contract/diagnosis.ts';
import type { Outcome } from '../../controller/contract/request.ts';
import type { Rig } from '../../controller/contract/rig.ts';
import { type Snapshot, snapshotSchema } from '../../controller/contract/snapshot.ts';
import type { JournalEntry } from '../../controller/core/journal-entry.ts';
import { ok } from '../../controller/core/result.ts';
import { timestamp } from '../../controller/core/units.ts';
import type { JournalSpan } from '../../controller/ports.ts';
import { createTestLog } from './body-orders.ts';
import { createMemoryShelf } from './media.ts';
import { createTestProfiles } from './profile-desk.ts';
import { CROPS, cropOf } from './shipped.ts';

export interface TestStation extends Station {
  /** Publishes the snapshot with this changed. */
  change(part: Partial<Snapshot>): void;
  /** Writes a line as the real station does. */
  append(entry: JournalEntry): Promise<void>;
  /** Who did what, in order: `192.168.1.7 pump on`. */
  readonly deeds: readonly string[];
}

const NOTHING_LOOKED_AT = { channels: [], last: 0, rows: { channel: [], at: [], raw: [], calm: [] } };
const NOON = Date.UTC(2026, 6, 1, 16, 0);
const ACCEPTED: Outcome = { outcome: 'accepted' };
const refused = (key: string): Outcome => ({ outcome: 'refused', because: { key } });

export const createTestStation = (): TestStation => {
  const publisher = createPublisher();
  const lines: JournalEntry[] = [];
  const deeds: string[] = [];
  const media = createMemoryShelf();
  publisher.publish((seq) => calmNoon(seq));

  const snapshot = (): Snapshot => {
    const current = publisher.current();
    if (!current) throw new Error('nothing published');
    return current;
  };
  const change = (part: Partial<Snapshot>) => {
    const before = snapshot();
    publisher.publish((seq) => ({ ...before, ...part, seq }));
  };
  const did = (by: string, what: string): Outcome => {
    deeds.push(`${by} ${what}`);
    return ACCEPTED;
  };

  const append = async (entry: JournalEntry) => void lines.push(entry);
  const between = async ({ from, to, kinds, limit }: JournalSpan) =>
    lines
      .filter(({ at, kind }) => at >= from && at <= to && (kinds === undefined || kinds.includes(kind)))
      .slice(-limit);

  return {
    deeds,
    change,
    snapshot,
    onDelta: publisher.onDelta,
    async setOutput(id, request, by) {
      const output = snapshot().outputs[id];
      if (!output) return refused('refusal.no-such-output');
      const until = request.mode === 'on' ? { until: snapshot().at + request.minutes * 60_000 } : {};
      change({ outputs: { ...snapshot().outputs, [id]: { ...output, mode: request.mode, by, ...until } } });
      return did(by, `${id} ${request.mode}`);
    },
    async editSchedule(schedule, by) {
      const { revision } = snapshot().schedule;
      if (schedule.revision !== revision) return refused('refusal.schedule-changed');
      change({ schedule: { ...schedule, revision: revision + 1 } });
      return did(by, 'schedule');
    },
    previewSchedule: ({ blocks }) => ({
      runs: [],
      totals: {},
      blocks: blocks.map(() => ({ spans: [] })),
      problems: [],
    }),
    async runBriefly(output, lasting, by) {
      if (!snapshot().outputs[output])
        return { outcome: 'refused', because: { key: 'refusal.no-such-output' } };
      did(by, `${output} runs ${lasting / 1000} s`);
      return { outcome: 'accepted', ended: Promise.resolve({ isConfirmed: true, proof: 'none' }) };
    },
    async pauseSchedule(pause, by) {
      change({ pause: { until: snapshot().at + 3_600_000, by } });
      return did(by, `schedule ${pause}`);
    },
    async testOutput(output, by) {
      if (!snapshot().outputs[output])
        return { outcome: 'refused', because: { key: 'refusal.no-such-output' } };
      did(by, `${output} tested`);
      return { outcome: 'accepted', result: { output, at: snapshot().at, isConfirmed: true, proof: 'none' } };
    },
    async stopAll(by) {
      change({ stop: { active: true, since: snapshot().at, by } });
      return did(by, 'stop');
    },
    async releaseStop(by) {
      change({ stop: { active: false } });
      return did(by, 'release');
    },
    async acknowledge(alarm, by) {
      return snapshot().alarms[alarm] ? did(by, `seen ${alarm}`) : refused('refusal.no-such-alarm');
    },
    async rest(alarm, hours, by) {
      return snapshot().alarms[alarm] ? did(by, `${alarm} rests ${hours}`) : refused('refusal.no-such-alarm');
    },
    async answerAdvice(advice, answer, by) {
      return snapshot().advice[advice] ? did(by, `${advice} ${answer}`) : refused('refusal.no-such-advice');
    },
    setClock: async (at, by) => did(by, `clock ${at}`),
    siren: {
      sound: async (by) => did(by, 'siren tried'),
      answer: async (isHeard, by) => did(by, `siren ${isHeard ? 'heard' : 'not heard'}`),
    },
    async switchPlanner(on, by) {
      change({ planner: { on } });
      return did(by, `planner ${on ? 'on' : 'off'}`);
    },
    calibrations: calibrationsOf(did),
    scope: {
      look: () => ok(NOTHING_LOOKED_AT),
      end: () => void did('technician', 'scope ended'),
      view: () => NOTHING_LOOKED_AT,
    },
    profiles: createTestProfiles(did),
    confirm: async (path, by) => did(by, `confirmed ${path}`),
    crop: () => ({ profile: cropOf('lettuce'), stages: [{ id: 'growth', state: 'now' }] }),
    beds: () => bedsOf(snapshot().crop.revision ?? 0),
    async editBeds({ revision }, by) {
      const { crop } = snapshot();
      if (revision !== (crop.revision ?? 0)) return refused('refusal.beds-changed');
      change({ crop: { ...crop, revision: revision + 1 } });
      return did(by, 'beds');
    },
    previewBeds: async () => ({
      before: [],
      after: [],
      conflicts: [],
      minutes: { before: {}, after: {} },
      harvestInDays: {},
    }),
    history: async ({ tags, from, to }) =>
      tags.map((tag) => ({ tag, at: [from, to], mean: [1, null], min: [0, null], max: [2, null] })),
    writeDown: createNotebook({
      journal: { append, between, trouble: () => undefined },
      media,
      growing: { kept: () => [] },
      clock: { now: () => timestamp(snapshot().at) },
      log: createTestLog(),
    }),
    album: createAlbum({ media, growing: { kept: () => [] }, log: createTestLog() }),
    journal: (limit) => lines.slice(-limit),
    journalBetween: between,
    diagnose: async () => diagnosis(snapshot().at),
    report: async () =>
      gatherReport({
        snapshot: snapshot(),
        rig: { boards: [], sensors: [], actuators: [] } as unknown as Rig,
        diagnosis: diagnosis(snapshot().at),
        journal: lines,
        calibrations: [],
      }),
    append,
  };
};

const bedsOf = (revision: number): BedsView => ({
  revision,
  beds: [{ id: 'one', crop: 'lettuce', stage: 'growth' }],
  living: [{ id: 'one', now: { stage: 'growth', stages: [{ id: 'growth', state: 'now' }] } }],
  conflicts: [],
  profiles: { lettuce: cropOf('lettuce') },
  crops: CROPS,
});

/** Nothing is wrong with it. */
const diagnosis = (at: number): Diagnosis => {
  const timing = { period: 5000, rounds: 2, late: 0, p50: 120, p99: 140, worst: 140, recent: [120, 140] };
  return {
    at,
    findings: [{ check: 'pin', state: 'ok', found: { key: 'health.pin.ok' } }],
    loop: timing,
    line: timing,
    machine: { node: 'v20.19.0', platform: 'linux', arch: 'arm64', running: 60_000 },
  };
};

/** A bench on which every calibration goes well. */
const calibrationsOf = (did: (by: string, what: string) => Outcome): CalibrationDesk => {
  const go = async (by: string, what: string) => {
    did(by, what);
    return { outcome: 'accepted' } as const;
  };
  return {
    begin: (tag, who, by) => go(by, `calibration of ${tag} begun by ${who.by}`),
    dip: (tag, { reference }) => go('technician', `${tag} in ${reference.kind}`),
    finish: (tag, _session, by) => go(by, `calibration of ${tag} finished`),
    abandon: (tag, _session, by) => go(by, `calibration of ${tag} abandoned`),
    undo: (tag, who, by) => go(by, `calibration of ${tag} undone by ${who}`),
    importRecords: async (records, by) => {
      did(by, `${records.length} calibrations brought`);
      return { outcome: 'accepted', imported: records.length, known: 0 };
    },
    view: () => undefined,
    absence: () => undefined,
    probes: () => [],
    records: () => [],
  };
};

const off = (kind: 'pump' | 'vent' | 'heater') => ({
  kind,
  mode: 'automatic' as const,
  duty: 0,
  ordered: 0,
  because: { key: 'because.within-band' },
  proof: 'none' as const,
});

const calmNoon = (seq: number): Snapshot =>
  snapshotSchema.parse({
    seq,
    boot: 'b00t',
    at: timestamp(NOON),
    clock: 'trusted',
    utcOffset: -14_400_000,
    speed: 1,
    period: 5000,
    site: { name: 'Invernadero Mamani', altitude: 3812, timeZone: 'America/La_Paz' },
    virtual: false,
    link: { state: 'ready' },
    boards: {},
    lines: {},
    readings: {
      'air.temperature': { quality: 'good', value: 21.4, at: NOON, unit: '°C', decimals: 1 },
      'solution.acidity': { quality: 'bad', at: NOON, why: 'no-answer', unit: 'pH', decimals: 1 },
    },
    outputs: { pump: off('pump'), vent: off('vent'), heater: off('heater') },
    targets: {
      isDay: true,
      ventStart: 24,
      ventBand: 4,
      frostMinimum: 3,
      air: { min: 15, max: 26 },
      humidity: { min: 50, max: 80 },
      vapourDeficit: { min: 0.4, max: 1.2 },
      solution: { min: 12, max: 24 },
      conductivity: { min: 1, max: 1.6 },
      acidity: { min: 5.5, max: 6.5 },
    },
    tank: { capacity: 200, dryRun: 20 },
    crop: { id: 'lettuce', stage: 'growth' },
    sun: { rise: 405, set: 1080 },
    verdict: { level: 'good', because: { key: 'verdict.good' } },
    alarms: {
      'sensor:solution.acidity': {
        id: 'sensor:solution.acidity',
        priority: 'attention',
        because: { key: 'alarm.sensor' },
        since: NOON,
        acknowledged: false,
      },
    },
    advice: {},
    planner: { on: true },
    stop: { active: false },
    schedule: { revision: 0, blocks: [] },
    plannable: [],
    unconfirmed: [],
    access: { pinSet: false },
  });
