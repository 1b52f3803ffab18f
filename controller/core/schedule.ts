// The family's plan for a timed output: blocks of the day, each with its own rhythm. Times are minutes after local midnight.
import { type Because, because } from './because.ts';
import type { ActuatorId } from './installation.ts';
import { clockFace, DAY_MINUTES } from './local-time.ts';

export interface ScheduleBlock {
  readonly actuator: ActuatorId;
  /** First minute of the block, 0…1439. */
  readonly from: number;
  /** Minute after its last, 1…1440; a block never crosses midnight (it is written as two). */
  readonly to: number;
  /** Minutes on, then minutes off, repeated from `from`. `off: 0` is continuous. */
  readonly on: number;
  readonly off: number;
}

export interface Schedule {
  /** Grows by one at each save; an edit names the revision it was made from. */
  readonly revision: number;
  readonly blocks: readonly ScheduleBlock[];
}

/** One stretch of running time in the preview of a day. */
export interface Run {
  readonly actuator: ActuatorId;
  readonly from: number;
  readonly to: number;
}

/** The running times of one output in a day, in order, never overlapping; a run is cut where its block ends. */
export const runsOfDay = (schedule: Schedule, actuator: ActuatorId): readonly Run[] =>
  joinTouching(
    blocksOf(schedule, actuator)
      .filter(isSound)
      .sort((a, b) => a.from - b.from)
      .flatMap(runsOfBlock),
  );

/** The block in force at a minute of the day, if any. */
export const blockAt = (
  schedule: Schedule,
  actuator: ActuatorId,
  minute: number,
): ScheduleBlock | undefined =>
  blocksOf(schedule, actuator).find(({ from, to }) => minute >= from && minute < to);

/** The output's blocks as they were written. */
export const blocksOf = (schedule: Schedule, actuator: ActuatorId): readonly ScheduleBlock[] =>
  schedule.blocks.filter((block) => block.actuator === actuator);

/** Why a schedule cannot be saved; empty when it can. `scheduled`: outputs that run by schedule. */
export const findScheduleProblems = (
  schedule: Schedule,
  scheduled: readonly ActuatorId[],
): readonly Because[] => [
  ...schedule.blocks
    .filter(({ actuator }) => !scheduled.includes(actuator))
    .map(({ actuator }) => because('schedule.unknown-output', { output: actuator })),
  ...schedule.blocks
    .filter((block) => !isSound(block))
    .map(({ from, to }) =>
      because('schedule.impossible-block', { from: clockFace(from), to: clockFace(to) }),
    ),
  ...scheduled.flatMap((actuator) => findOverlaps(blocksOf(schedule, actuator))),
];

const isSound = ({ from, to, on, off }: ScheduleBlock): boolean =>
  [from, to, on, off].every(Number.isInteger) &&
  from >= 0 &&
  to > from &&
  to <= DAY_MINUTES &&
  on >= 1 &&
  off >= 0;

const runsOfBlock = ({ actuator, from, to, on, off }: ScheduleBlock): readonly Run[] => {
  if (off === 0) return [{ actuator, from, to }];
  const count = Math.ceil((to - from) / (on + off));
  return Array.from({ length: count }, (_, index) => {
    const start = from + index * (on + off);
    return { actuator, from: start, to: Math.min(start + on, to) };
  });
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

const findOverlaps = (blocks: readonly ScheduleBlock[]): readonly Because[] => {
  const sorted = [...blocks].sort((a, b) => a.from - b.from);
  return sorted.flatMap((block, index) => {
    const next = sorted[index + 1];
    return next && next.from < block.to
      ? [because('schedule.overlap', { output: block.actuator, at: clockFace(next.from) })]
      : [];
  });
};
