// What a person may do. Every command is judged by a full round before it answers; nothing is promised that the interlocks did not pass.

import type { OwnProfiles } from '../contract/own-profiles.ts';
import type { AdviceAnswer, Outcome, OutputRequest } from '../contract/request.ts';
import { acknowledge, shelve } from '../core/alarms.ts';
import type { ActuatorId } from '../core/installation.ts';
import { hours, type Millis, type Timestamp } from '../core/units.ts';
import type { Clock, Document, Journal, Log } from '../ports.ts';
import { createAlbum, type MediaShelf } from './album.ts';
import { createBedDeeds } from './bed-deeds.ts';
import { createBriefRuns } from './brief-run.ts';
import type { Chores } from './chores.ts';
import type { SettableClock } from './clock.ts';
import { createClockDeed } from './clock-deed.ts';
import type { Decisions } from './decisions.ts';
import type { GrowingHouse } from './growing.ts';
import type { Loop } from './loop.ts';
import { createNote, type Note } from './note.ts';
import { createNotebook } from './notebook.ts';
import { ACCEPTED, refused } from './outcome.ts';
import type { OwnCrops } from './own-crops.ts';
import { createProfileDesk } from './profile-desk.ts';
import { createScheduleDeeds } from './schedule-deeds.ts';
import type { ScheduleInForce } from './schedule-in-force.ts';
import { createSelfTest } from './self-test.ts';
import { createSiren } from './siren.ts';
import { wireBecause } from './snapshot.ts';
import type { Station } from './station.ts';

export type Commands = Pick<
  Station,
  | 'setOutput'
  | 'editSchedule'
  | 'previewSchedule'
  | 'pauseSchedule'
  | 'editBeds'
  | 'previewBeds'
  | 'stopAll'
  | 'releaseStop'
  | 'acknowledge'
  | 'rest'
  | 'answerAdvice'
  | 'confirm'
  | 'switchPlanner'
  | 'runBriefly'
  | 'testOutput'
  | 'siren'
  | 'setClock'
  | 'writeDown'
  | 'album'
  | 'profiles'
>;

export interface CommandDeps {
  readonly loop: Loop;
  readonly decisions: Decisions;
  /** Resolves when it is kept; undefined when nobody asks for that. */
  readonly answerAdvice: (advice: string, answer: AdviceAnswer) => Promise<void> | undefined;
  readonly chores: Pick<Chores, 'sirenTried'>;
  readonly sirens: readonly ActuatorId[];
  readonly journal: Journal;
  readonly media: MediaShelf;
  readonly clock: Clock;
  readonly setClock?: SettableClock['set'] | undefined;
  readonly log: Log;
  readonly actuators: readonly ActuatorId[];
  readonly utcOffset: (at: Timestamp) => Millis;
  readonly schedule: ScheduleInForce;
  readonly growing: GrowingHouse;
  readonly crops: OwnCrops;
  readonly ownProfiles: Document<OwnProfiles>;
  /** C-grade numbers that wait for a technician. */
  readonly unconfirmed: () => readonly { readonly path: string }[];
}

/** What was refused is written at the door where it was asked. */
const createNoted =
  (note: Note) =>
  async (deed: Promise<Outcome>, subject: string, by: string, change: string): Promise<Outcome> => {
    const outcome = await deed;
    if (outcome.outcome === 'accepted') await note(subject, by, change);
    return outcome;
  };

/** A disk that refuses is told, in one of two ways: it was done and will not outlive this process, or what held before still holds. */
type Unsaved = 'refusal.not-saved' | 'refusal.not-kept';

const createDecide =
  ({ loop, log }: Pick<CommandDeps, 'loop' | 'log'>, unsaved: Unsaved) =>
  async (decision: Promise<void>): Promise<Outcome> => {
    const saved = decision.then(
      () => undefined,
      (cause: unknown) => String(cause),
    );
    await loop.round();
    const trouble = await saved;
    if (!trouble) return ACCEPTED;
    log.error('decision not saved', { cause: trouble });
    return refused(unsaved);
  };

export const createCommands = (deps: CommandDeps): Commands => {
  const runBriefly = createBriefRuns(deps);
  const note = createNote(deps);
  const noted = createNoted(note);
  const decide = createDecide(deps, 'refusal.not-saved');
  const keep = createDecide(deps, 'refusal.not-kept');
  return {
    ...createDeeds(deps),
    runBriefly,
    siren: createSiren({ ...deps, runBriefly, noted, decide: keep }),
    setClock: createClockDeed({ ...deps, noted, decide }),
    testOutput: createSelfTest({ ...deps, runBriefly }),
    writeDown: createNotebook(deps),
    album: createAlbum(deps),
    profiles: createProfileDesk({ ...deps, note, decide: keep }),
  };
};

const createDeeds = (
  deps: CommandDeps,
): Omit<
  Commands,
  'runBriefly' | 'testOutput' | 'siren' | 'setClock' | 'writeDown' | 'album' | 'profiles'
> => {
  const { loop, decisions } = deps;
  const note = createNote(deps);
  const noted = createNoted(note);
  const decide = createDecide(deps, 'refusal.not-saved');
  const keep = createDecide(deps, 'refusal.not-kept');

  const judge = async (actuator: ActuatorId): Promise<Outcome> => {
    const cycle = await loop.round();
    const veto = cycle?.result.vetoes.find((candidate) => candidate.actuator === actuator);
    if (!veto) return ACCEPTED;
    await decisions.release(actuator);
    await loop.round();
    return { outcome: 'vetoed', by: veto.by, because: wireBecause(veto.because) };
  };

  const carryOut = async (actuator: ActuatorId, request: OutputRequest, by: string): Promise<Outcome> => {
    if (request.mode === 'off') return decide(decisions.holdOff(actuator, by));
    if (request.mode === 'automatic') return decide(decisions.release(actuator));
    await decisions.holdOn(actuator, request.minutes, by);
    return judge(actuator);
  };

  return {
    async setOutput(actuator, request, by) {
      if (!deps.actuators.includes(actuator)) return refused('refusal.no-such-output', { actuator });
      return noted(carryOut(actuator, request, by), actuator, by, describe(request));
    },
    ...createScheduleDeeds({ ...deps, noted, decide, keep }),
    ...createBedDeeds({ ...deps, noted, decide: keep }),
    async stopAll(by) {
      const outcome = decide(decisions.setStop(by));
      await note('stop', by, 'pressed');
      await outcome;
      return ACCEPTED;
    },
    async releaseStop(by) {
      return noted(keep(decisions.releaseStop()), 'stop', by, 'released');
    },
    async acknowledge(alarm, by) {
      if (!loop.amend(alarm, acknowledge)) return refused('refusal.no-such-alarm');
      await note(alarm, by, 'acknowledged');
      await loop.round();
      return ACCEPTED;
    },
    async rest(alarm, restHours, by) {
      const moment = { now: deps.clock.now(), monotonic: deps.clock.monotonic() };
      const rested = loop.amend(alarm, (known) => shelve(known, hours(restHours), moment));
      if (!rested) return refused('refusal.no-such-alarm');
      if (restHours > 0 && !rested.shelved) return refused('refusal.danger-never-rests');
      await note(alarm, by, restHours > 0 ? `rests ${restHours} h` : 'woken');
      await loop.round();
      return ACCEPTED;
    },
    async answerAdvice(advice, answer, by) {
      const kept = deps.answerAdvice(advice, answer);
      if (!kept) return refused('refusal.no-such-advice');
      return noted(decide(kept), `advice:${advice}`, by, answer);
    },
    async confirm(path, by) {
      if (!deps.unconfirmed().some((number) => number.path === path))
        return refused('refusal.nothing-to-confirm');
      return noted(keep(decisions.confirm(path, by)), path, by, 'confirmed');
    },
    async switchPlanner(on, by) {
      return noted(keep(decisions.switchPlanner(on, by)), 'planner', by, on ? 'on' : 'off');
    },
  };
};

const describe = (request: OutputRequest): string =>
  request.mode === 'on' ? `on for ${request.minutes} min` : request.mode;
