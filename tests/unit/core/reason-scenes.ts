// Scenes that lead to reasons which chance hardly finds: each a few rounds of a house with everything.
import type { DoseCount } from '../../../controller/core/command.ts';
import type { TickConfig, TickResult } from '../../../controller/core/state.ts';
import { minutes } from '../../../controller/core/units.ts';
import { cropOf } from '../../support/shipped.ts';
import { buzzer, dosers, fitted, fittedChannels, inlet } from './fitted-house.ts';
import { type Change, config, localTime, ON_FOREVER, openHouse, WELL } from './house.ts';

interface Scene {
  readonly hour: number;
  readonly rounds: readonly Change[];
  /** min between two rounds */
  readonly every?: number;
  readonly settings?: Partial<TickConfig>;
  /** Somebody has seen this alarm before the last round. */
  readonly seen?: string;
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
const withInlet = { actuators: [...fitted, inlet] };
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
/** The crop's own: nobody has saved one. */
const NOBODYS = { ...config.schedule, revision: 0 };
const again = (change: Change, times: number): readonly Change[] =>
  Array.from({ length: times }, () => change);

const { solution } = config.profile;
const unsure: TickConfig['profile'] = {
  ...config.profile,
  solution: {
    ...solution,
    acidity: { ...solution.acidity, max: { ...solution.acidity.max, confidence: 'C' } },
  },
};
const THIN = { ...CALM, 'solution.conductivity': 0.9 };
const NONE = Object.fromEntries(dosers.map(({ id }) => [id, { recent: 0, hour: 0, day: 0 }]));
const counted = (id: string, count: Partial<DoseCount>) => ({
  ...NONE,
  [id]: { recent: 0, hour: 0, day: 0, ...count },
});
const sour = { ...CALM, 'solution.acidity': 7.5 };
/** Ten minutes of waiting, and the dose. `dosed`: what is counted in the round of the dose. */
const dosing = (
  values: NonNullable<Change['values']>,
  dosed: Readonly<Record<string, DoseCount>> | undefined = NONE,
): Scene => ({
  hour: 12,
  every: 1,
  rounds: [
    ...again({ values, dosed: NONE }, 10),
    { values, dosed },
    { values, dosed: counted('doser-a', { recent: 20, hour: 20, day: 20 }) },
  ],
  settings: {
    schedule: { revision: 1, blocks: [{ actuator: 'pump', from: 0, to: 1440, on: 1440, off: 0 }] },
  },
});

export const SCENES: Readonly<Record<string, Scene>> = {
  'a damp night': { hour: 23, rounds: again({ values: DAMP }, 3) },
  'the dawn after it': {
    hour: 7,
    every: 31,
    rounds: [
      { values: { ...CALM, 'light.illuminance': 0, 'outside.temperature': 2 } },
      { values: { 'light.illuminance': 60_000 } },
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
  'a hot storm': { hour: 12, rounds: [{ values: { ...CALM, 'air.temperature': 30, 'outside.wind': 14 } }] },
  'a vent by hand in a storm': {
    hour: 12,
    rounds: [{ values: { ...CALM, 'outside.wind': 14 }, overrides: on('vent') }],
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
  'thin water': dosing(THIN),
  'thin water after much feed': dosing(THIN, counted('doser-a', { day: 400, hour: 0 })),
  'sour water on the day of base': dosing(sour, counted('doser-base', { day: 30 })),
  'thin water in an empty tank': dosing({ ...THIN, 'tank.level': 15 }),
  'water that nobody can measure': dosing({ ...THIN, 'solution.conductivity': 'no-answer' }),
  'a crop that nobody vouches for': {
    ...dosing(sour),
    settings: { ...dosing(sour).settings, profile: unsure },
  },
  'a tank that fills': {
    hour: 12,
    settings: withInlet,
    every: 10,
    rounds: [120, 180, 180].map((level) => ({ values: { ...CALM, 'tank.level': level } })),
  },
  'an inlet by hand over a tank that nobody can see, and one that is full': {
    hour: 12,
    settings: withInlet,
    every: 10,
    rounds: ['no-answer', 'no-answer', 195].map((level) => ({
      values: { ...CALM, 'tank.level': level },
      overrides: on('inlet'),
    })),
  },
  'a tank that nobody can see': {
    hour: 12,
    settings: withInlet,
    every: 10,
    rounds: again({ values: { ...CALM, 'tank.level': 'no-answer' } }, 2),
  },
  'thin water in a tank that fills': {
    hour: 12,
    settings: withInlet,
    rounds: again({ values: THIN, dosed: NONE }, 3),
  },
  'a probe in air': dosing({ ...CALM, 'solution.conductivity': 0.1 }),
  'a frost that somebody has seen': {
    hour: 2,
    every: 1,
    settings: { actuators: [...fitted, buzzer] },
    rounds: again({ values: { ...COLD, 'outside.temperature': -5 } }, 4),
    seen: 'frost',
  },
  'a film in a cold night over a warm tank': {
    hour: 2,
    rounds: [{ values: { ...COLD, 'solution.temperature': 14, 'light.illuminance': 0 } }],
    settings: { schedule: NOBODYS },
  },
  'a film in the sun': { hour: 12, rounds: [{ values: CALM }], settings: { schedule: NOBODYS } },
  'fodder in trays': {
    hour: 12,
    rounds: [{ values: CALM }],
    settings: { profile: cropOf('fodder-oat'), schedule: NOBODYS },
  },
  'a night of drip': {
    hour: 23,
    rounds: [{ values: CALM }],
    settings: { profile: cropOf('cucumber'), stage: 'growth', schedule: NOBODYS },
  },
  'drip without a light probe': {
    hour: 12,
    rounds: [{ values: { ...CALM, 'light.illuminance': 'no-answer' } }],
    settings: { profile: cropOf('cucumber'), stage: 'growth', schedule: NOBODYS },
  },
  'a plan for a fan, and quiet at noon for the pump': {
    hour: 12,
    rounds: [{ values: CALM }],
    settings: {
      profile: cropOf('cucumber'),
      schedule: {
        revision: 1,
        blocks: [
          { actuator: 'fan-mixing', from: 0, to: 1440, on: 1, off: 0 },
          { actuator: 'pump', from: 0, to: 1440, on: 1, off: 0 },
        ],
        quiet: { from: 660, to: 780, outputs: ['pump'] },
      },
    },
  },
  'a pause of the schedule': {
    hour: 12,
    rounds: [{ values: CALM, pausedUntil: localTime(16) }],
    settings: {
      profile: cropOf('cucumber'),
      schedule: { revision: 1, blocks: [{ actuator: 'pump', from: 0, to: 1440, on: 1, off: 0 }] },
    },
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
export const play = ({ hour, rounds, every = 0, settings = {}, seen }: Scene): readonly TickResult[] => {
  const everything = { actuators: fitted, channels: fittedChannels, ...settings };
  const house = openHouse(localTime(hour), everything, FROST_NIGHTS);
  return rounds.map((round, n) => {
    if (seen && n === rounds.length - 1) house.acknowledge(seen);
    return every > 0 ? house.next(round, minutes(every)) : house.next(round);
  });
};
