// Everything a person may ask of the controller, by REST. An answer is a value: its words, or why there is none.

import type { BedsPreview, BedsRequest, BedsView } from '../../controller/contract/beds.ts';
import type {
  CalibrationAnswer,
  CalibrationRecord,
  CalibrationView,
} from '../../controller/contract/calibration.ts';
import type { CommissioningView, Saw } from '../../controller/contract/commissioning.ts';
import type { CropView } from '../../controller/contract/crop-view.ts';
import type { Diagnosis, SelfTestAnswer } from '../../controller/contract/diagnosis.ts';
import type { KioskView } from '../../controller/contract/kiosk.ts';
import type { MediaAnswer, MediaRoom } from '../../controller/contract/media.ts';
import type { WireProbe } from '../../controller/contract/probe.ts';
import type {
  AdviceAnswer,
  JournalKind,
  Outcome,
  OutputRequest,
  Pause,
  Problem,
  RestHours,
  SchedulePreview,
} from '../../controller/contract/request.ts';
import type { ScopeAnswer, ScopeView } from '../../controller/contract/scope.ts';
import type { Snapshot, WireBecause } from '../../controller/contract/snapshot.ts';
import type { RigSheet, RigView } from '../../controller/contract/wiring.ts';
import type { WireWritten, WrittenRequest } from '../../controller/contract/written.ts';
import { type AccessCommands, accessCommands } from './access-commands.ts';
import { type ProfileCommands, profileCommands } from './profile-commands.ts';
import type { AskController, Reply } from './reply.ts';

export type { Reply } from './reply.ts';

/** Why an act was not done; undefined when it was. */
export const refusalIn = (reply: Reply<Outcome | MediaAnswer>): WireBecause | undefined => {
  if (!reply.ok) return reply.because;
  return reply.value.outcome === 'accepted' ? undefined : reply.value.because;
};

/** Columns of equal length; null where nothing good was measured. */
export interface Series {
  readonly tag: string;
  readonly at: readonly number[];
  readonly mean: readonly (number | null)[];
  readonly min: readonly (number | null)[];
  readonly max: readonly (number | null)[];
}

export interface HistoryWish {
  readonly tags: readonly string[];
  /** ms since 1970. */
  readonly from: number;
  readonly to: number;
  readonly points: number;
}

/** A line of the journal. */
export interface JournalLine {
  /** ms since 1970. */
  readonly at: number;
  readonly kind: JournalKind;
  readonly subject: string;
  readonly by: string;
  readonly because?: WireBecause;
  readonly change?: string;
  readonly amount?: number;
  readonly written?: WireWritten;
}

export interface JournalWish {
  /** ms since 1970. */
  readonly from: number;
  readonly to: number;
  readonly kinds: readonly JournalLine['kind'][];
  /** The newest so many. */
  readonly limit: number;
}

type Schedule = Snapshot['schedule'];

export type CalibrationStep = 'begin' | 'point' | 'finish' | 'abandon' | 'undo';

export interface Commands extends AccessCommands, ProfileCommands {
  setOutput(id: string, wish: OutputRequest): Promise<Reply<Outcome>>;
  stopAll(): Promise<Reply<Outcome>>;
  releaseStop(): Promise<Reply<Outcome>>;
  acknowledge(alarm: string): Promise<Reply<Outcome>>;
  /** Lets an alarm rest; 0 hours wake it. */
  restAlarm(alarm: string, hours: RestHours): Promise<Reply<Outcome>>;
  answerAdvice(advice: string, answer: AdviceAnswer): Promise<Reply<Outcome>>;
  /** Resolves when siren and lamps have ended. */
  soundSiren(): Promise<Reply<Outcome>>;
  answerSiren(heard: boolean): Promise<Reply<Outcome>>;
  /** ms since 1970. */
  setClock(at: number): Promise<Reply<Outcome>>;
  switchPlanner(on: boolean): Promise<Reply<Outcome>>;
  saveSchedule(schedule: Schedule): Promise<Reply<Outcome>>;
  previewSchedule(schedule: Schedule): Promise<Reply<SchedulePreview>>;
  pauseSchedule(pause: Pause): Promise<Reply<Outcome>>;
  history(wish: HistoryWish): Promise<Reply<readonly Series[]>>;
  probes(): Promise<Reply<readonly WireProbe[]>>;
  /** All records, oldest first. */
  calibrations(): Promise<Reply<readonly CalibrationRecord[]>>;
  /** The calibration under way of this probe, if any. */
  calibration(tag: string): Promise<Reply<{ readonly session: CalibrationView | null }>>;
  /** A step of a calibration; `begin` takes the probe out. */
  calibrate(tag: string, step: CalibrationStep, body: object): Promise<Reply<CalibrationAnswer>>;
  /** What a close look has brought after the row of this number. */
  scope(since: number): Promise<Reply<ScopeView>>;
  lookClosely(tags: readonly string[]): Promise<Reply<ScopeAnswer>>;
  endLook(): Promise<Reply<Outcome>>;
  crop(): Promise<Reply<CropView>>;
  /** All that grows here, bed by bed. */
  beds(): Promise<Reply<BedsView>>;
  saveBeds(request: BedsRequest): Promise<Reply<Outcome>>;
  previewBeds(request: BedsRequest): Promise<Reply<BedsPreview>>;
  /** The rig of the next start, with all that is said of it. */
  viewRig(): Promise<Reply<RigView>>;
  checkRig(rig: unknown): Promise<Reply<RigSheet>>;
  /** For the next start. */
  saveRig(rig: unknown): Promise<Reply<Outcome>>;
  viewCommissioning(): Promise<Reply<CommissioningView>>;
  runForProof(output: string): Promise<Reply<Outcome>>;
  answerProof(output: string, saw: Saw, by: string): Promise<Reply<Outcome>>;
  watchSensor(tag: string, by: string): Promise<Reply<Outcome>>;
  viewKiosk(): Promise<Reply<KioskView>>;
  /** `item`: PLACE-ITEM. */
  tickKiosk(item: string, done: boolean): Promise<Reply<Outcome>>;
  /** The lines of a span, oldest first. */
  journal(wish: JournalWish): Promise<Reply<readonly JournalLine[]>>;
  /** Keeps it in the journal; sent twice, it is kept once. */
  writeDown(request: WrittenRequest): Promise<Reply<Outcome>>;
  /** Keeps a photo or a voice note, which is then to be named in an entry or a bed; sent twice, it is kept once. */
  keep(as: 'photo' | 'voice', bytes: Blob): Promise<Reply<MediaAnswer>>;
  mediaRoom(): Promise<Reply<MediaRoom>>;
  diagnose(): Promise<Reply<Diagnosis>>;
  testOutput(id: string): Promise<Reply<SelfTestAnswer>>;
}

/** The part of `fetch` that is needed here. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const ROOT = '/api/v1';

export const createCommands = (fetch: Fetch): Commands => {
  const ask: AskController = (method, path, body) =>
    answerOf(fetch(`${ROOT}${path}`, requestOf(method, body)));
  return {
    ...accessCommands(ask),
    ...profileCommands(ask),
    setOutput: (id, wish) => ask('POST', `/outputs/${encodeURIComponent(id)}`, wish),
    stopAll: () => ask('POST', '/stop', {}),
    releaseStop: () => ask('POST', '/stop/release', {}),
    acknowledge: (alarm) => ask('POST', `/alarms/${encodeURIComponent(alarm)}/acknowledge`, {}),
    restAlarm: (alarm, hours) => ask('POST', `/alarms/${encodeURIComponent(alarm)}/rest`, { hours }),
    answerAdvice: (advice, answer) => ask('POST', `/advice/${encodeURIComponent(advice)}/answer`, { answer }),
    soundSiren: () => ask('POST', '/siren/sound', {}),
    answerSiren: (heard) => ask('POST', '/siren/answer', { heard }),
    setClock: (at) => ask('PUT', '/clock', { at }),
    switchPlanner: (on) => ask('PUT', '/planner', { on }),
    saveSchedule: (schedule) => ask('PUT', '/schedule', schedule),
    previewSchedule: (schedule) => ask('POST', '/schedule/preview', schedule),
    pauseSchedule: (pause) => ask('POST', '/schedule/pause', { pause }),
    history: ({ tags, from, to, points }) =>
      ask(
        'GET',
        `/history?tags=${tags.map(encodeURIComponent).join(',')}&from=${from}&to=${to}&points=${points}`,
      ),
    probes: () => ask('GET', '/probes'),
    calibrations: () => ask('GET', '/calibrations'),
    calibration: (tag) => ask('GET', `/calibrations/${encodeURIComponent(tag)}`),
    calibrate: (tag, step, body) =>
      ask('POST', `/calibrations/${encodeURIComponent(tag)}${step === 'begin' ? '' : `/${step}`}`, body),
    scope: (since) => ask('GET', `/scope?since=${since}`),
    lookClosely: (tags) => ask('POST', '/scope', { tags }),
    endLook: () => ask('POST', '/scope/end', {}),
    crop: () => ask('GET', '/crop'),
    beds: () => ask('GET', '/beds'),
    saveBeds: (request) => ask('PUT', '/beds', request),
    previewBeds: (request) => ask('POST', '/beds/preview', request),
    viewRig: () => ask('GET', '/rig'),
    checkRig: (rig) => ask('POST', '/rig/check', { rig }),
    saveRig: (rig) => ask('PUT', '/rig', { rig }),
    viewCommissioning: () => ask('GET', '/commissioning'),
    runForProof: (output) => ask('POST', `/commissioning/outputs/${encodeURIComponent(output)}/run`, {}),
    answerProof: (output, saw, by) =>
      ask('POST', `/commissioning/outputs/${encodeURIComponent(output)}/answer`, { saw, by }),
    watchSensor: (tag, by) => ask('POST', `/commissioning/sensors/${encodeURIComponent(tag)}/watch`, { by }),
    viewKiosk: () => ask('GET', '/kiosk'),
    tickKiosk: (item, done) => ask('POST', `/kiosk/${encodeURIComponent(item)}`, { done }),
    journal: ({ from, to, kinds, limit }) =>
      ask('GET', `/journal?from=${from}&to=${to}&kinds=${kinds.join(',')}&limit=${limit}`),
    writeDown: (request) => ask('POST', '/journal/entries', request),
    keep: (as, bytes) => ask('POST', `/${as}s`, bytes),
    mediaRoom: () => ask('GET', '/media'),
    diagnose: () => ask('GET', '/diagnosis'),
    testOutput: (id) => ask('POST', `/outputs/${encodeURIComponent(id)}/test`, {}),
  };
};

const requestOf = (method: string, body: unknown): RequestInit => ({
  method,
  credentials: 'same-origin',
  ...(body === undefined || body instanceof Blob
    ? { body: body ?? null }
    : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
});

const answerOf = async <T>(pending: Promise<Response>): Promise<Reply<T>> => {
  try {
    const response = await pending;
    const value: unknown = response.status === 204 ? undefined : await response.json();
    return response.ok ? { ok: true, value: value as T } : refusalOf(response.status, value);
  } catch {
    return { ok: false, status: 0, because: { key: 'refusal.nobody-answers' } };
  }
};

const refusalOf = (status: number, value: unknown): Reply<never> => ({
  ok: false,
  status,
  because: (value as Partial<Problem> | null | undefined)?.because ?? { key: 'refusal.not-understood' },
});
