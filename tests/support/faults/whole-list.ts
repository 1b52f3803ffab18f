// The fault list once through, with the hostile bytes.
import type { Fault, Outcome } from './fault.ts';
import { flippedBits, garbageBursts } from './hostile-bytes.ts';
import { FAULTS } from './index.ts';

export const FLIPPED_BITS = 10_000;
export const GARBAGE_BURSTS = 1000;

export interface WholeList {
  readonly outcomes: readonly { readonly fault: Fault; readonly outcome: Outcome }[];
  /** Orders with one flipped bit that moved a pin. */
  readonly flipped: number;
  readonly bursts: Awaited<ReturnType<typeof garbageBursts>>;
}

export const runWholeList = async (): Promise<WholeList> => {
  const outcomes: { fault: Fault; outcome: Outcome }[] = [];
  for (const fault of FAULTS) outcomes.push({ fault, outcome: await fault.run() });
  return {
    outcomes,
    flipped: await flippedBits(FLIPPED_BITS),
    bursts: await garbageBursts(GARBAGE_BURSTS),
  };
};
