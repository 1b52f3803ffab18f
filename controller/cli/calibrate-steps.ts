// Point by point: what the probe stands in by the command line or by asking, then the ring until it is at rest.
import { UsageError } from '../options.ts';
import { takeSteps } from './calibrate-outputs.ts';
import { type Dipped, examplesOf, readPoint } from './calibrate-points.ts';
import { type Run, takePoint } from './calibrate-ring.ts';
import { CommandFailed } from './command-line.ts';

/** To rinse the probe and put it into the next liquid. */
const MOVE_SECONDS = 15;

export const takePoints = async (run: Run): Promise<void> => {
  const { say, session, terminal } = run;
  const dips = run.points.map((text) => given(text, run));
  terminal.note(`${say('cli.calibrate.out', { tag: session.tag })}\n`);
  if (dips.length === 0 && session.next) return takeSteps(run);
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
    case 'way':
      return `${reference.end} (${reference.run})`;
    default:
      return reference.kind;
  }
};
