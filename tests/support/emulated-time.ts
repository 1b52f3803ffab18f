// How much time all emulated boards under test have lived together: what a wall clock is held against.
import type { EmulatedBoard } from '../../hardware/emulator/board.ts';

/** Lives are counted in whole steps of this length; what a board does not live to the end of is left out. ms */
const STEP_MS = 250;

let lived = 0;

/** Counts this board's life from now on. */
export const countLife = (board: Pick<EmulatedBoard, 'every'>): void =>
  board.every(STEP_MS, () => {
    lived += STEP_MS;
  });

/** ms of all boards since the program began. */
export const livedTogether = (): number => lived;
