// Switches and a clock, as hobby controllers are set: vent at 25/22 °C, heater at 4/6 °C, screen and pump by the clock.
import { AIR_TEMPERATURE } from '../../../core/tags.ts';
import type { ControllerKind } from './controller.ts';
import { createThermostat, isBetween, plainController, timer } from './plain.ts';

const VENT = { on: 25, off: 22 };
const HEATER = { on: 4, span: 2 };
const SCREEN = { from: 18, to: 7 };

export const onOff: ControllerKind = {
  id: 'on-off',
  what: 'vent 25/22 °C, heater 4/6 °C, screen and pump by the clock',
  create: ({ config }, { heatAt = HEATER.on }) =>
    plainController(config, () => {
      const vent = createThermostat(VENT.on, VENT.off);
      const heat = createThermostat(heatAt, heatAt + HEATER.span);
      return ({ value, minute }) => ({
        vent: vent(value(AIR_TEMPERATURE)),
        heater: heat(value(AIR_TEMPERATURE)),
        screen: isBetween(minute, SCREEN.from, SCREEN.to) ? 1 : 0,
        pump: timer(minute),
      });
    }),
};
