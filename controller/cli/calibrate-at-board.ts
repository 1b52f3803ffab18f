// `yapu calibrate --port`: the bench of the controller, on a laptop at the board itself. The same drivers, session and judges; the records
// go into a file that is brought to the controller later. It orders nothing: the board keeps every output as it does alone.
import { randomBytes } from 'node:crypto';
import { basename, dirname, resolve } from 'node:path';
import { assembleBoard } from '../../hardware/assemble.ts';
import { createSerialTransport } from '../../hardware/board/serial-transport.ts';
import { boardParts } from '../../hardware/board-part.ts';
import { findRigProblems } from '../../hardware/check-rig.ts';
import { findHolder } from '../../hardware/technician/port-holder.ts';
import type { Transport } from '../../hardware/transport.ts';
import { createCalibrations } from '../app/calibration.ts';
import type { CalibrationDesk } from '../app/calibration-desk.ts';
import { createClock } from '../app/clock.ts';
import {
  type CalibrationAnswer,
  calibrationBeginSchema,
  calibrationPointSchema,
  calibrationSessionSchema,
} from '../contract/calibration.ts';
import { noProbesOut, type ProbesOut } from '../contract/probes-out.ts';
import { because } from '../core/because.ts';
import { type SensingMemory, sense } from '../core/signal/sense.ts';
import { seconds } from '../core/units.ts';
import { createLog } from '../log.ts';
import type { Board, Clock, Document, Log } from '../ports.ts';
import { loadSite } from '../site-files.ts';
import { openCalibrationBook } from '../store/calibration-book.ts';
import type { BoardTalk, BoardWish, Talk } from './calibrate-talk.ts';
import { atPort, CommandFailed } from './command-line.ts';
import { judgePort, reasonsOf } from './port-finding.ts';

export interface AtBoard extends BoardWish {
  readonly clock: Clock;
  readonly log: Log;
  /** A fresh line to the port. */
  openTransport(path: string): Transport;
}

/** An Uno restarts when its port is opened, waits for its boot loader and is then asked for all it knows. */
const PATIENCE = seconds(30);
const PERIOD = seconds(1);

/** At a real port, in real time. */
export const talkToPort = (wish: BoardWish): Promise<BoardTalk> => {
  const clock = createClock();
  return talkToBoard({
    ...wish,
    clock,
    log: createLog(() => undefined),
    openTransport: (path) => createSerialTransport({ path, clock }),
  });
};

/** Resolves when the board has answered and its parts are there. */
export const talkToBoard = async (wish: AtBoard): Promise<BoardTalk> => {
  const { rigFile, file, tag, clock, log } = wish;
  const { rig, installation } = await loadSite(rigFile, findRigProblems);
  const part = boardParts(rig).find(({ sensors }) =>
    sensors.some(({ channels }) => channels.some((channel) => channel.tag === tag)),
  );
  if (!part) throw new CommandFailed(because('calibration.no-such-probe', { tag }));
  const holder = await findHolder(wish.port);
  if (holder)
    throw new CommandFailed(atPort(wish.port), ...reasonsOf(judgePort(wish.port, { kind: 'held', holder })));
  const folder = dirname(resolve(file));
  const calibrations = await openCalibrationBook({ folder, file: basename(file), now: clock.now, log });
  const openTransport = async () => wish.openTransport(wish.port);
  const board = assembleBoard({ rig: part, clock, log, randomBytes, openTransport });
  try {
    await untilReady(board, wish);
  } catch (cause) {
    await board.close();
    throw cause;
  }
  const look = createLook(board, clock, installation.channels);
  const { desk, follow } = createCalibrations({
    board,
    calibrations,
    probesOut: onThisLaptop(),
    // Nothing is ordered from here: pumps are calibrated in the house.
    installation: { ...installation, actuators: [] },
    clock,
    // The record says who and when; nothing else happens here.
    journal: { append: async () => undefined },
    log,
    boot: 'laptop',
    round: async (fresh) => follow(await look(fresh)),
  });
  return { ...deskTalk(desk), close: board.close };
};

/** Rejects with the reason of the link. */
const untilReady = (board: Board, { clock, port }: AtBoard): Promise<void> =>
  new Promise((keep, fail) => {
    const end = (act: () => void): void => {
      stopWaiting();
      stopListening();
      act();
    };
    const why = (): CommandFailed =>
      new CommandFailed(atPort(port), board.link().because ?? because('link.silent'));
    const stopWaiting = clock.after(PATIENCE, () => end(() => fail(why())));
    const stopListening = board.onLink(({ state }) => {
      if (state === 'ready') end(keep);
      if (state === 'refused') end(() => fail(why()));
    });
  });

/** One round of sampling, as far as a bench needs it. */
const createLook = (board: Board, clock: Clock, channels: Parameters<typeof sense>[0]) => {
  let memory: SensingMemory = {};
  return async (fresh: boolean) => {
    const samples = fresh ? await board.sample() : [];
    const [now, monotonic] = [clock.now(), clock.monotonic()];
    const linkReady = board.link().state === 'ready';
    const sensed = sense(channels, samples, memory, { now, monotonic, period: PERIOD, linkReady });
    memory = sensed.memory;
    return { input: { samples, monotonic, now }, result: { readings: sensed.readings } };
  };
};

/** No controller reads the probes here: which of them are out need not outlive the command. */
const onThisLaptop = (): Document<ProbesOut> => ({ value: noProbesOut, save: async () => undefined });

const HERE = 'laptop';

/** The desk, asked in the words of its REST. */
const deskTalk = (desk: CalibrationDesk): Talk => ({
  act: async (tag, step, body) => actOn(desk, tag, step, body),
  view: async (tag) => desk.view(tag) ?? null,
  records: async () => desk.records(),
  importRecords: (records) => desk.importRecords(records, HERE),
});

const actOn = (
  desk: CalibrationDesk,
  tag: string,
  step: string,
  body: object,
): Promise<CalibrationAnswer> => {
  if (step === '') return desk.begin(tag, calibrationBeginSchema.parse(body), HERE);
  if (step === '/point') return desk.dip(tag, calibrationPointSchema.parse(body));
  const { session } = calibrationSessionSchema.parse(body);
  return step === '/finish' ? desk.finish(tag, session, HERE) : desk.abandon(tag, session, HERE);
};
