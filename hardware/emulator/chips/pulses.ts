// A virtual part that closes its contact to ground so many times a second, half of the time: turbines, cups, tipping buckets.
import type { EmulatedBoard } from '../board.ts';

/** How closely the edges are placed, ms. */
const STEP_MS = 0.25;

/** Joins it to a pin; `hertz` is asked all the time, 0 and less stand still. Returns pulses so far. */
export const attachPulses = (
  board: Pick<EmulatedBoard, 'every' | 'drive'>,
  pin: number,
  hertz: () => number,
): (() => number) => {
  let turns = 0;
  board.drive(pin, 'floating');
  board.every(STEP_MS, () => {
    turns += (Math.max(0, hertz()) * STEP_MS) / 1000;
    board.drive(pin, turns % 1 < 0.5 ? 'floating' : 0);
  });
  return () => Math.floor(turns + 0.5);
};
