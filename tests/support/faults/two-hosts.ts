// Two programs at one board, where nothing keeps the second from the port (a real serial port does: tests/hil/serial-line).
import { millis } from '../../../controller/core/units.ts';
import { assembleBoard } from '../../../hardware/assemble.ts';
import { encodeFrame } from '../../../hardware/board/frame.ts';
import { BEAT, lease, type Request, SAFE, STATE_READ } from '../../../hardware/board/requests.ts';
import { createTransportOver } from '../../../hardware/emulator/transport.ts';
import { type AvrRig, PIN, type PinChange } from '../avr-rig.ts';
import { openBareLine } from '../bare-line.ts';
import { commands } from '../body-orders.ts';
import { createSeeded } from '../seeded.ts';
import {
  type Fault,
  hostStandsStill,
  type Outcome,
  pulsesIn,
  runningRig,
  SAFE_WITHIN,
  safeAfter,
  watchRecovery,
} from './fault.ts';

const TRIALS = 2000;
const SILENT = 8000;

/** Moves that neither host has ordered: the vent's. */
const unordered = (changes: readonly PinChange[]): number =>
  changes.filter(({ pin, driven }) => (pin === PIN.open || pin === PIN.close) && driven === 1).length;

/** The bytes of two hosts in pieces, each host's in its own order. */
const mix = (one: Uint8Array, other: Uint8Array, random: () => number): Uint8Array => {
  const left = [[...one], [...other]];
  const mixed: number[] = [];
  while (left.some((bytes) => bytes.length > 0)) {
    const from = left[random() < 0.5 ? 0 : 1] ?? [];
    mixed.push(...from.splice(0, 1 + Math.floor(random() * 12)));
  }
  return Uint8Array.from(mixed);
};

const on = (index: number) => lease([{ index, duty: 1, lease: 60_000 }]);

/** Beats and orders of two hosts fall into each other on the wire; then both are gone. */
const mixedFrames = async (): Promise<Outcome> => {
  const bare = await openBareLine();
  const random = createSeeded(20_261_124);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  for (let trial = 0; trial < TRIALS; trial += 1) {
    const frameOf = (requests: readonly Request[], seq: number) =>
      encodeFrame({ ...pick(requests), seq: seq & 0xff });
    bare.cable.write(mix(frameOf([BEAT, on(0), SAFE], trial), frameOf([BEAT, on(3)], trial + 99), random));
    await bare.run(20);
  }
  const at = bare.site.board.now();
  const edges = bare.changes.length;
  await bare.run(SILENT);
  const ons = pulsesIn(bare.changes);
  return {
    safeAfter: safeAfter(bare.changes, at),
    // Had nothing been obeyed at all, nothing would have been tried.
    pulses: unordered(bare.changes) + pulsesIn(bare.changes.slice(edges)),
    recovered: ons > 0 && (await bare.ask(STATE_READ)) === 'state',
  };
};

/** A second whole host on the board of the first. `restarts`: opening its line restarts the board, as on a real Uno. */
const secondHost = async ({ site, clock, log, rig, until }: AvrRig, restarts: boolean) => {
  // A capacitor at the reset pin, or a line that was open before: the board goes on as if nobody had come.
  const unmoved = {
    ...site.board,
    reset: () => undefined,
    line: { ...site.board.line, drop: () => undefined },
  };
  const openTransport = async () =>
    createTransportOver({
      board: restarts ? site.board : unmoved,
      attend: () => undefined,
      afterSlice: (run) => clock.every(millis(20), run),
      isPlugged: () => true,
    });
  const body = assembleBoard({
    rig,
    openTransport,
    clock,
    log,
    randomBytes: (n) => new Uint8Array(n).fill(9),
  });
  await until('the second host to be ready', () => body.link().state === 'ready', 60_000);
  return body;
};

/** An order for the vent would be a run to its end stop. */
const withoutVent = ({ rig }: AvrRig, duties: Readonly<Record<string, number>>) =>
  commands(rig, duties).filter(({ actuator }) => actuator !== 'vent');

/** Both order for twenty seconds, one after the other in every second; then both hang. */
const twoPrograms = async (restarts: boolean, isTried: (rig: AvrRig) => boolean): Promise<Outcome> => {
  const rig = await runningRig();
  const before = rig.changes.length;
  const other = await secondHost(rig, restarts);
  for (let second = 0; second < 20; second += 1) {
    rig.body.vouch(millis(15_000));
    other.vouch(millis(15_000));
    void rig.body.actuate(withoutVent(rig, { pump: 1 }));
    void other.actuate(withoutVent(rig, { pump: 1, heater: 1 }));
    await rig.run(1000);
  }
  // What was asked last has been carried out or refused: after it, nobody orders any more.
  await rig.run(4000);
  const wrong = unordered(rig.changes.slice(before));
  const [at, edges, tried] = [rig.site.board.now(), rig.changes.length, isTried(rig)];
  hostStandsStill(rig, SILENT);
  await rig.during(other.close(), 60_000);
  const outcome = await watchRecovery(rig, at, edges);
  return { ...outcome, pulses: outcome.pulses + wrong, recovered: outcome.recovered && tried };
};

const isPumpOn = ({ site }: AvrRig): boolean => site.board.pin(PIN.pump).level === 1;

export const TWO_HOSTS: readonly Fault[] = [
  {
    id: 'two-hosts-mixed',
    what: `${TRIALS} times the bytes of two hosts fall into each other, then both are gone`,
    limit: SAFE_WITHIN,
    run: mixedFrames,
  },
  {
    id: 'two-hosts',
    what: 'a second program on the line of the first, both order, both hang with the pump on, the first goes on alone',
    limit: SAFE_WITHIN,
    run: () => twoPrograms(false, isPumpOn),
  },
  {
    id: 'two-hosts-restart',
    what: 'a second program opens the board of the first, which restarts it for ever; then the first goes on alone',
    limit: SAFE_WITHIN,
    run: () => twoPrograms(true, () => true),
  },
];
