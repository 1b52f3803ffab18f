// `yapu history recompute`: what a probe would have said in the past by another of its calibrations, into a file beside the history.
// The history itself is only read: what was believed then stays as it was.
import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { findRigProblems } from '../../hardware/check-rig.ts';
import { utcOffsetOf } from '../app/clock.ts';
import type { CalibrationRecord } from '../contract/calibration.ts';
import { because } from '../core/because.ts';
import { standingOf } from '../core/calibration/in-force.ts';
import type { Line } from '../core/calibration/line.ts';
import { linesOver, recompute } from '../core/calibration/recompute.ts';
import type { Channel } from '../core/installation.ts';
import { type Millis, type Timestamp, timestamp } from '../core/units.ts';
import { createLog } from '../log.ts';
import { loadSite } from '../site-files.ts';
import { readCalibrationFile } from '../store/calibration-book.ts';
import { readBack } from '../store/history/read-back.ts';
import { type Moment, valueAt } from '../store/history/single-values.ts';
import { CommandFailed, Misunderstood, parseCommand, refuseWords, type Terminal } from './command-line.ts';
import { needed, oneOf, readDay } from './option-values.ts';

const OPTIONS = {
  tag: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  with: { type: 'string' },
  data: { type: 'string' },
  rig: { type: 'string' },
  out: { type: 'string' },
} as const;

export const history = async (args: readonly string[], terminal: Terminal, home: string): Promise<void> => {
  const { values, positionals } = parseCommand('history', args, OPTIONS);
  const [what, ...rest] = positionals;
  oneOf('history', what ?? '…', ['recompute']);
  refuseWords('history', rest);
  const { say } = terminal;
  const tag = needed('--tag', values.tag, 'solution.acidity');
  const data = values.data ?? `${home}/.yapu`;
  const job = await prepare({ tag, data, rig: values.rig, with: values.with });
  const span = spanOf(values.from, values.to, job.utcOffset);
  const out = values.out ?? `recomputed-${tag}.csv`;
  const counts = await write({ ...job, ...span, data, out, terminal });
  terminal.out(`${say('cli.history.done', { ...counts, n: counts.rows, file: out, with: job.record.n })}\n`);
};

interface Job {
  readonly channel: Channel;
  readonly records: readonly CalibrationRecord[];
  /** The one that the past is wanted by. */
  readonly record: CalibrationRecord & { readonly line: Line };
  readonly utcOffset: (at: Timestamp) => Millis;
}

interface Asked {
  readonly tag: string;
  readonly data: string;
  readonly rig: string | undefined;
  readonly with: string | undefined;
}

const prepare = async (asked: Asked): Promise<Job> => {
  const { tag, data } = asked;
  const own = join(data, 'rig.json');
  const rigFile = asked.rig ?? (existsSync(own) ? own : 'hardware/rigs/family.json');
  const { installation, siteFile } = await loadSite(rigFile, findRigProblems);
  const channel = installation.channels.find((candidate) => candidate.tag === tag);
  if (!channel) throw new CommandFailed(because('calibration.no-such-probe', { tag }));
  if (!existsSync(join(data, 'history')))
    throw new CommandFailed(because('cli.history.no-history', { folder: data }));
  const { records } = await readCalibrationFile(join(data, 'calibrations.ndjson'));
  return {
    channel,
    records,
    record: recordOf(records, tag, asked.with),
    utcOffset: utcOffsetOf(siteFile.timeZone),
  };
};

const recordOf = (
  records: readonly CalibrationRecord[],
  tag: string,
  asked: string | undefined,
): Job['record'] => {
  const found =
    asked === undefined
      ? standingOf(records, tag).at(-1)
      : records.find((record) => record.tag === tag && record.n === Number(asked));
  if (found?.line && found.verdict === 'accepted') return { ...found, line: found.line };
  throw new CommandFailed(
    asked === undefined
      ? because('cli.history.no-record', { tag })
      : because('cli.history.no-such-record', { tag, number: asked }),
  );
};

const DAY = 86_400_000;

/** Whole days of the family's calendar; without them all that there is. */
const spanOf = (
  from: string | undefined,
  to: string | undefined,
  utcOffset: Job['utcOffset'],
): { readonly from: Timestamp; readonly to: Timestamp } => {
  const begin = from === undefined ? timestamp(0) : dayOf('--from', from, utcOffset);
  const end = to === undefined ? timestamp(Date.now()) : timestamp(dayOf('--to', to, utcOffset) + DAY);
  if (end <= begin)
    throw new Misunderstood(because('cli.history.backwards', { from: from ?? '', to: to ?? '' }));
  return { from: begin, to: end };
};

const dayOf = (option: string, text: string, utcOffset: Job['utcOffset']): Timestamp => {
  const utc = readDay(option, text);
  return timestamp(utc - utcOffset(timestamp(utc)));
};

interface Work extends Job {
  readonly from: Timestamp;
  readonly to: Timestamp;
  readonly data: string;
  readonly out: string;
  readonly terminal: Terminal;
}

interface Counts {
  /** Written, and how many of them could not be told by the other line. */
  readonly rows: number;
  readonly unknown: number;
}

const HEADER = 'time,was,recomputed\n';

/** Nothing that is there is written over. */
const write = async (work: Work): Promise<Counts> => {
  const { data, channel, from, to, out, terminal } = work;
  const file = await open(out, 'wx').catch((cause: unknown) => {
    throw new CommandFailed(because('cli.history.not-written', { file: out, why: String(cause) }));
  });
  const again = createRecomputing(work);
  const tags = [channel.tag, ...(channel.compensatedBy === undefined ? [] : [channel.compensatedBy])];
  const log = createLog(() => undefined);
  let [rows, unknown] = [0, 0];
  try {
    await file.write(HEADER);
    for await (const part of readBack({ folder: join(data, 'history'), tags, from, to, log })) {
      const lines = part.moments.flatMap((moment) => {
        const was = valueAt(moment, channel.tag);
        return was === null ? [] : [{ at: moment.at, was, now: again(moment, was) }];
      });
      rows += lines.length;
      unknown += lines.filter(({ now }) => now === undefined).length;
      await file.write(
        lines.map(({ at, was, now }) => `${new Date(at).toISOString()},${was},${now ?? ''}\n`).join(''),
      );
      terminal.note(
        `${terminal.say('cli.history.progress', { number: part.number, of: part.of, n: rows })}\n`,
      );
    }
  } finally {
    await file.close();
  }
  return { rows, unknown };
};

/** Seven digits, as the history itself tells. */
const DIGITS = 7;

const createRecomputing = ({ channel, records, record }: Job) => {
  const lines = linesOver(records, channel.tag);
  const { quantity, compensatedBy } = channel;
  return (moment: Moment, was: number): number | undefined => {
    const by = lines.findLast(({ from }) => from <= moment.at)?.line;
    const temperature = compensatedBy === undefined ? 'uncompensated' : valueAt(moment, compensatedBy);
    if (!by || temperature === null) return undefined;
    const value = recompute(was, { quantity, by, wanted: record.line, temperature });
    return value === undefined ? undefined : Number(value.toPrecision(DIGITS));
  };
};
