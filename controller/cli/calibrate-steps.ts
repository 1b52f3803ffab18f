// Point by point: what the probe stands in by the command line or by asking, then the ring until it is at rest.
import type { CalibrationView } from '../contract/calibration.ts';
import { UsageError } from '../options.ts';
import { type Dipped, examplesOf, readPoint, type Supplies } from './calibrate-points.ts';
import type { Talk } from './calibrate-talk.ts';
import { CommandFailed, type Terminal } from './command-line.ts';
import type { Say } from './sentences.ts';

export interface Run {
  readonly terminal: Terminal;
  readonly pause: () => Promise<boolean>;
  readonly talk: Talk;
  readonly say: Say;
  readonly session: CalibrationView;
  /** Given on the command line, in order; none: they are asked for. */
  readonly points: readonly string[];
  readonly supplies: Supplies;
  /** Nobody is asked whether the probe has been moved. */
  readonly isSure: boolean;
}

/** To rinse the probe and put it into the next liquid. */
const MOVE_SECONDS = 15;

export const takePoints = async (run: Run): Promise<void> => {
  const { say, session, terminal } = run;
  const dips = run.points.map((text) => given(text, run));
  terminal.note(`${say('cli.calibrate.out', { tag: session.tag })}\n`);
  for (const dip of dips) await takeGiven(dip, run);
  if (dips.length > 0) return;
  let taken = 0;
  while (taken < session.most) {
    const dip = await askPoint(run, taken);
    if (!dip) return;
    const failed = await takePoint(dip, run);
    if (failed === undefined) taken += 1;
    else terminal.note(`${failed}\n`);
  }
};

const given = (text: string, { session, supplies }: Run): Dipped => {
  const dip = readPoint(text, session.references, supplies);
  if (dip.ok) return dip.value;
  throw new UsageError(`calibrate: ${dip.error}`);
};

/** One that fails may be taken again while a person is there to say so. */
const takeGiven = async (dip: Dipped, run: Run): Promise<void> => {
  const { terminal, isSure } = run;
  for (;;) {
    await (isSure ? waitForMove(dip, run) : askForMove(dip, run));
    const failed = await takePoint(dip, run);
    if (failed === undefined) return;
    if (isSure) throw new CommandFailed(failed);
    terminal.note(`${failed}\n`);
  }
};

const askForMove = async (dip: Dipped, { say, terminal }: Run): Promise<void> => {
  const moved = await terminal.ask(`${say('cli.calibrate.dip', { what: nameOf(dip) })} `);
  if (moved === undefined) throw new UsageError(say('cli.calibrate.no-terminal'));
};

const waitForMove = async (dip: Dipped, { say, terminal, pause }: Run): Promise<void> => {
  terminal.note(`${say('cli.calibrate.soon', { what: nameOf(dip), n: MOVE_SECONDS })}\n`);
  for (let second = 0; second < MOVE_SECONDS; second++)
    if (await pause()) throw new CommandFailed(say('cli.calibrate.interrupted'));
};

/** Until it is understood; undefined when the person has no more of them. */
const askPoint = async (
  { terminal, say, session, supplies }: Run,
  taken: number,
): Promise<Dipped | undefined> => {
  for (;;) {
    const examples = examplesOf(session.references);
    const text = await terminal.ask(`${say('cli.calibrate.next', { n: taken + 1, examples })} `);
    if (text === undefined) throw new UsageError(say('cli.calibrate.no-terminal'));
    if (text.trim() === '') return undefined;
    const dip = readPoint(text, session.references, supplies);
    if (dip.ok) return dip.value;
    terminal.note(`${dip.error}\n`);
  }
};

/** Undefined when it was taken, else why not. */
const takePoint = async (dip: Dipped, run: Run): Promise<string | undefined> => {
  const { talk, say, session } = run;
  const answer = await talk.act(session.tag, '/point', { session: session.session, ...dip });
  if (answer.outcome === 'refused') return say(answer.because.key, answer.because.params);
  return watchRing(run);
};

const watchRing = async (run: Run): Promise<string | undefined> => {
  const { talk, say, session, terminal, pause } = run;
  let shown = -1;
  for (;;) {
    if (await pause()) throw new CommandFailed(say('cli.calibrate.interrupted'));
    const watch = (await talk.view(session.tag))?.watch;
    if (!watch) throw new CommandFailed(say('calibration.not-begun', { tag: session.tag }));
    if (watch.because) return say(watch.because.key, watch.because.params);
    const quarter = Math.floor(watch.progress * 4);
    if (quarter > shown) terminal.note(ringOf(watch.progress, watch.reading));
    shown = Math.max(shown, quarter);
    if (watch.state === 'steady') return undefined;
  }
};

/** One line a quarter of the ring: it reads the same on a terminal, in a file and by a screen reader. */
const ringOf = (progress: number, reading: number | undefined): string => {
  const full = Math.round(progress * 10);
  const bar = '█'.repeat(full) + '·'.repeat(10 - full);
  return `  ${bar} ${Math.round(progress * 100)} %${reading === undefined ? '' : `  ${reading.toFixed(3)}`}\n`;
};

const nameOf = ({ reference }: Dipped): string => {
  switch (reference.kind) {
    case 'buffer':
      return reference.buffer;
    case 'standard':
      return `${reference.standard} µS/cm`;
    case 'volume':
      return `${reference.litres} L`;
    case 'bucket':
      return `${reference.litres} L (${reference.run})`;
    case 'run':
      return `${reference.seconds} s (${reference.run})`;
    case 'glass':
      return `${reference.ml} mL (${reference.run})`;
    default:
      return reference.kind;
  }
};
