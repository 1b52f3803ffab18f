// A virtual flow meter with a hall sensor: an open-collector output that pulls its line low once per pulse, half of the time.
// Source: YF-S201 data sheet (Sea): 7.5 pulses a second for each litre a minute, duty 50 % ± 10 %.
import type { EmulatedBoard } from '../board.ts';

/** Pulses a second for each L/min. */
export const YF_S201 = 7.5;
/** How closely the edges are placed, ms. */
const STEP_MS = 0.25;

/** Joins the meter to a pin; `litresPerMinute` is asked all the time, 0 and less stand still. Returns pulses so far. */
export const attachFlowMeter = (
  board: Pick<EmulatedBoard, 'every' | 'drive'>,
  pin: number,
  litresPerMinute: () => number,
): (() => number) => {
  let turns = 0;
  board.drive(pin, 'floating');
  board.every(STEP_MS, () => {
    turns += (Math.max(0, litresPerMinute()) * YF_S201 * STEP_MS) / 1000;
    board.drive(pin, turns % 1 < 0.5 ? 'floating' : 0);
  });
  return () => Math.floor(turns + 0.5);
};
