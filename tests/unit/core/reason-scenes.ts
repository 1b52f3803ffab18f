// Scenes that lead to reasons which chance hardly finds: each a few rounds of a house with everything.
import type { TickConfig, TickResult } from '../../../controller/core/state.ts';
import { minutes } from '../../../controller/core/units.ts';
import { fitted, fittedChannels } from './fitted-house.ts';
import { type Change, config, localTime, ON_FOREVER, openHouse, WELL } from './house.ts';

interface Scene {
  readonly hour: number;
  readonly rounds: readonly Change[];
  /** min between two rounds */
  readonly every?: number;
  readonly settings?: Partial<TickConfig>;
}

const CALM = {
  ...WELL,
  'outside.wind': 1,
  'outside.rain': 0,
  'leaf.temperature': 18,
  'solution.oxygen': 6,
  'power.battery': 90,
};
const on = (...ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, ON_FOREVER]));
const heatingHours = { site: { ...config.site, limits: { heatingHours: 1 } } };
const COLD = { ...CALM, 'air.temperature': 2, 'leaf.temperature': 1.5 };
const DAMP = {
  ...CALM,
  'outside.temperature': 2,
  'air.temperature': 7,
  'leaf.temperature': 6.5,
  'air.humidity': 98,
  'light.illuminance': 0,
};
const again = (change: Change, times: number): readonly Change[] =>
  Array.from({ length: times }, () => change);

export const SCENES: Readonly<Record<string, Scene>> = {
  'a damp night': { hour: 23, rounds: again({ values: DAMP }, 3) },
  'the dawn after it': {
    hour: 7,
    every: 31,
    rounds: [
      { values: { ...CALM, 'light.illuminance': 0, 'outside.temperature': 2 } },
      { values: { 'light.illuminance': 30_000 } },
    ],
  },
  'a mild night with a leaf probe': {
    hour: 23,
    rounds: [{ values: { ...CALM, 'air.temperature': 9, 'leaf.temperature': 8 } }],
  },
  'a dry noon': {
    hour: 12,
    every: 1,
    rounds: again({ values: { ...CALM, 'air.temperature': 24, 'air.humidity': 30 } }, 3),
  },
  'a hot noon': { hour: 12, rounds: [{ values: { ...CALM, 'air.temperature': 29 } }] },
  'a noon of strong sun': { hour: 12, rounds: [{ values: { ...CALM, 'light.illuminance': 120_000 } }] },
  'a long bright day': {
    hour: 9,
    every: 5,
    rounds: again({ values: { ...CALM, 'light.illuminance': 60_000 } }, 80),
  },
  'a hot shower': { hour: 12, rounds: [{ values: { ...CALM, 'air.temperature': 30, 'outside.rain': 1 } }] },
  'a cold night with little gas': {
    hour: 19,
    every: 10,
    settings: heatingHours,
    rounds: again({ values: COLD }, 8),
  },
  'a night without gas': {
    hour: 2,
    every: 10,
    settings: heatingHours,
    rounds: Array.from({ length: 10 }, (_, n) => ({
      values: { ...COLD, 'air.temperature': 1 + (n % 3) / 10, 'leaf.temperature': -2 - (n % 3) / 10 },
    })),
  },
  'a heater that starts again and again': {
    hour: 20,
    every: 6,
    rounds: Array.from({ length: 50 }, (_, n) => ({
      values: n % 2 === 0 ? COLD : { ...COLD, 'air.temperature': 7, 'leaf.temperature': 7 },
    })),
  },
  'a fan by hand in a heated house': {
    hour: 3,
    rounds: [{ values: { ...CALM, 'air.temperature': 6 }, overrides: on('fan-exhaust', 'heater') }],
  },
  'fog by hand in wet air': {
    hour: 12,
    rounds: [{ values: { ...CALM, 'air.humidity': 95 }, overrides: on('fogger') }],
  },
  'fog by hand in a cold house': {
    hour: 12,
    rounds: [{ values: { ...CALM, 'air.temperature': 7 }, overrides: on('fogger') }],
  },
  'fog by hand with a heater that stays on': {
    hour: 12,
    rounds: [
      {
        values: CALM,
        overrides: on('fogger'),
        outputs: [{ actuator: 'heater', duty: 1 as never, at: localTime(12) }],
      },
    ],
  },
  'an afternoon before frost': {
    hour: 14,
    rounds: [{ values: { ...CALM, 'air.temperature': 24, 'leaf.temperature': 24 } }],
  },
};

/** Nights of −6 °C outside and 1 °C inside. */
const FROST_NIGHTS = Array.from({ length: 8 }, (_, n) => ({
  morning: 20_620 + n,
  evening: 4 + (n % 3),
  lowest: -6 - (n % 2),
  inside: 1 - (n % 2),
}));

/** Every round of a scene. */
export const play = ({ hour, rounds, every = 0, settings = {} }: Scene): readonly TickResult[] => {
  const everything = { actuators: fitted, channels: fittedChannels, ...settings };
  const house = openHouse(localTime(hour), everything, FROST_NIGHTS);
  return rounds.map((round) => (every > 0 ? house.next(round, minutes(every)) : house.next(round)));
};
