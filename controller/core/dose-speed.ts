// mL ↔ time of a dosing pump: each speed by its own calibration. A small dose is given slowly, for a run of a second or two is not exact;
// a large one at full power, so that it is over before the board would end it.
import type { Dose } from './command.ts';
import type { Actuator, DoseSpeed, DosingPart } from './installation.ts';
import { type Millis, millis, seconds } from './units.ts';

type Rates = Pick<DosingPart, 'mlPerSecond' | 'slow'>;

/** A dose that takes less at full power is a small one: starting and stopping a small motor costs a tenth of a second. Practice: 5 s. */
const SMALL = seconds(5);
/** A shorter run of a peristaltic pump is not measured well. Practice: 1 s. */
const SHORTEST_RUN = seconds(1);

/** mL/s; a pump of one speed is never slow. */
export const rateAt = ({ mlPerSecond, slow }: Rates, speed: DoseSpeed): number =>
  speed === 'slow' ? (slow?.mlPerSecond ?? mlPerSecond) : mlPerSecond;

const lengthAt = (ml: number, part: Rates, speed: DoseSpeed): Millis =>
  millis(Math.round((ml / rateAt(part, speed)) * 1000));

/** How these mL are given by a pump that the board lets run for `longestOn`. */
export const planDose = (ml: number, part: Rates, longestOn: Millis): Dose => {
  const full = { ml, length: lengthAt(ml, part, 'full') };
  const length = lengthAt(ml, part, 'slow');
  return part.slow && full.length < SMALL && length <= longestOn ? { ml, length, speed: 'slow' } : full;
};

/** The smallest dose that is still exact, mL, rounded up to a tenth. */
export const smallestDose = (part: Rates): number =>
  Math.ceil((rateAt(part, 'slow') * SHORTEST_RUN) / 100) / 10;

/** What a run of so many s at this speed gives. */
export const runFor = (lasting: number, part: Rates, speed: DoseSpeed): Dose => ({
  ml: rateAt(part, speed) * lasting,
  length: seconds(lasting),
  ...(speed === 'slow' ? { speed } : {}),
});

/** The largest dose that the board lets pass, mL. */
export const largestDose = ({ longestOn, dosing }: Pick<Actuator, 'longestOn' | 'dosing'>): number =>
  dosing ? (longestOn / 1000) * dosing.mlPerSecond : 0;
