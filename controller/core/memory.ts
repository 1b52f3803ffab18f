// What the steps of a tick remember. Each step owns one field and gets it back unread by the others.
import type { AlarmMemory } from './alarms.ts';
import type { CirculationMemory } from './control/circulation.ts';
import type { DosingMemory } from './control/dosing.ts';
import type { HeatingMemory } from './control/heating.ts';
import type { VentilationMemory } from './control/ventilation.ts';
import { type NightMemory, NO_NIGHTS } from './frost/night.ts';
import type { Orders } from './safety/limits.ts';
import type { Runs } from './safety/runs.ts';
import type { SensingMemory } from './signal/sense.ts';
import type { TrendMemory } from './signal/trend.ts';

export interface TickMemory {
  readonly sensing: SensingMemory;
  readonly airTrend: TrendMemory;
  readonly frost: NightMemory;
  readonly loops: LoopMemories;
  readonly dosing: DosingMemory;
  readonly wasDry: boolean;
  readonly runs: Runs;
  readonly orders: Orders;
  readonly alarms: AlarmMemory;
}

export interface LoopMemories {
  readonly ventilation: VentilationMemory;
  readonly heating: HeatingMemory;
  readonly circulation: CirculationMemory;
}

export const EMPTY_MEMORY: TickMemory = {
  sensing: {},
  airTrend: [],
  frost: NO_NIGHTS,
  loops: { ventilation: {}, heating: {}, circulation: {} },
  dosing: {},
  wasDry: false,
  runs: {},
  orders: {},
  alarms: {},
};
