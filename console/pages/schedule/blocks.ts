// Changing the family's blocks by steps, always within what a block may be. Pure; minutes after local midnight.
import type { Snapshot } from '../../../controller/contract/snapshot.ts';

export type Block = Snapshot['schedule']['blocks'][number];
export type Edge = Block['from'];
type SunEdge = Exclude<Edge, number>;
/** Which of the two edges. */
export type End = 'from' | 'to';
/** What an edge goes by. */
export type EdgeKind = 'clock' | SunEdge['sun'];

/** Minutes that − and + change of an edge, of a rhythm, and of an interval. */
export const STEP = { edge: 15, rhythm: 5, interval: 30 } as const;
const DAY = 1440;
const NOON = 720;
const LONGEST_RHYTHM = 240;
const LONGEST_INTERVAL = 720;
const FARTHEST_FROM_SUN = 240;

export interface Limits {
  readonly min: number;
  readonly max: number;
}

export const kindOf = (edge: Edge): EdgeKind => (typeof edge === 'number' ? 'clock' : edge.sun);

/** The number of an edge that − and + change. */
export const minutesOf = (edge: Edge): number => (typeof edge === 'number' ? edge : edge.plus);

export const withMinutes = (edge: Edge, minutes: number): Edge =>
  typeof edge === 'number' ? minutes : { ...edge, plus: minutes };

/** About the same time by another measure. */
export const withKind = (edge: Edge, kind: EdgeKind, sun: { rise: number; set: number }): Edge => {
  if (kind !== 'clock') return { sun: kind, plus: 0 };
  if (typeof edge === 'number') return edge;
  const exact = sun[edge.sun] + edge.plus;
  return Math.min(DAY - STEP.edge, Math.max(STEP.edge, Math.round(exact / STEP.edge) * STEP.edge));
};

/** Lowest and highest number of an edge beside the other. What begins in the afternoon may end in the morning. */
export const limitsOf = ({ from, to }: Pick<Block, End>, end: End): Limits => {
  if (typeof (end === 'from' ? from : to) !== 'number')
    return { min: -FARTHEST_FROM_SUN, max: FARTHEST_FROM_SUN };
  if (typeof from !== 'number' || typeof to !== 'number')
    return end === 'from' ? { min: 0, max: DAY - STEP.edge } : { min: STEP.edge, max: DAY };
  if (isOverMidnight({ from, to }))
    return end === 'from' ? { min: NOON, max: DAY - STEP.edge } : { min: STEP.edge, max: NOON };
  return end === 'from' ? { min: 0, max: to - STEP.edge } : { min: from + STEP.edge, max: DAY };
};

/** Ends in the morning after it began. */
export const isOverMidnight = ({ from, to }: Pick<Block, End>): boolean =>
  typeof from === 'number' && typeof to === 'number' && to < from;

/** All day long, so many minutes every so often. */
export const isInterval = ({ from, to, off }: Block): boolean => from === 0 && to === DAY && off > 0;

/** Minutes from one start to the next. */
export const cycleOf = ({ on, off }: Pick<Block, 'on' | 'off'>): number => on + off;

export const RHYTHM = {
  on: { min: 1, max: LONGEST_RHYTHM },
  off: { min: 0, max: LONGEST_RHYTHM },
  cycle: (on: number): Limits => ({ min: Math.max(STEP.interval, on + 1), max: LONGEST_INTERVAL }),
} as const;

/** The same runs more or less often. */
export const withCycle = (block: Block, cycle: number): Block => ({ ...block, off: cycle - block.on });

export const replaceAt = (blocks: readonly Block[], index: number, block: Block): readonly Block[] =>
  blocks.map((one, n) => (n === index ? block : one));

export const removeAt = (blocks: readonly Block[], index: number): readonly Block[] =>
  blocks.filter((_, n) => n !== index);

/** What can be moved only to and fro has no rhythm. */
const rhythmFor = (isDrawn: boolean): Pick<Block, 'on' | 'off'> =>
  isDrawn ? { on: 60, off: 0 } : { on: 15, off: 15 };

/** A block of an hour in the first gap that holds one; undefined when the day is full. Only edges by the clock can be compared here. */
export const blockInGap = (
  blocks: readonly Block[],
  actuator: string,
  isDrawn = false,
): Block | undefined => {
  const taken = blocks
    .filter((block) => block.actuator === actuator)
    .flatMap(({ from, to }) => (typeof from === 'number' && typeof to === 'number' ? [{ from, to }] : []))
    .flatMap(({ from, to }) =>
      from < to
        ? [{ from, to }]
        : [
            { from: 0, to },
            { from, to: DAY },
          ],
    )
    .sort((a, b) => a.from - b.from);
  // The morning is when somebody would water first.
  const starts = [6 * 60, ...taken.map((block) => block.to), 0];
  const from = starts.find(
    (start) => start + 60 <= DAY && taken.every((b) => start + 60 <= b.from || start >= b.to),
  );
  return from === undefined ? undefined : { actuator, from, to: from + 60, ...rhythmFor(isDrawn) };
};

/** From sunrise to sunset; what is drawn over the crop, from sunset to sunrise. */
export const blockBySun = (actuator: string, isDrawn: boolean): Block => {
  const [first, last] = isDrawn ? (['set', 'rise'] as const) : (['rise', 'set'] as const);
  return { actuator, from: { sun: first, plus: 0 }, to: { sun: last, plus: 0 }, ...rhythmFor(isDrawn) };
};

/** Ten minutes every three hours. */
export const blockByInterval = (actuator: string): Block => ({
  actuator,
  from: 0,
  to: DAY,
  on: 10,
  off: 170,
});
