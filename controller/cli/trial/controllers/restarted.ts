// A controller under trial after its process has died: what the real one keeps on its disk is there again, in calendar time.
import { recallDoses, tellDoses } from '../../../core/control/dose-past.ts';
import type { Moment } from '../../../core/over-restart.ts';
import { recallSalt, tellSalt } from '../../../core/signal/salt-witness.ts';
import type { ControllerState, TickConfig } from '../../../core/state.ts';
import { initialState } from '../../../core/tick.ts';

/** `last`: of the round after which it died. */
export const restarted = (
  config: TickConfig,
  { memory: { frost, surroundings, loops, salt } }: Pick<ControllerState, 'memory'>,
  last: Moment,
  now: Moment,
): ControllerState =>
  initialState(config, {
    nights: frost.nights,
    banked: surroundings.banking.cost,
    doses: recallDoses(tellDoses(loops.doses, last), now),
    salt: recallSalt(tellSalt(salt, last), now),
  });
