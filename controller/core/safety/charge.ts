// The charge of the battery as the house feels it: it falls at once and rises late.
import { isGood, type Reading } from '../reading.ts';

/** % that the charge must rise before anything comes back: a battery recovers a little when a load leaves it. */
const RECOVERY = 5;

/** The charge with its backlash, %; undefined before it was first known. */
export type FeltCharge = number | undefined;

/** A charge that is no longer known stays what it was: what was shed stays shed. */
export const feelCharge = (reading: Reading | undefined, felt: FeltCharge): FeltCharge => {
  if (!isGood(reading)) return felt;
  if (felt === undefined) return reading.value;
  return Math.min(Math.max(felt, reading.value - RECOVERY), reading.value);
};
