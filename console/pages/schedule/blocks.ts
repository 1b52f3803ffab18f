// Changing the family's blocks by steps, always within what a block may be. Pure; minutes after local midnight.
import type { Snapshot } from '../../../controller/contract/snapshot.ts';

export type Block = Snapshot['schedule']['blocks'][number];

/** The parts of a block that − and + change. */
export type Part = 'from' | 'to' | 'on' | 'off';

export const STEP: Readonly<Record<Part, number>> = { from: 15, to: 15, on: 5, off: 5 };
const DAY = 1440;
const SHORTEST = STEP.from;
const LONGEST_RHYTHM = 240;

/** Lowest and highest value of a part beside the others. */
export const limitsOf = (block: Block, part: Part): { readonly min: number; readonly max: number } => {
  switch (part) {
    case 'from':
      return { min: 0, max: block.to - SHORTEST };
    case 'to':
      return { min: block.from + SHORTEST, max: DAY };
    case 'on':
      return { min: 1, max: LONGEST_RHYTHM };
    case 'off':
      return { min: 0, max: LONGEST_RHYTHM };
  }
};

export const replaceAt = (blocks: readonly Block[], index: number, block: Block): readonly Block[] =>
  blocks.map((one, n) => (n === index ? block : one));

export const removeAt = (blocks: readonly Block[], index: number): readonly Block[] =>
  blocks.filter((_, n) => n !== index);

/** A block of an hour in the first gap that holds one, resting as long as it runs; undefined when the day is full. */
export const blockInGap = (blocks: readonly Block[], actuator: string): Block | undefined => {
  const taken = blocks.filter((block) => block.actuator === actuator).sort((a, b) => a.from - b.from);
  // The morning is when somebody would water first.
  const starts = [6 * 60, ...taken.map((block) => block.to), 0];
  const from = starts.find(
    (start) => start + 60 <= DAY && taken.every((b) => start + 60 <= b.from || start >= b.to),
  );
  return from === undefined ? undefined : { actuator, from, to: from + 60, on: 15, off: 15 };
};

export const sameBlocks = (a: readonly Block[], b: readonly Block[]): boolean =>
  a.length === b.length &&
  a.every((block, n) => {
    const other = b[n];
    return (
      other !== undefined &&
      block.actuator === other.actuator &&
      block.from === other.from &&
      block.to === other.to &&
      block.on === other.on &&
      block.off === other.off
    );
  });
