// Perfect knowledge: the least heat that keeps the leaf at half a degree. It holds the highest temperature that is allowed by
// day (what is stored then need not be bought by night), knows leaf and sky exactly, and doses heat without steps. A bound,
// not a controller: nobody can have its knowledge.
import { BODY } from '../../../../hardware/twin/state.ts';
import { minuteOfDay } from '../../../core/local-time.ts';
import { sunTimes } from '../../../core/physics/sun.ts';
import { clamp } from '../../../core/units.ts';
import type { ControllerKind } from './controller.ts';
import { ordersOf, timer } from './plain.ts';

/** °C of leaf that is kept, and of air that is allowed. */
const LEAF = 0.6;
const CAP = 29.7;
/** K more around sunrise, come to and left slowly: leaves open at first light and give off water before the sun warms them. */
const AT_FIRST_LIGHT = { more: 0.2, ramp: 15, middle: 5, half: 10 };
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
    const { actuators, period, site } = config;
    const place = { latitude: site.latitude, longitude: site.longitude };
    const seconds = period / 1000;
    let heat = 0;
    let missed = 0;
    let rise = 0;
    let vent = 0;
    return {
      decide({ now, utcOffset }) {
        const { house, outside } = greenhouse.state();
        const minute = minuteOfDay(now, utcOffset);
        const miss =
          LEAF +
          moreAt(minute - sunTimes({ ...place, utcOffset, at: now }).rise) -
          house.temperatures[BODY.leaves];
        const change = miss - missed;
        const more = change + (miss * seconds) / HEAT.mend + ((change - rise) * HEAT.ahead) / seconds;
        heat = clamp(heat + HEAT.p * more, 0, 1);
        missed = miss;
        rise = change;
        vent = clamp(vent + VENT * seconds * (house.temperatures[BODY.air] - CAP), 0, 1);
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

/** K, `since` minutes after sunrise. */
const moreAt = (since: number): number => {
  const { more, ramp, middle, half } = AT_FIRST_LIGHT;
  return more * clamp(1 + (half - Math.abs(since - middle)) / ramp, 0, 1);
};
