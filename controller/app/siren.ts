// Trying what calls people in a danger, and asking them whether they heard it: a board confirms that power went out, never that
// there was a sound.
import type { Outcome } from '../contract/request.ts';
import type { ActuatorId } from '../core/installation.ts';
import { seconds } from '../core/units.ts';
import type { RunBriefly } from './brief-run.ts';
import type { Chores } from './chores.ts';
import { ACCEPTED, refused } from './outcome.ts';

export interface Siren {
  /** Each siren and lamp in turn for two seconds; resolves when the last has ended. Refused where none is fitted. */
  sound(by: string): Promise<Outcome>;
  /** What a person says of it. Unheard, it is an alarm until somebody hears it. */
  answer(isHeard: boolean, by: string): Promise<Outcome>;
}

export interface SirenDeps {
  readonly sirens: readonly ActuatorId[];
  readonly chores: Pick<Chores, 'sirenTried'>;
  readonly runBriefly: RunBriefly;
  readonly decide: (decision: Promise<void>) => Promise<Outcome>;
  readonly noted: (deed: Promise<Outcome>, subject: string, by: string, change: string) => Promise<Outcome>;
}

/** Long enough to be heard from the house. */
const LASTING = seconds(2);

export const createSiren = ({ sirens, chores, runBriefly, decide, noted }: SirenDeps): Siren => {
  const sound = async (by: string): Promise<Outcome> => {
    for (const siren of sirens) {
      const run = await runBriefly(siren, LASTING, by);
      if (run.outcome !== 'accepted') return run;
      await run.ended;
    }
    return sirens.length > 0 ? ACCEPTED : refused('refusal.no-siren');
  };
  return {
    sound: (by) => noted(sound(by), 'siren', by, 'tried'),
    answer: (isHeard, by) =>
      sirens.length > 0
        ? noted(decide(chores.sirenTried(isHeard)), 'siren', by, isHeard ? 'heard' : 'not heard')
        : Promise.resolve(refused('refusal.no-siren')),
  };
};
