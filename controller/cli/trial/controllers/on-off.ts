// Switches and a clock, as hobby controllers are set: vent at 25/22 °C, heater at 4/6 °C, screen and pump by the clock, the same
// few mL whenever the solution is off.
import { ACIDITY, AIR_TEMPERATURE, CONDUCTIVITY } from '../../../core/tags.ts';
import type { ControllerKind } from './controller.ts';
import {
  createThermostat,
  isBetween,
  type PlainSight,
  plainController,
  timer,
  type Wishes,
} from './plain.ts';

const VENT = { on: 25, off: 22 };
const HEATER = { on: 4, span: 2 };
const SCREEN = { from: 18, to: 7 };
/** mS/cm and pH at which a dose is given, every so many minutes, and the mL of each. */
const DOSING = { conductivity: 1.3, acidity: 6.2, minutes: 10, a: 10, b: 4, acid: 5 };

export const onOff: ControllerKind = {
  id: 'on-off',
  what: 'vent 25/22 °C, heater 4/6 °C, screen and pump by the clock, doses of fixed size',
  create: ({ config }, { heatAt = HEATER.on }) =>
    plainController(config, () => {
      const vent = createThermostat(VENT.on, VENT.off);
      const heat = createThermostat(heatAt, heatAt + HEATER.span);
      return ({ value, minute }) => ({
        vent: vent(value(AIR_TEMPERATURE)),
        heater: heat(value(AIR_TEMPERATURE)),
        screen: isBetween(minute, SCREEN.from, SCREEN.to) ? 1 : 0,
        pump: timer(minute),
        doses: dosesFor(value, minute),
      });
    }),
};

const dosesFor = (value: PlainSight['value'], minute: number): NonNullable<Wishes['doses']> => {
  if (Math.floor(minute) % DOSING.minutes !== 0) return {};
  const { conductivity, acidity, a, b, acid } = DOSING;
  return {
    ...((value(CONDUCTIVITY) ?? conductivity) < conductivity ? { a, b } : {}),
    ...((value(ACIDITY) ?? acidity) > acidity ? { acid } : {}),
  };
};
