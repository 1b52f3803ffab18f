// Proportional bands as smooth curves, after the published description of the rule base of the GreenLight model (Katzin et
// al. 2020, Biosystems Engineering 194:61): heat below a setpoint, vent above it and above a humidity, never below a cold
// limit; the screen by the outside temperature.
import { AIR_HUMIDITY, AIR_TEMPERATURE, LIGHT, OUTSIDE_TEMPERATURE } from '../../../core/tags.ts';
import type { ControllerKind } from './controller.ts';
import { plainController, timer } from './plain.ts';

/** °C, %: where each begins, and the width of its band; a negative band acts below its setpoint. */
const HEAT_AT = 5;
const HEAT_BAND = -1;
const VENT_ABOVE_HEAT = 18;
const VENT_BAND = 4;
const HUMID = { at: 87, band: 50 };
const COLD = { below: 1, band: -1 };
const SCREEN = { day: 5, night: 10, band: -1 };
/** lx that makes it day. */
const DAYLIGHT = 1000;

/** 1 % at the setpoint, 99 % a band further. */
const curve = (value: number, setpoint: number, band: number): number =>
  1 / (1 + Math.exp((-2 / band) * Math.log(100) * (value - setpoint - band / 2)));

export const sigmoid: ControllerKind = {
  id: 'sigmoid',
  what: 'smooth proportional bands on temperature and humidity, screen by the outside',
  create: ({ config }, { heatAt = HEAT_AT }) =>
    plainController(config, () => ({ value, minute }) => {
      const air = value(AIR_TEMPERATURE) ?? heatAt + 1;
      const isDay = (value(LIGHT) ?? 0) > DAYLIGHT;
      const tooWarm = curve(air, heatAt + VENT_ABOVE_HEAT, VENT_BAND);
      const tooHumid = curve(value(AIR_HUMIDITY) ?? 0, HUMID.at, HUMID.band);
      const tooCold = curve(air, heatAt + COLD.below, COLD.band);
      return {
        vent: Math.min(1 - tooCold, Math.max(tooWarm, tooHumid)),
        heater: curve(air, heatAt, HEAT_BAND),
        screen: curve(value(OUTSIDE_TEMPERATURE) ?? 0, isDay ? SCREEN.day : SCREEN.night, SCREEN.band),
        pump: timer(minute),
      };
    }),
};
