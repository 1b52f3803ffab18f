// A pump or a motor on the bench, step after step as the controller names them: the person is asked for what only a person can say.
import type { NextStep } from '../contract/calibration.ts';
import { UsageError } from '../options.ts';
import { readPoint } from './calibrate-points.ts';
import { type Run, takePoint } from './calibrate-ring.ts';
import { CommandFailed } from './command-line.ts';
import type { Say } from './sentences.ts';

/** Until nothing more can be measured, or the person has enough. */
export const takeSteps = async (run: Run): Promise<void> => {
  const { talk, say, session, terminal } = run;
  for (;;) {
    const view = await talk.view(session.tag);
    if (!view) throw new CommandFailed(say('calibration.not-begun', { tag: session.tag }));
    const { next } = view;
    if (!next) return;
    const point = await askStep(next, view.points.length >= view.least, run);
    if (point === undefined) return;
    const failed = await takeStep(point, run);
    if (failed !== undefined) terminal.note(`${failed}\n`);
  }
};

/** As it is written on the command line; undefined when the person has enough. */
const askStep = async (
  next: NextStep,
  isEnough: boolean,
  { say, terminal }: Run,
): Promise<string | undefined> => {
  const mayEnd = isEnough && next.kind !== 'glass' && next.kind !== 'arrived';
  const question = mayEnd ? say(`cli.calibrate.enough.${next.kind}`) : questionOf(next, say);
  const text = (await terminal.ask(`${question} `))?.trim();
  if (text === undefined) throw new UsageError(say('cli.calibrate.no-terminal'));
  return mayEnd && text === '' ? undefined : answerOf(next, text);
};

const takeStep = async (point: string, run: Run): Promise<string | undefined> => {
  const dip = readPoint(point, run.session.references, run.supplies);
  return dip.ok ? takePoint(dip.value, run) : dip.error;
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
