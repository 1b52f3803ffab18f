// `yapu calibrate`: a thin face on the bench of a running controller. It asks what the probe stands in, shows the ring that fills, and
// tells the result. Whatever ends it early, the old line holds.
import type { CalibrationAnswer, CalibrationRecord, CalibrationView } from '../contract/calibration.ts';
import type { QuantityKind } from '../core/quantities.ts';
import { UsageError } from '../options.ts';
import { readNumber } from './calibrate-points.ts';
import { takePoints } from './calibrate-steps.ts';
import { openTalk } from './calibrate-talk.ts';
import { CommandFailed, parseCommand, refuseWords, type Terminal } from './command-line.ts';
import { languageOf, openSentences, type Say } from './sentences.ts';
import { renderTable } from './table.ts';

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
};

const OPTIONS = {
  probe: { type: 'string' },
  by: { type: 'string' },
  instrument: { type: 'string' },
  lot: { type: 'string' },
  pressure: { type: 'string' },
  url: { type: 'string', default: 'http://127.0.0.1:8080' },
  pin: { type: 'string' },
  lang: { type: 'string' },
  yes: { type: 'boolean', default: false },
} as const;

export interface Surroundings {
  readonly terminal: Terminal;
  /** LANG of the machine. */
  readonly language: string | undefined;
  /** A second between two looks at the ring; ends early, with true, when the person interrupts. */
  readonly pause: () => Promise<boolean>;
}

export const calibrate = async (args: readonly string[], around: Surroundings): Promise<void> => {
  const { terminal } = around;
  const { values, positionals } = parseCommand('calibrate', args, OPTIONS);
  const [what, ...points] = positionals;
  const say = openSentences(languageOf(values.lang, around.language));
  if (!URL.canParse(values.url)) throw new UsageError(`calibrate: ${values.url} is not an address.`);
  const talk = openTalk({
    url: values.url,
    say,
    pin: async () => values.pin ?? (await terminal.ask(`${say('cli.calibrate.pin')} `)),
  });
  if (what === 'list') return list(await talk.records(), values.probe, terminal);
  const tag = wanted('--probe', values.probe, 'solution.acidity');
  const by = values.by ?? (await terminal.ask(`${say('cli.calibrate.who')} `));
  if (what === 'undo') {
    refuseWords('calibrate', points);
    const { record } = accepted(await talk.act(tag, '/undo', { by: wanted('--by', by, 'Ana') }), say);
    return terminal.out(`${say('cli.calibrate.undone', { n: record?.undoes ?? 0 })}\n`);
  }
  const kinds = kindsOf(what);
  const who = {
    by: wanted('--by', by, 'Ana'),
    instrument: wanted(
      '--instrument',
      values.instrument ?? (await terminal.ask(`${say('cli.calibrate.which')} `)),
      '"E-201 7"',
    ),
  };
  const supplies = { lot: values.lot, pressure: optionalNumber('--pressure', values.pressure) };
  const session = sessionOf(await talk.act(tag, '', who), say);
  const run = { ...around, talk, say, session, points, supplies, isSure: values.yes };
  try {
    if (!kinds.includes(session.quantity))
      throw new UsageError(`calibrate: ${tag} measures ${session.quantity}, not ${what}.`);
    await takePoints(run);
    const answer = await talk.act(tag, '/finish', { session: session.session });
    terminal.out(resultOf(accepted(answer, say).record, say));
  } catch (cause) {
    // Whatever it was: the probe must not stay out for twenty minutes. It may be out of reach, or ended already.
    await talk.act(tag, '/abandon', { session: session.session }).catch(() => undefined);
    terminal.note(`${say('cli.calibrate.ended')}\n`);
    throw cause;
  }
};

const wanted = (option: string, value: string | undefined, example: string): string => {
  if (value !== undefined && value.trim() !== '') return value;
  throw new UsageError(`calibrate: ${option} is missing, for example ${option} ${example}.`);
};

const optionalNumber = (option: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const value = readNumber(text);
  if (Number.isFinite(value)) return value;
  throw new UsageError(`calibrate: ${option}: got ${text}, wanted a number.`);
};

const kindsOf = (what: string | undefined): readonly QuantityKind[] => {
  const kinds = what === undefined || !Object.hasOwn(KINDS, what) ? undefined : KINDS[what];
  if (kinds) return kinds;
  throw new UsageError(
    `calibrate: got ${what ?? 'nothing'}, wanted ${Object.keys(KINDS).join(', ')}, undo or list.`,
  );
};

/** The answer, or the reason of the controller as a failure. */
const accepted = (
  answer: CalibrationAnswer,
  say: Say,
): Extract<CalibrationAnswer, { outcome: 'accepted' }> => {
  if (answer.outcome === 'accepted') return answer;
  throw new CommandFailed(say(answer.because.key, answer.because.params));
};

const sessionOf = (answer: CalibrationAnswer, say: Say): CalibrationView => {
  const { session } = accepted(answer, say);
  if (!session) throw new CommandFailed(say('calibration.not-begun', { tag: '' }));
  return session;
};

/** Day, without the hour: a due date needs none. */
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

const resultOf = (record: CalibrationRecord | undefined, say: Say): string => {
  if (!record) return '';
  const lines = [
    say('cli.calibrate.done', { n: record.n }),
    ...record.points.map(({ value, before, after }) =>
      say('cli.calibrate.point-result', {
        value,
        before: before ?? '—',
        after: after ?? '—',
      }),
    ),
    ...Object.entries(record.figures).map(([name, value]) => say(`cli.calibrate.figure.${name}`, { value })),
    ...record.warnings.map(({ key, params }) => `! ${say(key, params)}`),
    ...(record.due === undefined ? [] : [say('cli.calibrate.due', { day: dayOf(record.due) })]),
  ];
  return `${lines.join('\n')}\n`;
};

const list = (records: readonly CalibrationRecord[], tag: string | undefined, terminal: Terminal): void => {
  const rows = records
    .filter((record) => tag === undefined || record.tag === tag)
    .map((record) =>
      [
        `${record.n}`,
        dayOf(record.at),
        record.tag,
        record.verdict,
        record.by,
        record.instrument,
        record.line ? `${record.line.slope.toPrecision(5)} ${record.line.offset.toPrecision(5)}` : '',
        record.because?.key.replace('calibration.', '') ?? '',
      ].map((text) => ({ text })),
    );
  terminal.out(
    renderTable(
      ['n', 'day', 'probe', 'verdict', 'by', 'instrument', 'slope offset', 'reason'],
      rows,
      terminal.isColoured,
    ),
  );
};
