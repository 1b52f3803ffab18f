// Pumps: the family's schedule. With a clock that cannot be believed the same rhythm runs by elapsed time.

import { because } from '../because.ts';
import type { Demand } from '../command.ts';
import type { ActuatorId } from '../installation.ts';
import { clockFace, DAY_MINUTES } from '../local-time.ts';
import { blockAt, blocksOf, type ScheduleBlock } from '../schedule.ts';
import { FULL, type Millis, OFF } from '../units.ts';
import type { Decide, Situation } from './situation.ts';

/** Monotonic time since which rhythms have run by elapsed time; undefined while the clock is believed. */
export interface CirculationMemory {
  readonly elapsedFrom?: Millis;
}

export const decideCirculation: Decide<CirculationMemory> = (situation, pumps, memory) => {
  const { minuteOfDay, monotonic } = situation;
  if (minuteOfDay !== undefined)
    return { demands: pumps.map(({ id }) => byClock(situation, id, minuteOfDay)), memory: {} };
  const elapsedFrom = memory.elapsedFrom ?? monotonic;
  const minutes = (monotonic - elapsedFrom) / 60_000;
  return { demands: pumps.map(({ id }) => byElapsedTime(situation, id, minutes)), memory: { elapsedFrom } };
};

const byClock = ({ schedule }: Situation, actuator: ActuatorId, minute: number): Demand => {
  const block = blockAt(schedule, actuator, minute);
  if (!block) return { actuator, duty: OFF, because: because('because.schedule-free') };
  const { on, until } = phase(block, minute - block.from);
  const at = clockFace(Math.min(block.from + until, block.to));
  return on
    ? { actuator, duty: FULL, because: because('because.schedule-on', { until: at }) }
    : { actuator, duty: OFF, because: because('because.schedule-off', { until: at }) };
};

const byElapsedTime = (situation: Situation, actuator: ActuatorId, minutes: number): Demand => {
  const block = likelyBlock(situation, actuator);
  if (!block) return { actuator, duty: OFF, because: because('because.schedule-free') };
  const { on } = phase(block, minutes);
  return {
    actuator,
    duty: on ? FULL : OFF,
    because: because('because.no-clock', { on: block.on, off: block.off }),
  };
};

/** The rhythm of noon or midnight, as the light says; any of the output's rhythms rather than none: roots dry within the hour. */
const likelyBlock = ({ schedule, targets }: Situation, actuator: ActuatorId): ScheduleBlock | undefined =>
  blockAt(schedule, actuator, targets.isDay ? DAY_MINUTES / 2 : 0) ?? blocksOf(schedule, actuator)[0];

/** Where a rhythm stands so many minutes after its start, and the minute (from the start) at which it changes. */
const phase = ({ on, off }: ScheduleBlock, minutes: number): { on: boolean; until: number } => {
  if (off === 0) return { on: true, until: DAY_MINUTES };
  const cycle = on + off;
  const start = Math.floor(minutes / cycle) * cycle;
  const isOn = minutes - start < on;
  return { on: isOn, until: start + (isOn ? on : cycle) };
};
