// What is kept of a calibration that was judged, and of one that was undone.
import type { CalibrationRecord } from '../contract/calibration.ts';
import { lineOf, standingOf } from '../core/calibration/in-force.ts';
import { dueAfterDays, judgeCalibration } from '../core/calibration/judge.ts';
import type { Judgement } from '../core/calibration/judgement.ts';
import type { Line } from '../core/calibration/line.ts';
import type { Channel } from '../core/installation.ts';
import type { Timestamp } from '../core/units.ts';
import { type CalibrationSession, wirePoint } from './calibration-session.ts';
import { readBy } from './calibration-watch.ts';
import { wireBecause } from './snapshot.ts';

export type Draft = Omit<CalibrationRecord, 'n' | 'version'>;

const DAY = 86_400_000;

/** The session's points, judged against what this very probe was before: another one has no past. */
export const judgeSession = (
  { channel, who, points }: CalibrationSession,
  records: readonly CalibrationRecord[],
  at: Timestamp,
): Draft => {
  const last = records.findLast(({ tag, verdict }) => tag === channel.tag && verdict !== 'undone');
  const isKnown = last === undefined || last.instrument === who.instrument;
  const before = lineOf(channel);
  const judgement = judgeCalibration(points(), { channel, previous: isKnown ? before : undefined });
  const line = judgement.verdict === 'accepted' ? judgement.line : undefined;
  return {
    at,
    tag: channel.tag,
    quantity: channel.quantity,
    ...who,
    verdict: judgement.verdict,
    points: points().map((point) => ({
      ...wirePoint(point, channel),
      after: readBy(line, channel, point.raw, point.temperature) ?? null,
    })),
    ...(before ? { before: plain(before) } : {}),
    ...outcomeOf(judgement, channel, at),
  };
};

/** Without what a calibration of the rig says beside. */
const plain = ({ slope, offset, curve }: Line): NonNullable<Draft['line']> => ({
  slope,
  offset,
  ...(curve ? { curve: [...curve] } : {}),
});

const outcomeOf = (judgement: Judgement, { quantity }: Channel, at: Timestamp) =>
  judgement.verdict === 'accepted'
    ? {
        line: plain(judgement.line),
        figures: { ...judgement.figures },
        warnings: judgement.warnings.map(wireBecause),
        due: at + dueAfterDays(quantity) * DAY,
      }
    : { figures: { ...judgement.figures }, warnings: [], because: wireBecause(judgement.because) };

/** Restores the line before the newest one; undefined where there is none to undo. */
export const undoOf = (
  channel: Channel,
  records: readonly CalibrationRecord[],
  by: string,
  at: Timestamp,
): Draft | undefined => {
  const standing = standingOf(records, channel.tag);
  const [newest, restored] = [standing.at(-1), standing.at(-2)];
  if (!newest) return undefined;
  return {
    at,
    tag: channel.tag,
    quantity: channel.quantity,
    by,
    instrument: newest.instrument,
    verdict: 'undone',
    points: [],
    ...(newest.line ? { before: newest.line } : {}),
    ...(restored?.line ? { line: restored.line } : {}),
    figures: {},
    warnings: [],
    undoes: newest.n,
  };
};
