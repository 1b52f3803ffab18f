// What the steps of a tick remember. Each step owns one field and gets it back unread by the others.
import type { AlarmMemory } from './alarms.ts';
import type { DampMemory } from './control/damp.ts';
import { type DayLight, NO_LIGHT } from './control/day-light.ts';
import type { DosingMemory } from './control/dosing.ts';
import type { BankingMemory } from './control/heat-banking.ts';
import type { ShelterMemory } from './control/leaf.ts';
import { type LoopMemories, NO_MEMORIES } from './control/loops.ts';
import { type NightMemory, NO_NIGHTS } from './frost/night.ts';
import type { FeltCharge } from './safety/charge.ts';
import type { Orders } from './safety/limits.ts';
import type { Runs } from './safety/runs.ts';
import type { WeatherMemory } from './safety/weather.ts';
import { NO_SALT, type SaltMemory } from './signal/salt-witness.ts';
import type { SensingMemory } from './signal/sense.ts';
import type { TrendMemory } from './signal/trend.ts';

export interface TickMemory {
  readonly sensing: SensingMemory;
  readonly salt: SaltMemory;
  readonly airTrend: TrendMemory;
  readonly frost: NightMemory;
  readonly surroundings: SurroundingsMemory;
  readonly loops: LoopMemories;
  readonly dosing: DosingMemory;
  /** Hands have been asked to fill the tank. */
  readonly isTankLow: boolean;
  readonly wasDry: boolean;
  readonly runs: Runs;
  readonly orders: Orders;
  readonly alarms: AlarmMemory;
}

/** What several loops and interlocks look at, judged once a round. */
export interface SurroundingsMemory {
  readonly weather: WeatherMemory;
  readonly shelter: ShelterMemory;
  readonly damp: DampMemory;
  readonly banking: BankingMemory;
  readonly light: DayLight;
  readonly charge: FeltCharge;
}

export const EMPTY_MEMORY: TickMemory = {
  sensing: {},
  salt: NO_SALT,
  airTrend: [],
  frost: NO_NIGHTS,
  surroundings: {
    weather: {},
    shelter: { heated: 0, told: 0 },
    damp: { isDamp: false },
    banking: { cost: [] },
    light: NO_LIGHT,
    charge: undefined,
  },
  loops: NO_MEMORIES,
  dosing: {},
  isTankLow: false,
  wasDry: false,
  runs: {},
  orders: {},
  alarms: {},
};
