// How long one tick takes in a house with four times the usual number of probes.
import { readFileSync } from 'node:fs';
import { cropProfileSchema } from '../../controller/contract/profile.ts';
import { defaultSchedule } from '../../controller/core/crop/default-schedule.ts';
import type { Actuator, Channel } from '../../controller/core/installation.ts';
import type { Sample } from '../../controller/core/reading.ts';
import type { TickConfig } from '../../controller/core/state.ts';
import { initialState, tick } from '../../controller/core/tick.ts';
import { hours, kilopascal, metres, millis, OFF, seconds, timestamp } from '../../controller/core/units.ts';
import { atMost, type BenchGroup } from './figure.ts';

const CHANNELS = 40;
const WARM_UP = 3000;
const TICKS = 2000;
const PERIOD = seconds(5);
const START = Date.UTC(2026, 6, 1, 10);

const NAMED: readonly Channel[] = [
  { tag: 'air.temperature', quantity: 'airTemperature', calibration: 'factory' },
  { tag: 'air.humidity', quantity: 'humidity', calibration: 'factory' },
  { tag: 'outside.temperature', quantity: 'airTemperature', calibration: 'factory' },
  { tag: 'solution.temperature', quantity: 'waterTemperature', calibration: 'factory' },
  {
    tag: 'solution.acidity',
    quantity: 'acidity',
    calibration: 'factory',
    compensatedBy: 'solution.temperature',
  },
  { tag: 'solution.conductivity', quantity: 'conductivity', calibration: 'factory' },
  { tag: 'tank.level', quantity: 'level', calibration: 'factory' },
];
const CHANNEL_LIST: readonly Channel[] = [
  ...NAMED,
  ...Array.from(
    { length: CHANNELS - NAMED.length },
    (_, index): Channel => ({
      tag: `row${index}.temperature`,
      quantity: 'airTemperature',
      calibration: 'factory',
    }),
  ),
];
const MIDDLE: Readonly<Record<string, number>> = {
  'air.humidity': 60,
  'solution.acidity': 5.9,
  'solution.conductivity': 1.4,
  'tank.level': 120,
};

const actuator = (id: string, kind: Actuator['kind']): Actuator => ({
  id,
  kind,
  safeDuty: OFF,
  shortestOn: seconds(30),
  shortestOff: seconds(60),
  longestOn: seconds(5400),
});

const makeConfig = (): TickConfig => {
  const file = new URL('../../profiles/crops/lettuce.json', import.meta.url);
  const profile = cropProfileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return {
    period: PERIOD,
    site: {
      name: 'bench',
      latitude: -16.3,
      longitude: -68.5,
      altitude: metres(3840),
      timeZone: 'America/La_Paz',
      meanPressure: kilopascal(64.5),
      dryRunLevel: 20,
      tankCapacity: 200,
    },
    channels: CHANNEL_LIST,
    actuators: [actuator('pump', 'pump'), actuator('vent', 'vent'), actuator('heater', 'heater')],
    profile,
    stage: 'growth',
    schedule: defaultSchedule(profile, { rise: 400, set: 1070 }, ['pump']),
    confirmed: [],
  };
};

/** A day that swings between frost and heat, so that every loop has something to do. */
const samplesAt = (index: number): readonly Sample[] => {
  const at = timestamp(START + index * PERIOD);
  const swing = 14 + 13 * Math.sin(index / 200);
  return CHANNEL_LIST.map(({ tag }, place) => ({
    tag,
    at,
    raw: (MIDDLE[tag] ?? swing) + 0.05 * Math.sin(index * 1.7 + place),
  }));
};

/** Milliseconds of each tick after the warm-up, sorted. */
const measureTicks = (): readonly number[] => {
  const config = makeConfig();
  let state = initialState(config);
  const spent: number[] = [];
  for (let index = 0; index < WARM_UP + TICKS; index++) {
    const input = {
      now: timestamp(START + index * PERIOD),
      monotonic: millis(index * PERIOD),
      utcOffset: hours(-4),
      clockTrusted: true,
      linkReady: true,
      unreachable: [],
      samples: samplesAt(index),
      outputs: [],
      overrides: {},
      stopped: false,
      outsideAlarms: [],
    };
    const begun = performance.now();
    state = tick(state, input, config).state;
    if (index >= WARM_UP) spent.push(performance.now() - begun);
  }
  return spent.sort((a, b) => a - b);
};

/** The 99th percentile of the quietest of three runs: what else the machine does is not the tick's. */
const p99 = (): number => {
  const runs = Array.from({ length: 3 }, measureTicks);
  return Math.min(...runs.map((spent) => spent[Math.floor(spent.length * 0.99)] ?? Number.POSITIVE_INFINITY));
};

export const group: BenchGroup = {
  name: 'tick',
  run: async () => [
    atMost(
      'tick.p99',
      p99(),
      'ms',
      2,
      `${TICKS} ticks of ${CHANNELS} channels after a warm-up, best of three runs`,
    ),
  ],
};
