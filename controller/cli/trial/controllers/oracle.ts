// Perfect knowledge: the least heat that keeps the leaf at half a degree. It holds the highest temperature that is allowed by
// day (what is stored then need not be bought by night), knows leaf, sky and the minutes to come exactly, and doses heat without
// steps, or by the contacts that the house has. A bound, not a controller: nobody can have its knowledge.
import { BODY } from '../../../../hardware/twin/state.ts';
import { DAY_MINUTES, minuteOfDay } from '../../../core/local-time.ts';
import { sunTimes } from '../../../core/physics/sun.ts';
import { clamp } from '../../../core/units.ts';
import type { ControllerKind } from './controller.ts';
import { createOutlook } from './outlook.ts';
import { modulated, switched } from './perfect-heat.ts';
import { ordersOf, timer } from './plain.ts';

/** °C of leaf that is held where nobody asks for another, and of air that is allowed. */
const LEAF = 0.5;
const CAP = 29.7;
/** K above it from which nothing is looked for. */
const WARM = 1;
/** Minutes after sunrise when the sun keeps the leaves. */
const WARM_AFTER = 45;
const DAY = 86_400_000;
/** W/m² outside below which the screen saves more than it costs: the best of 60, 90, 150 and 250 in frost weeks. */
const DIM = 150;
/** Of the vent: share for 1 K over 1 s. */
const VENT = 0.002;

export const oracle: ControllerKind = {
  id: 'oracle',
  what: 'perfect knowledge: the least heat possible',
  period: 10,
  knowsAll: true,
  create(seen, { heatAt = LEAF }) {
    const { greenhouse } = seen;
    const { actuators, period, site } = seen.config;
    const place = { latitude: site.latitude, longitude: site.longitude };
    const look = createOutlook(seen);
    const heater = actuators.find(({ kind }) => kind === 'heater');
    const wears = heater !== undefined && heater.switching === undefined;
    const heat = wears ? switched(heatAt, heater) : modulated(heatAt);
    let vent = 0;
    return {
      decide({ now, utcOffset }) {
        const { house, outside } = greenhouse.state();
        const minute = minuteOfDay(now, utcOffset);
        const [air, leaf] = [house.temperatures[BODY.air], house.temperatures[BODY.leaves]];
        vent = clamp(vent + VENT * (period / 1000) * (air - CAP), 0, 1);
        const screen = outside.radiation < DIM ? 1 : 0;
        const sunrise = sunTimes({ ...place, utcOffset, at: now }).rise;
        const left = (sunrise + WARM_AFTER - minute + DAY_MINUTES) % DAY_MINUTES;
        const share = heat({
          outlook: leaf > heatAt + WARM ? () => [] : look(now),
          night: Math.floor((now + utcOffset) / DAY + 0.5),
          left: left > DAY_MINUTES / 2 ? 0 : 60 * left,
        });
        return {
          orders: ordersOf(actuators, {
            vent,
            screen,
            pump: timer(minute),
            ...(wears ? { heater: share } : {}),
          }),
          raised: [],
          exact: heater && !wears ? { heater: share } : {},
        };
      },
      restart: () => undefined,
    };
  },
};
