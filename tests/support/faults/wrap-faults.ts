// The board's clocks count from 0 again after 49.7 days (micros(): 71.6 minutes): every time that the board keeps must be as
// long across that moment as at any other. `safeAfter` is by how much it was not.
import { seconds } from '../../../controller/core/units.ts';
import type { GuardedOutput } from '../../../controller/ports.ts';
import {
  encodeProgram,
  type FallbackProgram,
  programCommit,
  programWrite,
} from '../../../hardware/board/programs.ts';
import { lease, pulse } from '../../../hardware/board/requests.ts';
import { type AvrRig, createAvrRig, drive, PIN } from '../avr-rig.ts';
import { type BareLine, GUARDED, openBareLine } from '../bare-line.ts';
import { jumpToWrap } from '../board-clock.ts';
import { type Fault, hostStandsStill, type Outcome, SAFE_WITHIN, watchRecovery } from './fault.ts';

/** The board looks every 10 ms; an order is some milliseconds on the line. */
const LATE = 50;
/** One tick of the board's timer and its interrupt. */
const PULSE_LATE = 1.1;
const LASTING = 5000;

const guardedWith = (more: Partial<GuardedOutput>): readonly GuardedOutput[] =>
  GUARDED.map((output) => ({ ...output, ...more }));

/** A beating board, prepared, whose clocks wrap in `lead` ms. */
const beforeWrap = async (
  lead: number,
  guarded = GUARDED,
  prepare = async (_bare: BareLine): Promise<void> => undefined,
): Promise<BareLine> => {
  const bare = await openBareLine(guarded);
  await prepare(bare);
  jumpToWrap(bare.site.board, lead);
  const { uptime } = await bare.beat();
  if (uptime < 2 ** 31) throw new Error(`the board counts ${uptime} ms: its clock was not moved`);
  return bare;
};

const pump = (ms: number) => lease([{ index: 0, duty: 1, lease: ms }]);
const heater = lease([{ index: 3, duty: 1, lease: 1000 }]);

/** Times on and off of the pump in turn, ms, from its first on. */
const stretches = ({ changes }: BareLine): readonly number[] => {
  const moments = changes.filter(({ pin }) => pin === PIN.pump).map(({ at }) => at);
  return moments.slice(1).map((at, n) => at - (moments[n] ?? at));
};

/** What lasted other than wanted; a pump that moved more or less often than wanted never ends. */
const judge = async (bare: BareLine, wanted: readonly number[]): Promise<Outcome> => {
  const lasted = stretches(bare);
  const off = wanted.map((ms, n) => Math.abs((lasted[n] ?? Number.POSITIVE_INFINITY) - ms));
  const { uptime } = await bare.beat();
  const others = bare.changes.filter(({ pin }) => pin !== PIN.pump).length;
  const obeys = (await bare.ask(heater)) === 'state';
  return { safeAfter: Math.max(...off), pulses: others, recovered: obeys && uptime < 60_000 };
};

const beatFor = async (bare: BareLine, ms: number, also = async (): Promise<unknown> => undefined) => {
  for (let passed = 0; passed < ms; passed += 500) {
    await bare.beat();
    await also();
    await bare.run(500);
  }
};

const leaseEnds = async (): Promise<Outcome> => {
  const bare = await beforeWrap(3000);
  await bare.ask(pump(LASTING));
  await beatFor(bare, 7000);
  return judge(bare, [LASTING]);
};

const longestOnTrips = async (): Promise<Outcome> => {
  const bare = await beforeWrap(3000, guardedWith({ longestOn: seconds(LASTING / 1000) }));
  await beatFor(bare, 7000, () => bare.ask(pump(2000)));
  return judge(bare, [LASTING]);
};

/** Asked for again and again: on for one second, and on again as soon as it may. */
const shortestOffRests = async (): Promise<Outcome> => {
  const bare = await beforeWrap(3000, guardedWith({ shortestOff: seconds(LASTING / 1000) }));
  await bare.ask(pump(1000));
  await bare.run(1100);
  const onAgain = () => stretches(bare).length >= 2;
  for (let asked = 0; asked < 700 && !onAgain(); asked += 1) {
    if (asked % 100 === 0) await bare.beat();
    await bare.ask(pump(1000));
  }
  await beatFor(bare, 1500);
  return judge(bare, [1000, LASTING, 1000]);
};

const pulseEnds = async (): Promise<Outcome> => {
  const bare = await beforeWrap(1000);
  await bare.ask(pulse({ index: 0, duty: 1, order: 1, length: 2500 }));
  await bare.run(3000);
  return judge(bare, [2500]);
};

const CYCLE: FallbackProgram = {
  kind: 'cycle',
  output: 0,
  duty: 1,
  day: { on: 2, off: 4 },
  night: { on: 2, off: 4 },
};

const storeCycle = async ({ ask }: BareLine): Promise<void> => {
  const record = encodeProgram(CYCLE);
  await ask(programWrite(0, record));
  await ask(programCommit([record]));
};

const fallbackGoesOn = async (): Promise<Outcome> => {
  const bare = await beforeWrap(20_000, guardedWith({ shortestOff: seconds(0) }), storeCycle);
  const from = bare.changes.length;
  await bare.run(30_500);
  const changes = bare.changes.slice(from);
  return judge({ ...bare, changes }, [2000, 4000, 2000, 4000, 2000, 4000, 2000]);
};

const drivenToWrap = async (): Promise<AvrRig> => {
  const rig = createAvrRig();
  await rig.ready();
  jumpToWrap(rig.site.board, 5000);
  await drive(rig, { pump: 1, heater: 1 }, 3300);
  return rig;
};

const hostDies = async (): Promise<Outcome> => {
  const rig = await drivenToWrap();
  const [at, edges] = [rig.site.board.now(), rig.changes.length];
  hostStandsStill(rig, 8000);
  return watchRecovery(rig, at, edges);
};

/** No reset, whatever the board's uptime says: nothing may move and no link be lost. */
const hostLivesOn = async (): Promise<Outcome> => {
  const rig = await drivenToWrap();
  const edges = rig.changes.length;
  const confirmed = await drive(rig, { pump: 1, heater: 1 }, 8000);
  const moved = rig.changes.length - edges;
  await rig.close();
  const recovered =
    rig.cables.length === 1 && confirmed.every((it) => it.actuator === 'vent' || it.duty === 1);
  return { safeAfter: moved === 0 ? 0 : Number.POSITIVE_INFINITY, pulses: moved, recovered };
};

export const WRAP_FAULTS: readonly Fault[] = [
  { id: 'wrap-lease', what: "a lease across the wrap of the board's clock", limit: LATE, run: leaseEnds },
  { id: 'wrap-longest-on', what: 'the longest on across the wrap', limit: LATE, run: longestOnTrips },
  { id: 'wrap-shortest-off', what: 'the shortest off across the wrap', limit: LATE, run: shortestOffRests },
  { id: 'wrap-pulse', what: 'a dose across the wrap', limit: PULSE_LATE, run: pulseEnds },
  { id: 'wrap-fallback', what: 'a fallback program across the wrap', limit: LATE, run: fallbackGoesOn },
  { id: 'wrap-link', what: 'a living host across the wrap: nothing moves', limit: 0, run: hostLivesOn },
  { id: 'wrap-heartbeat', what: 'the host dies just before the wrap', limit: SAFE_WITHIN, run: hostDies },
];
