// How much a solution does in this tank: learned from dose to dose, because stock is never mixed alike and tanks buffer.
// Recursive least squares with forgetting (Ljung, System Identification 1999, ch. 11), for one number: change = gain × mL per litre.
import { clamp } from '../units.ts';

/** An old dose counts this much less with each new one. Practice for slow plants: 0.95. */
const FORGETTING = 0.95;
/** How little the first guess is trusted; more would let one bad measurement decide. */
const DOUBT = 1;
/** A gain that leaves the first guess by more is a wrong bottle or a bad probe, not a lesson. */
const FARTHEST = 3;

/** Change for each mL per litre, and how sure it is. */
export interface Gain {
  readonly value: number;
  readonly doubt: number;
}

export const firstGain = (guess: number): Gain => ({ value: guess, doubt: DOUBT });

/** `guess`: what chemistry says, the bound in both directions. `dose` in mL per litre of tank, above 0. */
export const learnGain = (gain: Gain, guess: number, dose: number, change: number): Gain => {
  const weight = (gain.doubt * dose) / (FORGETTING + dose * gain.doubt * dose);
  const learned = gain.value + weight * (change - gain.value * dose);
  // The sign is chemistry's: acid never raises the pH.
  const size = clamp(learned * Math.sign(guess), Math.abs(guess) / FARTHEST, Math.abs(guess) * FARTHEST);
  const doubt = Math.min(DOUBT, ((1 - weight * dose) * gain.doubt) / FORGETTING);
  return { value: size * Math.sign(guess), doubt };
};
