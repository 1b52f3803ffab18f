// Cuts what a board sends into messages, and minds that none is broken off by another.
import { END_SYSEX, START_SYSEX } from '../../hardware/board/frame.ts';
import type { EmulatedBoard } from '../../hardware/emulator/board.ts';

export interface LineReader {
  /** Whole sysex messages so far, F0 … F7. */
  readonly sysexes: readonly number[][];
  /** Everything else. */
  readonly others: readonly number[];
  /** Bytes of 80h and above inside a sysex: one message in the middle of another. */
  readonly broken: readonly number[];
}

/** Listens from now on. */
export const readLine = (board: Pick<EmulatedBoard, 'onTransmit'>): LineReader => {
  const sysexes: number[][] = [];
  const others: number[] = [];
  const broken: number[] = [];
  let present: number[] | undefined;
  board.onTransmit((byte) => {
    if (byte === START_SYSEX && !present) present = [byte];
    else if (!present) others.push(byte);
    else {
      present.push(byte);
      if (byte === END_SYSEX) {
        sysexes.push(present);
        present = undefined;
      } else if (byte >= 0x80) broken.push(byte);
    }
  });
  return { sysexes, others, broken };
};
