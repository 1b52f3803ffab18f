// Pumps: the family's schedule. With a clock that cannot be believed the same rhythm runs by elapsed time.

import { because } from '../because.ts';
import type { Demand } from '../command.ts';
import { maySilence } from '../crop/silence.ts';
import type { Actuator } from '../installation.ts';
import { clockFace, DAY_MINUTES, minuteOfDay as minuteOf } from '../local-time.ts';
import { blocksOf, holds, type ScheduleBlock, standingOf } from '../schedule.ts';
import { FULL, type Millis, OFF } from '../units.ts';
import { askSchedule, dayOf } from './planned.ts';
import type { Decide, Situation } from './situation.ts';

/** Monotonic time since which rhythms have run by elapsed time; undefined while the clock is believed. */
export interface CirculationMemory {
  readonly elapsedFrom?: Millis;
}

export const decideCirculation: Decide<CirculationMemory> = (situation, pumps, memory) => {
  const { minuteOfDay, monotonic } = situation;
  if (minuteOfDay !== undefined)
    return { demands: pumps.map((pump) => byClock(situation, pump, minuteOfDay)), memory: {} };
  const elapsedFrom = memory.elapsedFrom ?? monotonic;
  const minutes = (monotonic - elapsedFrom) / 60_000;
  return { demands: pumps.map((pump) => byElapsedTime(situation, pump, minutes)), memory: { elapsedFrom } };
};

const byClock = (situation: Situation, pump: Actuator, minute: number): Demand => {
  const asked = askSchedule(pump, situation, minute);
  if (asked.wish === 'on')
    return {
      actuator: pump.id,
      duty: FULL,
      because: because('because.schedule-on', { until: asked.until }),
    };
  const reason = asked.wish === 'off' ? asked.because : because('because.schedule-free');
  return { actuator: pump.id, duty: OFF, because: reason };
};

const byElapsedTime = (situation: Situation, pump: Actuator, minutes: number): Demand => {
  const block = likelyBlock(situation, pump);
  if (!block) return { actuator: pump.id, duty: OFF, because: because('because.schedule-free') };
  const { pausedUntil, profile, utcOffset } = situation;
  if (pausedUntil !== undefined && maySilence(pump, profile)) {
    const until = clockFace(minuteOf(pausedUntil, utcOffset));
    return { actuator: pump.id, duty: OFF, because: because('because.schedule-paused', { until }) };
  }
  const { on, off } = block;
  const isOn = minutes % (on + off) < on;
  return { actuator: pump.id, duty: isOn ? FULL : OFF, because: because('because.no-clock', { on, off }) };
};

/** The rhythm of noon or midnight, as the light says; any of the output's rhythms rather than none: roots dry within the hour. */
const likelyBlock = (situation: Situation, { id }: Actuator): ScheduleBlock | undefined => {
  const day = dayOf(situation);
  const blocks = blocksOf(situation.schedule, id).map((block) => ({
    block,
    spans: standingOf(block, day).spans,
  }));
  const isLikely = holds(situation.targets.isDay ? DAY_MINUTES / 2 : 0);
  return (blocks.find(({ spans }) => spans.some(isLikely)) ?? blocks.find(({ spans }) => spans.length > 0))
    ?.block;
};
