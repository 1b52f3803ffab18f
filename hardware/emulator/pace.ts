// Lets an emulated board live in the time of a clock: the wall's, or one that a test moves.
import { millis } from '../../controller/core/units.ts';
import type { Clock, Stop } from '../../controller/ports.ts';
import type { EmulatedBoard } from './board.ts';

/** Time of the clock between two slices of the board's life, ms. What a board says by itself waits this long at worst. */
export const SLICE_MS = 20;
/** Slices are this short after the host has written, for as long as an answer takes (firmware: within 30 ms): a real board
 * does not wait before it reads. Always so short would double what an idle board costs. */
const ATTENTIVE_MS = 4;
const ATTENTIVE_SLICES = 6;
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

export interface Pace {
  /** The host has written: the board lives in shorter slices for a while. */
  attend(): void;
  readonly stop: Stop;
}

/** Powers the board: it runs `speed` times as fast as the clock until stopped. */
export const paceBoard = ({ board, clock, speed, onSlice }: Pacing): Pace => {
  let last = clock.monotonic();
  let attentive = 0;
  let isPowered = true;
  let stopAttending: Stop = () => undefined;

  const live = (): void => {
    const now = clock.monotonic();
    board.run(Math.min(now - last, LONGEST_SLICE_MS) * speed);
    last = now;
    onSlice?.();
  };
  const plan = (): void => {
    stopAttending = clock.after(millis(ATTENTIVE_MS), () => {
      attentive -= 1;
      if (attentive > 0) plan();
      live();
    });
  };
  const stopSlices = clock.every(millis(SLICE_MS), live);

  return {
    attend() {
      if (!isPowered) return;
      const isIdle = attentive === 0;
      attentive = ATTENTIVE_SLICES;
      if (isIdle) plan();
    },
    stop() {
      isPowered = false;
      stopAttending();
      stopSlices();
    },
  };
};
