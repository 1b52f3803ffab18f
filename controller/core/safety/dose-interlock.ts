// A doser gives measured doses and nothing else: the board times each one, so nobody has to switch it off again.
import { because } from '../because.ts';
import { OFF } from '../units.ts';
import type { Interlock } from './scene.ts';

/** Nobody switches a doser on, a person included. */
export const measuredDose: Interlock = {
  id: 'measured-dose',
  judge: ({ actuator }) =>
    actuator.kind === 'doser' ? { allowed: OFF, because: because('veto.measured-dose') } : undefined,
};
