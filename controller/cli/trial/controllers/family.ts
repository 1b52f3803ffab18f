// The routine of a family that has other work: doors open at nine, shut at four, blanket over the night. No heat, unless the
// trial gives them a thermostat.
import { AIR_TEMPERATURE } from '../../../core/tags.ts';
import type { ControllerKind } from './controller.ts';
import { createThermostat, isBetween, plainController, timer } from './plain.ts';

const OPEN = { from: 9, to: 16 };
const BLANKET = { from: 17.5, to: 7.5 };
const HYSTERESIS = 2;

export const family: ControllerKind = {
  id: 'family',
  what: 'open from nine to four, blanket by night, by hand',
  create: ({ config }, { heatAt }) =>
    plainController(config, () => {
      const heat = heatAt === undefined ? () => 0 : createThermostat(heatAt, heatAt + HYSTERESIS);
      return ({ value, minute }) => ({
        vent: isBetween(minute, OPEN.from, OPEN.to) ? 1 : 0,
        screen: isBetween(minute, BLANKET.from, BLANKET.to) ? 1 : 0,
        heater: heat(value(AIR_TEMPERATURE)),
        pump: timer(minute),
      });
    }),
};
