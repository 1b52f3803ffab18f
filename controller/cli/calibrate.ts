// `yapu calibrate`: a thin face on the bench of a running controller, or on the same bench at the board itself. It asks what the probe stands in, shows the ring that fills, and
// tells the result. Whatever ends it early, the old line holds.
import type { CalibrationAnswer, CalibrationView } from '../contract/calibration.ts';
import { because } from '../core/because.ts';
import type { QuantityKind } from '../core/quantities.ts';
import { importCalibrations } from './calibrate-import.ts';
import { readNumber } from './calibrate-points.ts';
import type { Run } from './calibrate-ring.ts';
import { takePoints } from './calibrate-steps.ts';
import { type BoardTalk, type BoardWish, openTalk, type Talk } from './calibrate-talk.ts';
import { listOf, resultOf } from './calibrate-words.ts';
import { CommandFailed, Misunderstood, parseCommand, refuseWords, type Terminal } from './command-line.ts';
import { needed, readAddress } from './option-values.ts';

const KINDS: Readonly<Record<string, readonly QuantityKind[]>> = {
  ph: ['acidity'],
  ec: ['conductivity'],
  oxygen: ['oxygen'],
  temperature: ['waterTemperature', 'airTemperature'],
  humidity: ['humidity'],
  moisture: ['moisture'],
  level: ['level'],
  light: ['illuminance'],
  flow: ['flow'],
  pump: ['pumpRate'],
  travel: ['travel'],
};

const OPTIONS = {
  probe: { type: 'string' },
  by: { type: 'string' },
  instrument: { type: 'string' },
  lot: { type: 'string' },
  pressure: { type: 'string' },
  url: { type: 'string', default: 'http://127.0.0.1:8080' },
  pin: { type: 'string' },
  yes: { type: 'boolean', default: false },
  port: { type: 'string' },
  rig: { type: 'string', default: 'hardware/rigs/family.json' },
  file: { type: 'string', default: 'calibrations.ndjson' },
} as const;

export interface Surroundings {
  readonly terminal: Terminal;
  /** A second between two looks at the ring; ends early, with true, when the person interrupts. */
  readonly pause: () => Promise<boolean>;
  /** The bench without a controller, at the board behind a port; loaded when it is asked for. */
  readonly atBoard: (wish: BoardWish) => Promise<BoardTalk>;
}

export const calibrate = async (args: readonly string[], around: Surroundings): Promise<void> => {
  const { terminal } = around;
  const { values, positionals } = parseCommand('calibrate', args, OPTIONS);
  const [what, ...points] = positionals;
  const { say } = terminal;
  const talk = openTalk({
    url: readAddress(values.url),
    pin: async () => values.pin ?? (await terminal.ask(`${say('cli.calibrate.pin')} `)),
  });
  if (what === 'list') return listOf(await talk.records(), values.probe, terminal);
  if (what === 'import') return importCalibrations(points, { talk, terminal });
  const tag = needed('--probe', values.probe, 'solution.acidity');
  const by = values.by ?? (await terminal.ask(`${say('cli.calibrate.who')} `));
  if (what === 'undo') {
    refuseWords('calibrate', points);
    const { record } = accepted(await talk.act(tag, '/undo', { by: needed('--by', by, 'Ana') }));
    return terminal.out(`${say('cli.calibrate.undone', { n: record?.undoes ?? 0 })}\n`);
  }
  const kinds = kindsOf(what);
  const who = {
    by: needed('--by', by, 'Ana'),
    instrument: needed(
      '--instrument',
      values.instrument ?? (await terminal.ask(`${say('cli.calibrate.which')} `)),
      '"E-201 7"',
    ),
  };
  const supplies = { lot: values.lot, pressure: optionalNumber('--pressure', values.pressure) };
  const job = { ...around, tag, who, what, kinds, points, supplies, isSure: values.yes };
  if (values.port === undefined) return measure({ ...job, talk });
  const { port, rig: rigFile, file } = values;
  const board = await around.atBoard({ port, rigFile, file, tag });
  try {
    await measure({ ...job, talk: board });
    terminal.out(`${say('cli.calibrate.bring', { file })}\n`);
  } finally {
    await board.close();
  }
};

type Job = Omit<Run, 'session'> & {
  readonly talk: Talk;
  readonly tag: string;
  readonly who: { readonly by: string; readonly instrument: string };
  /** The word for it, and what it stands for. */
  readonly what: string | undefined;
  readonly kinds: readonly QuantityKind[];
};

/** From taking the probe out to the verdict. */
const measure = async (job: Job): Promise<void> => {
  const { talk, tag, what, kinds, terminal } = job;
  const session = sessionOf(await talk.act(tag, '', job.who));
  try {
    if (!kinds.includes(session.quantity))
      throw new Misunderstood(
        because('cli.calibrate.other-kind', { tag, quantity: session.quantity, what: what ?? '' }),
      );
    await takePoints({ ...job, session });
    const answer = await talk.act(tag, '/finish', { session: session.session });
    terminal.out(resultOf(accepted(answer).record, terminal.say));
  } catch (cause) {
    // Whatever it was: the probe must not stay out for twenty minutes. It may be out of reach, or ended already.
    await talk.act(tag, '/abandon', { session: session.session }).catch(() => undefined);
    terminal.note(`${terminal.say('cli.calibrate.ended')}\n`);
    throw cause;
  }
};

const optionalNumber = (option: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const value = readNumber(text);
  if (Number.isFinite(value)) return value;
  throw new Misunderstood(because('cli.option.any-number', { option, got: text }));
};

const kindsOf = (what: string | undefined): readonly QuantityKind[] => {
  const kinds = what === undefined || !Object.hasOwn(KINDS, what) ? undefined : KINDS[what];
  if (kinds) return kinds;
  throw new Misunderstood(
    because('cli.word-wanted', {
      verb: 'calibrate',
      got: what ?? '…',
      of: [...Object.keys(KINDS), 'undo', 'list', 'import'].join(', '),
    }),
  );
};

/** The answer, or the reason of the controller as a failure. */
const accepted = (answer: CalibrationAnswer): Extract<CalibrationAnswer, { outcome: 'accepted' }> => {
  if (answer.outcome === 'accepted') return answer;
  throw new CommandFailed(answer.because);
};

const sessionOf = (answer: CalibrationAnswer): CalibrationView => {
  const { session } = accepted(answer);
  if (!session) throw new CommandFailed(because('calibration.not-begun', { tag: '' }));
  return session;
};
