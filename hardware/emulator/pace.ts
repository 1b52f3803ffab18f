// Lets an emulated board live in the time of a clock: the wall's, or one that a test moves.
import { millis } from '../../controller/core/units.ts';
import type { Clock, Stop } from '../../controller/ports.ts';
import type { EmulatedBoard } from './board.ts';

/** Time of the clock between two slices of the board's life, ms. A byte waits this long at worst. */
export const SLICE_MS = 20;
/** After a standstill of the host the board catches up with this much at most, ms of the clock. */
const LONGEST_SLICE_MS = 5000;

export interface Pacing {
  readonly board: Pick<EmulatedBoard, 'run'>;
  readonly clock: Clock;
  /** Board time per clock time. */
  readonly speed: number;
  /** Called after each slice. */
  onSlice?(): void;
}

/** Powers the board: it runs `speed` times as fast as the clock until stopped. */
export const paceBoard = ({ board, clock, speed, onSlice }: Pacing): Stop => {
  let last = clock.monotonic();
  return clock.every(millis(SLICE_MS), () => {
    const now = clock.monotonic();
    board.run(Math.min(now - last, LONGEST_SLICE_MS) * speed);
    last = now;
    onSlice?.();
  });
};
