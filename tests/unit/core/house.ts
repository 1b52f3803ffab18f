// The house that core is tested in: one of everything, a lettuce crop, and samples with a word for each.
import { readFileSync } from 'node:fs';
import { cropProfileSchema } from '../../../controller/contract/profile.ts';
import type { Alarm } from '../../../controller/core/alarm.ts';
import type { Command, OutputStatus } from '../../../controller/core/command.ts';
import { defaultSchedule } from '../../../controller/core/crop/default-schedule.ts';
import type { PastNight } from '../../../controller/core/frost/night.ts';
import type { Actuator, Channel } from '../../../controller/core/installation.ts';
import type { Sample, Tag } from '../../../controller/core/reading.ts';
import type { ControllerState, TickConfig, TickInput, TickResult } from '../../../controller/core/state.ts';
import { initialState, tick } from '../../../controller/core/tick.ts';
import {
  hours,
  kilopascal,
  metres,
  millis,
  OFF,
  seconds,
  timestamp,
} from '../../../controller/core/units.ts';

export const lettuce = cropProfileSchema.parse(
  JSON.parse(readFileSync(new URL('../../../profiles/crops/lettuce.json', import.meta.url), 'utf8')),
);

export const PERIOD = seconds(5);
/** America/La_Paz. */
export const UTC_OFFSET = hours(-4);

const factory = (tag: Tag, quantity: Channel['quantity']): Channel => ({
  tag,
  quantity,
  calibration: 'factory',
});

export const channels: readonly Channel[] = [
  factory('air.temperature', 'airTemperature'),
  factory('air.humidity', 'humidity'),
  factory('outside.temperature', 'airTemperature'),
  factory('light.illuminance', 'illuminance'),
  factory('solution.temperature', 'waterTemperature'),
  factory('solution.acidity', 'acidity'),
  factory('solution.conductivity', 'conductivity'),
  factory('tank.level', 'level'),
  factory('water.flow', 'contact'),
];

export const pump: Actuator = {
  id: 'pump',
  kind: 'pump',
  safeDuty: OFF,
  shortestOn: seconds(30),
  shortestOff: seconds(60),
  longestOn: seconds(5400),
  proof: { tag: 'water.flow', within: seconds(20) },
};

export const vent: Actuator = {
  id: 'vent',
  kind: 'vent',
  safeDuty: OFF,
  shortestOn: seconds(2),
  shortestOff: seconds(300),
  longestOn: seconds(90),
};

export const heater: Actuator = {
  id: 'heater',
  kind: 'heater',
  safeDuty: OFF,
  shortestOn: seconds(300),
  shortestOff: seconds(300),
  longestOn: seconds(14_400),
};

export const config: TickConfig = {
  period: PERIOD,
  site: {
    name: 'test house',
    latitude: -16.3,
    longitude: -68.5,
    altitude: metres(3840),
    timeZone: 'America/La_Paz',
    meanPressure: kilopascal(64.5),
    dryRunLevel: 20,
    tankCapacity: 200,
  },
  channels,
  actuators: [pump, vent, heater],
  profile: lettuce,
  stage: 'growth',
  // The crop's plan, which the family has saved: the pump then keeps to it.
  schedule: { blocks: defaultSchedule(lettuce, { rise: 400, set: 1070 }, ['pump']).blocks, revision: 1 },
  confirmed: [],
};

/** What every probe says on a mild day when all is well. */
export const WELL: Readonly<Record<Tag, number>> = {
  'air.temperature': 18,
  'air.humidity': 65,
  'outside.temperature': 12,
  'light.illuminance': 40_000,
  'solution.temperature': 15,
  'solution.acidity': 5.9,
  'solution.conductivity': 1.4,
  'tank.level': 120,
  'water.flow': 0,
};

/** ms since 1970 of a local time at the site on 1 July 2026. */
export const localTime = (hour: number, minute = 0) =>
  timestamp(Date.UTC(2026, 6, 1, hour + 4, minute) as number);

export const input = (over: Partial<TickInput> = {}): TickInput => ({
  now: localTime(12),
  monotonic: millis(0),
  utcOffset: UTC_OFFSET,
  clockTrusted: true,
  linkReady: true,
  unreachable: [],
  samples: [],
  outputs: [],
  overrides: {},
  stopped: false,
  outsideAlarms: [],
  ...over,
});

/** What a round may change: measured values, faults in their place, and anything else of the input. */
export interface Change extends Partial<Omit<TickInput, 'samples'>> {
  readonly values?: Readonly<Record<Tag, number | string>>;
  /** Tags whose part calls its number a hint. */
  readonly hinted?: readonly Tag[];
}

export interface House {
  readonly result: TickResult;
  /** Runs a round one period (or `after` ms) later. The board confirms what was ordered unless told otherwise. */
  next(change?: Change, after?: number): TickResult;
  /** Runs rounds for so many seconds and returns the last. */
  run(seconds: number, change?: Change): TickResult;
  duty(actuator: string): number;
  command(actuator: string): Command;
  /** A person has seen this alarm. */
  acknowledge(alarm: string): void;
}

/** A house under test, its clock started at `start`, after these nights. A string in `values` is a fault; values last until changed. */
export const openHouse = (
  start = localTime(12),
  settings: Partial<TickConfig> = {},
  nights: readonly PastNight[] = [],
): House => {
  const here = { ...config, ...settings };
  let state: ControllerState = initialState(here, { nights });
  let monotonic = 0;
  let values: Record<Tag, number | string> = { ...WELL };
  let outputs: readonly OutputStatus[] = [];
  let result: TickResult | undefined;

  const next = (change: Change = {}, after: number = PERIOD): TickResult => {
    const { values: changed, hinted = [], ...rest } = change;
    values = { ...values, ...changed };
    monotonic += after;
    const now = rest.now ?? timestamp(start + monotonic);
    const samples = here.channels.flatMap(({ tag }): readonly Sample[] => {
      const value = values[tag];
      if (value === undefined) return [];
      if (typeof value === 'string') return [{ tag, at: now, fault: value } as Sample];
      return [{ tag, at: now, raw: value, ...(hinted.includes(tag) ? { doubt: 'indicative' } : {}) }];
    });
    const round = input({ now, monotonic: millis(monotonic), outputs, ...rest, samples });
    result = tick(state, round, here);
    state = result.state;
    outputs = result.commands.map(({ actuator, duty: ordered }) => ({ actuator, duty: ordered, at: now }));
    return result;
  };

  const last = (): TickResult => result ?? next();
  return {
    get result() {
      return last();
    },
    next,
    run(lasting, change = {}) {
      let latest = next(change);
      for (let elapsed = PERIOD; elapsed < lasting * 1000; elapsed = millis(elapsed + PERIOD))
        latest = next({ ...change, values: {} });
      return latest;
    },
    duty: (actuator) => commandOf(last(), actuator).duty,
    command: (actuator) => commandOf(last(), actuator),
    acknowledge(id) {
      const see = (alarm: Alarm) => (alarm.id === id ? { ...alarm, acknowledged: true } : alarm);
      state = { ...state, alarms: state.alarms.map(see) };
    },
  };
};

export const commandOf = (result: TickResult, actuator: string): Command => {
  const command = result.commands.find((candidate) => candidate.actuator === actuator);
  if (!command) throw new Error(`no command for ${actuator}`);
  return command;
};

export const ON_FOREVER = {
  mode: 'on' as const,
  since: localTime(0),
  until: timestamp(localTime(0) + 1e12),
  by: 'Rosa',
};
export { OFF };
