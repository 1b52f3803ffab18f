// Perfect knowledge: the least heat that keeps the leaf at half a degree. It holds the highest temperature that is allowed by
// day (what is stored then need not be bought by night), knows leaf and sky exactly, and doses heat without steps. A bound,
// not a controller: nobody can have its knowledge.
import { BODY } from '../../../../hardware/twin/state.ts';
import { minuteOfDay } from '../../../core/local-time.ts';
import { clamp } from '../../../core/units.ts';
import type { ControllerKind } from './controller.ts';
import { ordersOf, timer } from './plain.ts';

/** °C of leaf that is kept, and of air that is allowed. */
const LEAF = 0.55;
const CAP = 29.7;
/** W/m² outside below which the screen saves more than it costs: the best of 60, 90, 150 and 250 in frost weeks. */
const DIM = 150;
/** Of the heat: share for 1 K, seconds in which it mends what is left, and seconds it looks ahead. */
const HEAT = { p: 0.8, mend: 240, ahead: 60 };
/** Of the vent: share for 1 K over 1 s. */
const VENT = 0.002;

export const oracle: ControllerKind = {
  id: 'oracle',
  what: 'perfect knowledge: the least heat possible',
  period: 10,
  knowsAll: true,
  create({ config, greenhouse }) {
    const { actuators, period } = config;
    const seconds = period / 1000;
    let heat = 0;
    let missed = 0;
    let rise = 0;
    let vent = 0;
    return {
      decide({ now, utcOffset }) {
        const { house, outside } = greenhouse.state();
        const miss = LEAF - house.temperatures[BODY.leaves];
        const change = miss - missed;
        const more = change + (miss * seconds) / HEAT.mend + ((change - rise) * HEAT.ahead) / seconds;
        heat = clamp(heat + HEAT.p * more, 0, 1);
        missed = miss;
        rise = change;
        vent = clamp(vent + VENT * seconds * (house.temperatures[BODY.air] - CAP), 0, 1);
        const minute = minuteOfDay(now, utcOffset);
        const screen = outside.radiation < DIM ? 1 : 0;
        const hasHeater = actuators.some(({ kind }) => kind === 'heater');
        return {
          orders: ordersOf(actuators, { vent, screen, pump: timer(minute) }),
          raised: [],
          exact: hasHeater ? { heater: heat } : {},
        };
      },
      restart: () => undefined,
    };
  },
};
