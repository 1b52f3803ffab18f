// Independent PID loops that know nothing of each other: vent at 23 °C, heater at 5 °C by slow pulses of its relay.
import { AIR_TEMPERATURE } from '../../../core/tags.ts';
import { clamp } from '../../../core/units.ts';
import type { ControllerKind } from './controller.ts';
import { isBetween, plainController, timer } from './plain.ts';

const VENT_AT = 23;
const HEAT_AT = 5;
/** Share of full action for 1 K, for 1 K over 1 s, and for 1 K/s: a house of this size, tuned by hand. */
const GAINS = { p: 0.15, i: 0.0003, d: 10 };
/** Minutes of one pulse and pause of the relay. */
const PULSE = 10;
const SCREEN = { from: 18, to: 7 };

/** 0…1 for an error in K; the integral stops where the action is full. */
const createPid = () => {
  let sum = 0;
  let before: number | undefined;
  return (error: number, seconds: number): number => {
    const change = before === undefined ? 0 : (error - before) / seconds;
    before = error;
    sum = clamp(sum + GAINS.i * error * seconds, 0, 1);
    return clamp(GAINS.p * error + sum + GAINS.d * change, 0, 1);
  };
};

export const pid: ControllerKind = {
  id: 'pid',
  what: 'independent PIDs: vent 23 °C, heater 5 °C; screen and pump by the clock',
  create: ({ config }, { heatAt = HEAT_AT }) =>
    plainController(config, () => {
      const vent = createPid();
      const heat = createPid();
      return ({ value, minute, seconds }) => {
        const air = value(AIR_TEMPERATURE) ?? (VENT_AT + heatAt) / 2;
        const share = heat(heatAt - air, seconds);
        return {
          vent: vent(air - VENT_AT, seconds),
          heater: (minute % PULSE) / PULSE < share ? 1 : 0,
          screen: isBetween(minute, SCREEN.from, SCREEN.to) ? 1 : 0,
          pump: timer(minute),
        };
      };
    }),
};
