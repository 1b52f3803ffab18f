// The family's plan for its outputs: blocks of the day, each with its own rhythm, between edges by the clock or by the sun.
// Times are minutes after local midnight. Whoever draws a day and whoever lives it ask the same `runsOfDay`.
import { type Because, because } from './because.ts';
import type { StageId } from './crop/profile.ts';
import type { SunTimes } from './crop/targets.ts';
import type { ActuatorId } from './installation.ts';
import { clockFace, DAY_MINUTES } from './local-time.ts';
import { clamp } from './units.ts';

/** So many minutes after sunrise or sunset; before it below 0. */
export interface SunEdge {
  readonly sun: 'rise' | 'set';
  readonly plus: number;
}

/** A minute of the day, or the sun's. */
export type Edge = number | SunEdge;

export interface ScheduleBlock {
  readonly actuator: ActuatorId;
  /** First minute of the block; by the clock 0…1439. */
  readonly from: Edge;
  /** Minute after its last; by the clock 1…1440. What begins in the afternoon may end in the morning. */
  readonly to: Edge;
  /** Minutes on, then minutes off, repeated from `from`. `off: 0` is continuous. */
  readonly on: number;
  readonly off: number;
  /** Only in these stages of the crop; absent: in all. */
  readonly stages?: readonly StageId[] | undefined;
  /** Only in these months, 1…12; absent: all year. */
  readonly months?: readonly number[] | undefined;
}

/** From one minute of the day to another, over midnight where it ends before it begins: these outputs do not run by plan. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
  readonly outputs: readonly ActuatorId[];
}

export interface Schedule {
  /** Grows by one at each save; an edit names the revision it was made from. 0 is the crop's own plan. */
  readonly revision: number;
  readonly blocks: readonly ScheduleBlock[];
  /** Pumps that people leave to the crop and the sun. */
  readonly byCrop?: readonly ActuatorId[] | undefined;
  readonly quiet?: QuietHours | undefined;
}

/** What a day is to a plan. */
export interface ScheduleDay {
  readonly sun: SunTimes;
  readonly stage: string;
  /** 1…12; undefined while the clock cannot be believed: then no block is out of its season. */
  readonly month: number | undefined;
}

/** One stretch of running time in the preview of a day. */
export interface Run {
  readonly actuator: ActuatorId;
  readonly from: number;
  readonly to: number;
}

/** Part of a day, and the minute from which its rhythm counts (below 0: of the evening before). */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly origin: number;
}

/** Where a block stands in a day; without spans it rests, and says why. */
export interface Standing {
  readonly spans: readonly Span[];
  readonly because?: Because;
}

/** The running times of one output in a day, in order, never overlapping; a run is cut where its block ends or quiet begins. */
export const runsOfDay = (
  schedule: Schedule,
  actuator: ActuatorId,
  day: ScheduleDay,
  quiet?: QuietHours,
): readonly Run[] => {
  const runs = blocksOf(schedule, actuator).flatMap((block) =>
    standingOf(block, day).spans.flatMap((span) => runsOfSpan(block, span)),
  );
  return quietSpans(quiet, actuator).reduce<readonly Run[]>(
    cutOut,
    joinTouching([...runs].sort((a, b) => a.from - b.from)),
  );
};

/** The output's blocks as they were written. */
export const blocksOf = (schedule: Schedule, actuator: ActuatorId): readonly ScheduleBlock[] =>
  schedule.blocks.filter((block) => block.actuator === actuator);

/** Nobody has planned for this pump: it keeps to the crop's own plan. */
export const isByCrop = ({ revision, byCrop = [] }: Schedule, pump: ActuatorId): boolean =>
  revision === 0 || byCrop.includes(pump);

/** A block outside its stage or months, or one that the sun of this day leaves no time, rests. */
export const standingOf = (block: ScheduleBlock, day: ScheduleDay): Standing => {
  const { stages, months } = block;
  if (!isSound(block)) return { spans: [] };
  if (stages && !stages.some((stage) => stage === day.stage))
    return { spans: [], because: because('schedule.rests-stage', { stage: day.stage }) };
  if (months && day.month !== undefined && !months.includes(day.month))
    return { spans: [], because: because('schedule.rests-months') };
  const [from, to] = [minuteOfEdge(block.from, day.sun), minuteOfEdge(block.to, day.sun)];
  const spans = spansBetween(from, to);
  const facts = { from: clockFace(from), to: clockFace(to) };
  return spans.length > 0 ? { spans } : { spans, because: because('schedule.rests-sun', facts) };
};

/** Whether a span holds a minute. */
export const holds =
  (minute: number) =>
  ({ from, to }: Pick<Span, 'from' | 'to'>): boolean =>
    minute >= from && minute < to;

/** The hours in which an output is to be quiet, as parts of the day. */
export const quietSpans = (quiet: QuietHours | undefined, actuator: ActuatorId): readonly Span[] => {
  if (!quiet?.outputs.includes(actuator)) return [];
  const { from, to } = quiet;
  return to > from ? [{ from, to, origin: from }] : overMidnight(from, to);
};

/** Whole minutes, as far as they can be told without a day: a block by the clock must have time, and every block a rhythm. */
export const isSound = ({ from, to, on, off }: ScheduleBlock): boolean =>
  [on, off].every(Number.isInteger) &&
  on >= 1 &&
  off >= 0 &&
  isSoundEdge(from) &&
  isSoundEdge(to) &&
  (typeof from !== 'number' || typeof to !== 'number' || spansBetween(from, to).length > 0);

const isSoundEdge = (edge: Edge): boolean => {
  const minute = typeof edge === 'number' ? edge : edge.plus;
  return Number.isInteger(minute) && (typeof edge !== 'number' || (edge >= 0 && edge <= DAY_MINUTES));
};

const minuteOfEdge = (edge: Edge, { rise, set }: SunTimes): number =>
  typeof edge === 'number'
    ? edge
    : clamp(Math.round(edge.sun === 'rise' ? rise : set) + edge.plus, 0, DAY_MINUTES);

/**
 * Only what begins in the afternoon and ends in the morning goes over midnight. Anything else that ends before it begins has no time:
 * a block from an hour after sunrise until seven must not become a day long when winter moves the sun.
 */
const spansBetween = (from: number, to: number): readonly Span[] => {
  if (from < to) return [{ from, to, origin: from }];
  const noon = DAY_MINUTES / 2;
  return from > to && from >= noon && to <= noon ? overMidnight(from, to) : [];
};

const overMidnight = (from: number, to: number): readonly Span[] =>
  [
    { from: 0, to, origin: from - DAY_MINUTES },
    { from, to: DAY_MINUTES, origin: from },
  ].filter((span) => span.to > span.from);

const runsOfSpan = ({ actuator, on, off }: ScheduleBlock, { from, to, origin }: Span): readonly Run[] => {
  if (off === 0) return [{ actuator, from, to }];
  const cycle = on + off;
  const first = Math.floor((from - origin) / cycle);
  const count = Math.ceil((to - origin) / cycle) - first;
  return Array.from({ length: count }, (_, index) => {
    const start = origin + (first + index) * cycle;
    return { actuator, from: Math.max(start, from), to: Math.min(start + on, to) };
  }).filter((run) => run.to > run.from);
};

/** Two runs that touch, or that overlap because a faulty schedule is being previewed, are one. */
const joinTouching = (runs: readonly Run[]): readonly Run[] => {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last && run.from <= last.to) joined[joined.length - 1] = { ...last, to: Math.max(last.to, run.to) };
    else joined.push(run);
  }
  return joined;
};

const cutOut = (runs: readonly Run[], { from, to }: Span): readonly Run[] =>
  runs.flatMap((run) =>
    [
      { ...run, to: Math.min(run.to, from) },
      { ...run, from: Math.max(run.from, to) },
    ].filter((part) => part.to > part.from),
  );
