// One point of a calibration: it is asked for, and then the ring is shown until the probe is at rest, or the output has done its run.
import { formatNumber, type Locale } from '../../console/i18n/format.ts';
import type { CalibrationView } from '../contract/calibration.ts';
import type { WireBecause } from '../contract/snapshot.ts';
import { because } from '../core/because.ts';
import type { Dipped, Supplies } from './calibrate-points.ts';
import type { Talk } from './calibrate-talk.ts';
import { CommandFailed, type Terminal } from './command-line.ts';

export interface Run {
  readonly terminal: Terminal;
  readonly pause: () => Promise<boolean>;
  readonly talk: Talk;
  readonly session: CalibrationView;
  /** Given on the command line, in order; none: they are asked for. */
  readonly points: readonly string[];
  readonly supplies: Supplies;
  /** Nobody is asked whether the probe has been moved. */
  readonly isSure: boolean;
}

/** Undefined when it was taken, else why not. */
export const takePoint = async (dip: Dipped, run: Run): Promise<WireBecause | undefined> => {
  const { talk, session } = run;
  const answer = await talk.act(session.tag, '/point', { session: session.session, ...dip });
  if (answer.outcome === 'refused') return answer.because;
  return dip.reference.kind === 'way' && !run.isSure ? seeArrival(dip.reference, run) : watchRing(run);
};

/** A person says when; a contact may have told before. */
const seeArrival = async (
  { end, run: times }: Extract<Dipped['reference'], { kind: 'way' }>,
  { talk, session, terminal }: Run,
): Promise<WireBecause | undefined> => {
  await terminal.ask(`${terminal.say('cli.calibrate.arrived')} `);
  const reference = { kind: 'arrived', end, run: times };
  const answer = await talk.act(session.tag, '/point', { session: session.session, reference });
  if (answer.outcome === 'accepted') return undefined;
  return (await talk.view(session.tag))?.watch?.because ?? answer.because;
};

const watchRing = async (run: Run): Promise<WireBecause | undefined> => {
  const { talk, session, terminal, pause } = run;
  let shown = -1;
  for (;;) {
    if (await pause()) throw new CommandFailed(because('cli.calibrate.interrupted'));
    const watch = (await talk.view(session.tag))?.watch;
    if (!watch) throw new CommandFailed(because('calibration.not-begun', { tag: session.tag }));
    if (watch.because) return watch.because;
    const quarter = Math.floor(watch.progress * 4);
    if (quarter > shown) terminal.note(ringOf(watch.progress, watch.reading, terminal.locale));
    shown = Math.max(shown, quarter);
    if (watch.state === 'steady') return undefined;
  }
};

/** One line a quarter of the ring: it reads the same on a terminal, in a file and by a screen reader. */
const ringOf = (progress: number, reading: number | undefined, locale: Locale): string => {
  const full = Math.round(progress * 10);
  const bar = '█'.repeat(full) + '·'.repeat(10 - full);
  return `  ${bar} ${Math.round(progress * 100)} %${reading === undefined ? '' : `  ${formatNumber(reading, 3, locale)}`}\n`;
};
