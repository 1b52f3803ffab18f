// A pump or a motor on the bench, step after step as the controller names them: the person is asked for what only a person can say.
import type { NextStep } from '../contract/calibration.ts';
import type { WireBecause } from '../contract/snapshot.ts';
import { because } from '../core/because.ts';
import { readPoint } from './calibrate-points.ts';
import { type Run, takePoint } from './calibrate-ring.ts';
import { CommandFailed, Misunderstood } from './command-line.ts';
import type { Say } from './sentences.ts';

/** Until nothing more can be measured, or the person has enough. */
export const takeSteps = async (run: Run): Promise<void> => {
  const { talk, session, terminal } = run;
  for (;;) {
    const view = await talk.view(session.tag);
    if (!view) throw new CommandFailed(because('calibration.not-begun', { tag: session.tag }));
    const { next } = view;
    if (!next) return;
    const point = await askStep(next, view.points.length >= view.least, run);
    if (point === undefined) return;
    const failed = await takeStep(point, run);
    if (failed.length > 0)
      terminal.note(`${failed.map(({ key, params }) => terminal.say(key, params)).join(' ')}\n`);
  }
};

/** As it is written on the command line; undefined when the person has enough. */
const askStep = async (
  next: NextStep,
  isEnough: boolean,
  { terminal: { ask, say } }: Run,
): Promise<string | undefined> => {
  const mayEnd = isEnough && next.kind !== 'glass' && next.kind !== 'arrived';
  const question = mayEnd ? say(`cli.calibrate.enough.${next.kind}`) : questionOf(next, say);
  const text = (await ask(`${question} `))?.trim();
  if (text === undefined) throw new Misunderstood(because('cli.calibrate.no-terminal'));
  return mayEnd && text === '' ? undefined : answerOf(next, text);
};

/** Why it was not taken; nothing where it was. */
const takeStep = async (point: string, run: Run): Promise<readonly WireBecause[]> => {
  const dip = readPoint(point, run.session.references, run.supplies);
  if (!dip.ok) return dip.error;
  const failed = await takePoint(dip.value, run);
  return failed ? [failed] : [];
};

const questionOf = (next: NextStep, say: Say): string => {
  if (next.kind === 'arrived') return say('cli.calibrate.arrived');
  if (next.kind !== 'way') return say(`cli.calibrate.step.${next.kind}`, { n: next.run });
  const step = next.run === 0 ? 'shut-first' : next.end;
  return say(`cli.calibrate.step.${step}`, { n: next.run });
};

const answerOf = (next: NextStep, text: string): string => {
  if (next.kind === 'way') return `${next.end}=${next.run}`;
  return next.kind === 'arrived' ? `arrived=${next.end}:${next.run}` : `${next.kind}=${text}:${next.run}`;
};
