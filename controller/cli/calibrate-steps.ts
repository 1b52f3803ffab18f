// Point by point: what the probe stands in by the command line or by asking, then the ring until it is at rest.

import { formatNumber } from '../../console/i18n/format.ts';
import { because } from '../core/because.ts';
import { takeSteps } from './calibrate-outputs.ts';
import { type Dipped, examplesOf, readPoint } from './calibrate-points.ts';
import { type Run, takePoint } from './calibrate-ring.ts';
import { CommandFailed, Misunderstood, type Terminal } from './command-line.ts';

/** To rinse the probe and put it into the next liquid. */
const MOVE_SECONDS = 15;

export const takePoints = async (run: Run): Promise<void> => {
  const { session, terminal } = run;
  const dips = run.points.map((text) => given(text, run));
  terminal.note(`${terminal.say('cli.calibrate.out', { tag: session.tag })}\n`);
  if (dips.length === 0 && session.next) return takeSteps(run);
  for (const dip of dips) await takeGiven(dip, run);
  if (dips.length > 0) return;
  let taken = 0;
  while (taken < session.most) {
    const dip = await askPoint(run, taken);
    if (!dip) return;
    const failed = await takePoint(dip, run);
    if (failed === undefined) taken += 1;
    else terminal.note(`${terminal.say(failed.key, failed.params)}\n`);
  }
};

const given = (text: string, { session, supplies }: Run): Dipped => {
  const dip = readPoint(text, session.references, supplies);
  if (dip.ok) return dip.value;
  throw new Misunderstood(...dip.error);
};

/** One that fails may be taken again while a person is there to say so. */
const takeGiven = async (dip: Dipped, run: Run): Promise<void> => {
  const { terminal, isSure } = run;
  for (;;) {
    await (isSure ? waitForMove(dip, run) : askForMove(dip, run));
    const failed = await takePoint(dip, run);
    if (failed === undefined) return;
    if (isSure) throw new CommandFailed(failed);
    terminal.note(`${terminal.say(failed.key, failed.params)}\n`);
  }
};

/** No probe goes anywhere for these: a tank is filled, a bucket, a glass, a motor runs, the sun stands high. */
const STANDS_STILL: readonly Dipped['reference']['kind'][] = [
  'volume',
  'bucket',
  'run',
  'glass',
  'way',
  'arrived',
  'thermometer',
  'noon',
];

const isMoved = ({ reference }: Dipped): boolean => !STANDS_STILL.includes(reference.kind);

const askForMove = async (dip: Dipped, { terminal }: Run): Promise<void> => {
  const key = isMoved(dip) ? 'cli.calibrate.dip' : 'cli.calibrate.now';
  const moved = await terminal.ask(`${terminal.say(key, { what: nameOf(dip, terminal) })} `);
  if (moved === undefined) throw new Misunderstood(because('cli.calibrate.no-terminal'));
};

const waitForMove = async (dip: Dipped, { terminal, pause }: Run): Promise<void> => {
  const { note, say } = terminal;
  const key = isMoved(dip) ? 'cli.calibrate.soon' : 'cli.calibrate.now-soon';
  note(`${say(key, { what: nameOf(dip, terminal), n: MOVE_SECONDS })}\n`);
  for (let second = 0; second < MOVE_SECONDS; second++)
    if (await pause()) throw new CommandFailed(because('cli.calibrate.interrupted'));
};

/** Until it is understood; undefined when the person has no more of them. */
const askPoint = async ({ terminal, session, supplies }: Run, taken: number): Promise<Dipped | undefined> => {
  for (;;) {
    const examples = examplesOf(session.references);
    const text = await terminal.ask(`${terminal.say('cli.calibrate.next', { n: taken + 1, examples })} `);
    if (text === undefined) throw new Misunderstood(because('cli.calibrate.no-terminal'));
    if (text.trim() === '') return undefined;
    const dip = readPoint(text, session.references, supplies);
    if (dip.ok) return dip.value;
    terminal.note(`${dip.error.map(({ key, params }) => terminal.say(key, params)).join(' ')}\n`);
  }
};

const nameOf = ({ reference }: Dipped, { say, locale }: Terminal): string => {
  switch (reference.kind) {
    case 'buffer':
      return reference.buffer;
    case 'standard':
      return `${reference.standard} µS/cm`;
    case 'thermometer':
      return say('calibrate.in.thermometer', { name: formatNumber(reference.celsius, 1, locale) });
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
      return say(`calibrate.in.${reference.kind}`);
  }
};
