// How much a solution does in this tank: learned from dose to dose, because stock is never mixed alike and tanks buffer.
// Recursive least squares with forgetting (Ljung, System Identification 1999, ch. 11), for one number: change = gain × mL per litre.
import { clamp } from '../units.ts';

/** An old dose counts this much less with each new one. Practice for slow plants: 0.95. */
const FORGETTING = 0.95;
/** How little the first guess is trusted: it may err by its whole size, a measured change by 0.05 mS/cm or pH: (1 / 0.05)². */
const DOUBT = 400;
/** However little a dose did, the next one is at most so many times as large: a hose may have filled, a bottle been changed. */
const LARGEST_STEP = 2;

/** What chemistry says of a solution: change for each mL per litre, all above 0; `sign` is which way. */
export interface Solution {
  readonly sign: 1 | -1;
  readonly first: number;
  readonly weakest: number;
  readonly strongest: number;
  /** Nobody knows how strong it is mixed: it begins as if it were very strong, and grows dose by dose. */
  readonly isUnknown: boolean;
}

/** Change for each mL per litre, and how sure it is. */
export interface Gain {
  readonly value: number;
  readonly doubt: number;
}

export const firstGain = ({ sign, first }: Solution): Gain => ({ value: sign * first, doubt: DOUBT });

/** Some dose has shown what it does. */
export const isProven = ({ doubt }: Gain): boolean => doubt < DOUBT;

/** `dose` in mL per litre of tank, above 0. */
export const learnGain = (gain: Gain, solution: Solution, dose: number, change: number): Gain => {
  const { sign, first, weakest, strongest } = solution;
  // In shares of what the first guess expects, so that weak and strong solutions are learned alike.
  const expected = first * dose;
  const weight = (gain.doubt * expected) / (FORGETTING + expected * gain.doubt * expected);
  const size = Math.abs(gain.value);
  const learned = size + first * weight * (change * sign - size * dose);
  // The sign is chemistry's: acid never raises the pH.
  const value = sign * clamp(learned, Math.max(weakest, size / LARGEST_STEP), strongest);
  return { value, doubt: Math.min(DOUBT, ((1 - weight * expected) * gain.doubt) / FORGETTING) };
};

/** By how much each dose of one correction may be larger than a first, careful one. */
const RUNG = 3;

/**
 * What the next dose must be reckoned by, above 0. Water that held the pH yesterday may hold it no longer: bicarbonate leaves as
 * gas once acid has turned it, and what was right before then takes the pH to 4. So each correction by acid or base begins as if
 * the water held nothing; `rung`: doses of this correction so far.
 */
export const carefulGain = ({ value }: Gain, { first, isUnknown }: Solution, rung: number): number =>
  Math.max(Math.abs(value), isUnknown ? first / RUNG ** rung : 0);

/** After a dose that did nothing: it teaches nothing, but where the strength is still sought the next one may be larger. */
export const seekGain = (gain: Gain, { sign, weakest, isUnknown }: Solution): Gain =>
  isUnknown && !isProven(gain)
    ? { ...gain, value: sign * Math.max(weakest, Math.abs(gain.value) / LARGEST_STEP) }
    : gain;
