// The heart: sample, tick, vouch, actuate, record, publish – every period, and at once when a person decides something.
// It vouches for itself only when it has decided anew, so a late or broken loop lets the heartbeat stop and the board make itself safe.
import type { LearnedDoses } from '../contract/learned-doses.ts';
import type { Nights } from '../contract/nights.ts';
import type { Alarm } from '../core/alarm.ts';
import type { Because } from '../core/because.ts';
import type { Command, OutputStatus } from '../core/command.ts';
import { recallDoses } from '../core/control/dose-past.ts';
import type { ActuatorId } from '../core/installation.ts';
import type { Plan } from '../core/plan.ts';
import type { Sample } from '../core/reading.ts';
import { recallSalt } from '../core/signal/salt-witness.ts';
import type { ControllerState, TickConfig, TickInput, TickResult } from '../core/state.ts';
import { initialState, tick } from '../core/tick.ts';
import { type Millis, millis, type Timestamp, timestamp } from '../core/units.ts';
import type { Board, Clock, Document, Stop } from '../ports.ts';
import type { Decisions } from './decisions.ts';
import type { DoseBook } from './dose-book.ts';

export interface LoopDeps {
  readonly board: Board;
  readonly clock: Clock;
  readonly utcOffset: (at: Timestamp) => Millis;
  readonly decisions: Pick<Decisions, 'overrides' | 'stop' | 'pause'>;
  /** What the site has taught before this start. */
  readonly nights: Pick<Document<Nights>, 'value'>;
  readonly learnedDoses: Pick<Document<LearnedDoses>, 'value'>;
  /** The configuration of this moment: schedule and confirmations may have changed. */
  readonly config: () => TickConfig;
  /** What looking ahead advises; absent: the rules alone. */
  readonly plan?: () => Plan | undefined;
  readonly outsideAlarms: () => TickInput['outsideAlarms'];
  /** Called before anything moves: what must be counted is counted first. */
  readonly beforeActuation: (result: TickResult, now: Timestamp) => Promise<void>;
  /** The book of doses; without one nothing is dosed. */
  readonly doses?: DoseBook;
  /** What was measured and decided, with the outputs as last confirmed: nobody waits for the board's answer to see a value. */
  readonly onDecided: (cycle: Cycle) => void;
  readonly afterCycle: (cycle: Cycle) => void;
  /** The tick itself failed: outputs are safe already; the process must end. */
  readonly onFatal: (cause: unknown) => void;
}

/** One finished round. */
export interface Cycle {
  readonly now: Timestamp;
  readonly input: TickInput;
  readonly result: TickResult;
  readonly outputs: readonly OutputStatus[];
}

export interface Loop {
  /** Begins the rounds; returns the way to end them. */
  start(): Stop;
  /** A round now, on the last samples unless `fresh`: for a person's decision. */
  round(fresh?: boolean): Promise<Cycle | undefined>;
  /** What a person does to an alarm; gives it back as it is now, or undefined when there is none of that id. */
  amend(alarm: string, change: (alarm: Alarm) => Alarm): Alarm | undefined;
}

/** The state of a process that begins, with what those before it have learned. */
const recall = ({ clock, config, nights, learnedDoses }: LoopDeps): ControllerState => {
  const moment = {
    now: clock.now(),
    monotonic: clock.monotonic(),
    clockTrusted: clock.trust() !== 'unknown',
  };
  const { salt, ...doses } = learnedDoses.value;
  return initialState(config(), {
    nights: nights.value.nights,
    banked: nights.value.banked ?? [],
    doses: recallDoses(doses, moment),
    salt: recallSalt(salt, moment),
  });
};

/** How long one decision vouches for: the next may come late by this share of a period. */
const VOUCH_PERIODS = 2.5;

export const createLoop = (deps: LoopDeps): Loop => {
  const { board, clock } = deps;
  let state = recall(deps);
  let outputs: readonly OutputStatus[] = [];
  let turn: Promise<unknown> = Promise.resolve();
  let dead = false;

  const cycle = async (samples: readonly Sample[], linkReady: boolean): Promise<Cycle | undefined> => {
    if (dead) return undefined;
    const input = readInput(deps, samples, outputs, linkReady);
    let result: TickResult;
    try {
      result = tick(state, input, deps.config());
    } catch (cause) {
      dead = true;
      await board.actuate(allSafe(deps.config()));
      deps.onFatal(cause);
      return undefined;
    }
    state = result.state;
    await deps.beforeActuation(result, input.now);
    const commands = linkReady ? await booked(deps, result.commands) : [];
    board.vouch(millis(deps.config().period * VOUCH_PERIODS));
    const nothing = unknown(result.commands, input.now);
    const confirming = linkReady ? board.actuate(commands) : Promise.resolve(nothing);
    const decided = { now: input.now, input, result, outputs: linkReady ? outputs : nothing };
    deps.onDecided(decided);
    outputs = await confirming;
    await deps.doses?.takeBack(commands, outputs);
    board.forbidFallback(stoppedByPeople(input, deps.config()));
    const finished = { ...decided, outputs };
    deps.afterCycle(finished);
    return finished;
  };

  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const next = turn.then(run);
    turn = next.catch(() => undefined);
    return next;
  };

  const isReady = () => board.link().state === 'ready';

  // A board that became ready while it was being sampled has not been heard yet: it must not be ordered about blindly.
  const round = (fresh = false) =>
    inTurn(async () => {
      const wasReady = isReady();
      const samples = fresh ? await board.sample() : [];
      return cycle(samples, wasReady && isReady());
    });

  return {
    round,
    start: () => {
      void round(true);
      return clock.every(deps.config().period, async () => {
        await round(true);
      });
    },
    amend: (id, change) => {
      state = { ...state, alarms: state.alarms.map((alarm) => (alarm.id === id ? change(alarm) : alarm)) };
      return state.alarms.find((alarm) => alarm.id === id);
    },
  };
};

const readInput = (
  { board, clock, utcOffset, decisions, doses, plan, outsideAlarms }: LoopDeps,
  samples: readonly Sample[],
  outputs: readonly OutputStatus[],
  linkReady: boolean,
): TickInput => {
  const now = clock.now();
  return {
    now,
    monotonic: clock.monotonic(),
    utcOffset: utcOffset(now),
    clockTrusted: clock.trust() !== 'unknown',
    linkReady,
    unreachable: unreachableBehind(board),
    samples,
    outputs,
    overrides: decisions.overrides(),
    stopped: decisions.stop() !== undefined,
    ...pausedUntil(decisions.pause()),
    dosed: doses?.counts(),
    plan: plan?.(),
    outsideAlarms: outsideAlarms(),
  };
};

const pausedUntil = (pause: ReturnType<Decisions['pause']>): Pick<TickInput, 'pausedUntil'> =>
  pause ? { pausedUntil: timestamp(pause.until) } : {};

/** Every dose that is sent has been written down. */
const booked = async (
  { doses }: Pick<LoopDeps, 'doses'>,
  commands: readonly Command[],
): Promise<readonly Command[]> =>
  doses ? doses.book(commands) : commands.map(({ dose: _unbooked, ...command }) => command);

/** One board of several may be gone: the others go on. */
const unreachableBehind = (board: Board): readonly ActuatorId[] =>
  board
    .boards()
    .filter(({ link }) => link.state !== 'ready')
    .flatMap(({ pins }) => pins.map(({ actuator }) => actuator));

/** What nobody may start behind a person's back, not even the board when this program has died. */
export const stoppedByPeople = (
  { stopped, overrides }: Pick<TickInput, 'stopped' | 'overrides'>,
  { actuators }: Pick<TickConfig, 'actuators'>,
): readonly ActuatorId[] =>
  actuators
    .map(({ id }) => id)
    .filter((id) => stopped || overrides[id]?.mode === 'off' || overrides[id]?.mode === 'travel');

/** Nothing is sent to a board that is not there, and nothing is known of it. */
const unknown = (commands: readonly Command[], at: Timestamp): readonly OutputStatus[] =>
  commands.map(({ actuator }) => ({ actuator, duty: null, at }));

const FATAL: Because = { key: 'because.controller-failed' };

/** Everything at its safe duty: what is sent when the tick itself cannot be trusted, and at the end. */
export const allSafe = (config: TickConfig): readonly Command[] =>
  config.actuators.map(({ id, safeDuty }) => ({
    actuator: id,
    duty: safeDuty,
    lease: config.period,
    because: FATAL,
    origin: 'safe',
  }));
