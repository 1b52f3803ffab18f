// The house in the days before a trial: a family opens it by hand when it is warm, and draws the night screen where there is one.
import type { Direction } from '../../../hardware/plant.ts';
import { createGreenhouse, type GreenhouseOptions } from '../../../hardware/twin/greenhouse.ts';
import type { Weather } from '../../../hardware/twin/weather.ts';
import type { Air } from '../../core/frost/shut-house.ts';
import type { Actuator, Channel } from '../../core/installation.ts';
import { AIR_HUMIDITY, AIR_TEMPERATURE, VENT_TEMPERATURE } from '../../core/tags.ts';
import { clamp, timestamp } from '../../core/units.ts';

export interface PastHouse extends GreenhouseOptions {
  readonly weather: Weather;
  /** ms since 1970, before which no weather is known. */
  readonly from: number;
  readonly actuators: readonly Actuator[];
  readonly channels: readonly Channel[];
  /** °C outside below which the family draws the night screen. */
  readonly coldBelow: number;
  /** °C of air where it begins to open, and has opened all. */
  readonly opens: { readonly start: number; readonly full: number };
}

/** Air of the house under its screen, or without. */
export interface PastAir extends Air {
  readonly isScreened: boolean;
  /** Air less vent by their thermometers, K; undefined where there is none at the vent. */
  readonly apart: number | undefined;
}

const DAY_MS = 86_400_000;
/** Nights in which the house is watched before a trial: one more than a forecast needs, and one for its beginning. */
const WATCHED_DAYS = 7;
/** Days of weather that a greenhouse lives through before its start. */
const SPIN_UP_DAYS = 4;
/** W/m² of sun below which the family draws the screen. */
const DRAWS = 60;

/** All vents alike. */
const moved = (way: Direction) => ({ ventMotor: way, westVentMotor: way });

/** Its air as the probes felt it, asked in order of time; undefined while nobody was there. */
export const liveBefore = (options: PastHouse): ((at: number) => PastAir | undefined) => {
  const { start, from: known, weather, actuators, coldBelow, opens } = options;
  const days = Math.min(WATCHED_DAYS, Math.floor((start - known) / DAY_MS) - SPIN_UP_DAYS);
  if (days <= 0) return () => undefined;
  const hasWitness = options.channels.some(({ tag }) => tag === VENT_TEMPERATURE);
  const hasScreen = actuators.some(({ kind }) => kind === 'screen');
  const from = start - days * DAY_MS;
  const house = createGreenhouse({ ...options, start: timestamp(from), step: 60 });
  let passed = from;
  return (at) => {
    if (at < from) return undefined;
    const { radiation, temperature } = weather(at);
    const isScreened = hasScreen && radiation < DRAWS && temperature < coldBelow;
    const goal = clamp((house.feel(AIR_TEMPERATURE) - opens.start) / (opens.full - opens.start), 0, 1);
    const way = goal - house.state().motion.opening;
    const moving = Math.min(at - passed, Math.abs(way) * house.constants.ventTravel * 1000);
    const hands = { pump: 0, heater: 0, screenMotor: isScreened ? 1 : -1 } as const;
    house.advance(moving, { ...hands, ...moved(way > 0 ? 1 : -1) });
    house.advance(at - passed - moving, { ...hands, ...moved(0) });
    passed = at;
    return {
      temperature: house.feel(AIR_TEMPERATURE),
      humidity: house.feel(AIR_HUMIDITY),
      isScreened,
      apart: hasWitness ? house.feel(AIR_TEMPERATURE) - house.feel(VENT_TEMPERATURE) : undefined,
    };
  };
};
