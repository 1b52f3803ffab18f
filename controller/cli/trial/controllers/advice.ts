// A house without motors: the tick sees what it always sees and moves nothing; a family carries out its cards. Pump and heat are
// as in the routine without cards, so that the two differ by the cards alone.
import { minuteOfDay } from '../../../core/local-time.ts';
import { sunTimes } from '../../../core/physics/sun.ts';
import { initialState, tick } from '../../../core/tick.ts';
import { createAdvisedFamily } from '../advised-family.ts';
import type { ControllerKind } from './controller.ts';
import { ordersOf, timer } from './plain.ts';
import { ORDINARY } from './yapu.ts';

export const advice: ControllerKind = {
  id: 'advice',
  what: 'no motors: a family that does what the cards of this controller ask, late and not in its sleep',
  create({ config, pastNights, seed }) {
    const blind = { ...config, actuators: [] };
    const { latitude, longitude } = config.site;
    const family = createAdvisedFamily(seed);
    let state = initialState(blind, { nights: pastNights() });
    return {
      decide(view) {
        const { now, monotonic, utcOffset } = view;
        const result = tick(state, { ...view, ...ORDINARY, outputs: [] }, blind);
        state = result.state;
        const minute = minuteOfDay(now, utcOffset);
        const { set } = sunTimes({ latitude, longitude, utcOffset, at: now });
        const { vent, blanket } = family.live({
          ...{ monotonic, minute, sunset: set },
          advice: result.advice,
          isAlarmed: result.raised.some(({ priority }) => priority === 'danger'),
        });
        return {
          orders: ordersOf(config.actuators, { vent, screen: blanket, pump: timer(minute) }),
          raised: result.raised.map(({ id }) => id),
          advice: result.advice.map(({ id }) => id),
        };
      },
      restart() {
        state = initialState(blind, { nights: state.memory.frost.nights });
      },
    };
  },
};
