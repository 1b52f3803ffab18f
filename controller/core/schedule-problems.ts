// Why a schedule cannot be saved: each conflict with its place in the schedule, and in its words what to do. Empty when it can.
import { type Because, because } from './because.ts';
import { DRY_BY_DUSK } from './control/fogging.ts';
import { mayPlan, runsToday } from './control/planned.ts';
import type { CropProfile } from './crop/profile.ts';
import { maySilence } from './crop/silence.ts';
import { type Actuator, type ActuatorId, isPositioned } from './installation.ts';
import { clockFace, DAY_MINUTES } from './local-time.ts';
import {
  holds,
  isByCrop,
  isSound,
  type Schedule,
  type ScheduleBlock,
  type ScheduleDay,
  type Span,
  standingOf,
} from './schedule.ts';

export interface ScheduleProblem {
  /** `blocks.2` or `quiet`. */
  readonly path: string;
  readonly because: Because;
}

/** What a schedule is judged against. */
export interface ScheduleFrame {
  readonly actuators: readonly Actuator[];
  readonly profile: CropProfile;
  readonly day: ScheduleDay;
  /** W that may be drawn at once; undefined: nobody has said. */
  readonly mostWatts: number | undefined;
}

export const findScheduleProblems = (
  schedule: Schedule,
  frame: ScheduleFrame,
): readonly ScheduleProblem[] => [
  ...schedule.blocks.flatMap((block, index) =>
    findBlockProblems(block, frame).map((reason) => ({ path: `blocks.${index}`, because: reason })),
  ),
  ...findOverlaps(schedule, frame.day),
  ...findRestless(schedule, frame),
  ...findOverload(schedule, frame),
  ...findNoNight(schedule, frame),
];

const findBlockProblems = (block: ScheduleBlock, frame: ScheduleFrame): readonly Because[] => {
  const actuator = frame.actuators.find(({ id }) => id === block.actuator);
  if (!actuator || !mayPlan(actuator))
    return [because('schedule.unknown-output', { output: block.actuator })];
  if (!isSound(block)) return [because('schedule.impossible-block', facesOf(block))];
  if (isPositioned(actuator.kind) && block.off > 0) return [because('schedule.no-rhythm')];
  return actuator.kind === 'fogger' ? findWetNight(block, frame.day) : [];
};

/** Only the clock's edges can be told without a day. */
const facesOf = ({ from, to }: ScheduleBlock): Record<string, string> => ({
  from: typeof from === 'number' ? clockFace(from) : '—',
  to: typeof to === 'number' ? clockFace(to) : '—',
});

/** Leaves that are wet at dusk stay wet all night. */
const findWetNight = (block: ScheduleBlock, day: ScheduleDay): readonly Because[] => {
  const [rise, late] = [Math.floor(day.sun.rise), Math.ceil(day.sun.set) - DRY_BY_DUSK];
  return standingOf(block, day).spans.some(({ from, to }) => from < rise || to > late)
    ? [because('schedule.wet-night', { from: clockFace(rise), to: clockFace(late) })]
    : [];
};

interface Placed extends Span {
  readonly index: number;
}

const findOverlaps = ({ blocks }: Schedule, day: ScheduleDay): readonly ScheduleProblem[] => {
  const placed = blocks.flatMap((block, index) =>
    standingOf(block, day).spans.map((span): Placed => ({ ...span, index })),
  );
  const sorted = placed.sort((a, b) => a.from - b.from || a.index - b.index);
  return sorted.flatMap((span, n) => {
    const actuator = blocks[span.index]?.actuator;
    const other = sorted
      .slice(0, n)
      .find(({ index, to }) => blocks[index]?.actuator === actuator && to > span.from);
    return other && actuator
      ? [
          {
            path: `blocks.${span.index}`,
            because: because('schedule.overlap', { output: actuator, at: clockFace(span.from) }),
          },
        ]
      : [];
  });
};

const findRestless = (
  { quiet }: Schedule,
  { actuators, profile }: ScheduleFrame,
): readonly ScheduleProblem[] =>
  (quiet?.outputs ?? []).flatMap((id) => {
    const actuator = actuators.find((candidate) => candidate.id === id);
    if (!actuator || !mayPlan(actuator))
      return [{ path: 'quiet', because: because('schedule.unknown-output', { output: id }) }];
    return maySilence(actuator, profile)
      ? []
      : [{ path: 'quiet', because: because('schedule.restless', { output: id }) }];
  });

interface Load {
  readonly id: ActuatorId;
  readonly watts: number;
  readonly runs: readonly { readonly from: number; readonly to: number }[];
}

/** The first minute at which what is planned draws more than the house can give; a pump left to the sun may run at any time. */
const findOverload = (schedule: Schedule, frame: ScheduleFrame): readonly ScheduleProblem[] => {
  const { actuators, day, mostWatts } = frame;
  if (mostWatts === undefined) return [];
  const loads = actuators.flatMap((actuator): readonly Load[] => {
    const { id, watts } = actuator;
    if (watts === undefined || !mayPlan(actuator)) return [];
    const isFree = actuator.kind === 'pump' && isByCrop(schedule, id);
    return [{ id, watts, runs: isFree ? [ALL_DAY] : runsToday(actuator, { ...frame, schedule }, day) }];
  });
  const starts = loads.flatMap(({ runs }) => runs.map(({ from }) => from)).sort((a, b) => a - b);
  for (const minute of starts) {
    const together = loads.filter(({ runs }) => runs.some(holds(minute)));
    const watts = together.reduce((sum, load) => sum + load.watts, 0);
    if (watts > mostWatts) return overload(schedule, day, { minute, together, mostWatts });
  }
  return [];
};

/**
 * min of unbroken dark that lamps must leave. Tomatoes yellow under light without end, others flower before their time; six hours
 * are what lamps in glasshouses leave at least (practice).
 */
const LEAST_NIGHT = 360;

/** The first block of a lamp on a day whose longest dark, over midnight, is too short. */
const findNoNight = (schedule: Schedule, { actuators, day }: ScheduleFrame): readonly ScheduleProblem[] => {
  const lamps = actuators.filter(({ kind }) => kind === 'lamp').map(({ id }) => id);
  const blocks = schedule.blocks.map((block, index) => ({ block, index }));
  const lit = blocks.filter(({ block }) => lamps.includes(block.actuator));
  const spans = lit.flatMap(({ block }) => standingOf(block, day).spans);
  const [first] = lit;
  if (!first || spans.length === 0 || longestDark(spans, day) >= LEAST_NIGHT) return [];
  return [
    { path: `blocks.${first.index}`, because: because('schedule.no-night', { hours: LEAST_NIGHT / 60 }) },
  ];
};

/** min, the one over midnight among them. */
const longestDark = (lamps: readonly Span[], { sun }: ScheduleDay): number => {
  const light = [...lamps, { from: sun.rise, to: sun.set }].sort((a, b) => a.from - b.from);
  let end = Math.max(...light.map(({ to }) => to)) - DAY_MINUTES;
  let longest = 0;
  for (const { from, to } of light) {
    longest = Math.max(longest, from - end);
    end = Math.max(end, to);
  }
  return longest;
};

const ALL_DAY = { from: 0, to: DAY_MINUTES };

const overload = (
  { blocks }: Schedule,
  day: ScheduleDay,
  { minute, together, mostWatts }: { minute: number; together: readonly Load[]; mostWatts: number },
): readonly ScheduleProblem[] => {
  const [first, second] = [...together].sort((a, b) => b.watts - a.watts);
  const placeOf = (load: Load | undefined): number =>
    blocks.findIndex(
      (block) => block.actuator === load?.id && standingOf(block, day).spans.some(holds(minute)),
    );
  // The smaller one is the easier to move.
  const index = [placeOf(second), placeOf(first)].find((place) => place >= 0);
  if (!first || !second || index === undefined) return [];
  const watts = together.reduce((sum, load) => sum + load.watts, 0);
  const facts = { at: clockFace(minute), first: first.id, second: second.id, watts, limit: mostWatts };
  return [{ path: `blocks.${index}`, because: because('schedule.overload', facts) }];
};
