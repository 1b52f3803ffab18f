// The family's plan as a page holds it, and what becomes of two changes that were made at once. Pure.
import type { Snapshot } from '../../../controller/contract/snapshot.ts';
import type { Block, Edge } from './blocks.ts';

type Schedule = Snapshot['schedule'];
export type Plan = Omit<Schedule, 'revision'>;
export type Quiet = NonNullable<Plan['quiet']>;

/** A block that stands in one plan and not in the other. */
export interface Difference {
  readonly block: Block;
  readonly side: 'mine' | 'theirs';
  /** What both meant: what one of them added stays, what one of them took away goes. */
  readonly stays: boolean;
}

const edgeKey = (edge: Edge): unknown => (typeof edge === 'number' ? edge : [edge.sun, edge.plus]);

/** Equal for blocks that say the same. */
export const blockKey = ({ actuator, from, to, on, off, stages = [], months = [] }: Block): string =>
  JSON.stringify([
    actuator,
    edgeKey(from),
    edgeKey(to),
    on,
    off,
    [...stages].sort(),
    [...months].sort((a, b) => a - b),
  ]);

const quietKey = (quiet: Quiet | undefined): string =>
  JSON.stringify(quiet ? [quiet.from, quiet.to, [...quiet.outputs].sort()] : []);

const cropKey = ({ byCrop = [] }: Plan): string => JSON.stringify([...byCrop].sort());

/** The blocks of a pump that is left to the crop are the crop's, not the family's. */
const ownBlocks = ({ blocks, byCrop }: Plan): readonly Block[] =>
  blocks.filter(({ actuator }) => !byCrop?.includes(actuator));

const keysOf = (plan: Plan): ReadonlySet<string> => new Set(ownBlocks(plan).map(blockKey));

export const samePlan = (a: Plan, b: Plan): boolean => {
  const keys = (plan: Plan): string => JSON.stringify(ownBlocks(plan).map(blockKey));
  return keys(a) === keys(b) && quietKey(a.quiet) === quietKey(b.quiet) && cropKey(a) === cropKey(b);
};

/** Where two plans made from the same base part ways, mine first. */
export const differencesOf = (base: Plan, mine: Plan, theirs: Plan): readonly Difference[] => {
  const before = keysOf(base);
  const only = (side: Difference['side'], own: Plan, other: Plan): readonly Difference[] => {
    const known = keysOf(other);
    return ownBlocks(own)
      .filter((block) => !known.has(blockKey(block)))
      .map((block) => ({ block, side, stays: !before.has(blockKey(block)) }));
  };
  return [...only('mine', mine, theirs), ...only('theirs', theirs, mine)];
};

/** Theirs, with the differences that stay. What only one of the two changed of quiet hours and crops is as that one wished. */
export const mergePlans = (
  base: Plan,
  mine: Plan,
  theirs: Plan,
  differences: readonly Difference[],
): Plan => {
  const gone = new Set(
    differences.filter(({ side, stays }) => side === 'theirs' && !stays).map(({ block }) => blockKey(block)),
  );
  const added = differences.filter(({ side, stays }) => side === 'mine' && stays).map(({ block }) => block);
  const { byCrop } = cropKey(mine) === cropKey(base) ? theirs : mine;
  const { quiet } = quietKey(mine.quiet) === quietKey(base.quiet) ? theirs : mine;
  // The crop's own blocks go with the pump that is taken from it.
  const isCrops = ({ actuator }: Block): boolean => theirs.byCrop?.includes(actuator) ?? false;
  const kept = theirs.blocks.filter((block) =>
    isCrops(block) ? byCrop?.includes(block.actuator) : !gone.has(blockKey(block)),
  );
  return {
    blocks: [...kept, ...added],
    ...(byCrop ? { byCrop } : {}),
    ...(quiet ? { quiet } : {}),
  };
};
