// Alarms over time: a condition must stand a while before it is an alarm, and be gone a while before the alarm ends.
// A latched one also waits until a person has seen it.

import type { Alarm } from './alarm.ts';
import type { Millis, Timestamp } from './units.ts';
import { millis, seconds } from './units.ts';

/** Something that is wrong at this moment. */
export interface Condition {
  /** Stable: kind and place. One alarm per id. */
  readonly id: string;
  readonly priority: Alarm['priority'];
  readonly because: Alarm['because'];
  /** How long it must stand before it is an alarm; at once when absent. */
  readonly delay?: Millis;
  /** How long it must be gone before the alarm ends; `CLEAR_AFTER` when absent. */
  readonly clearAfter?: Millis;
  /** Stays until a person has acknowledged it. */
  readonly latched?: true;
}

/** How long a condition must be gone before its alarm ends: a value at the edge must not ring twice. */
export const CLEAR_AFTER = seconds(30);

/** Monotonic times: since when a condition stands, and when it was last true. */
export interface AlarmMemory {
  readonly [id: string]: {
    readonly since: Millis;
    readonly lastTrue: Millis;
    readonly clearAfter: Millis;
    readonly latched: boolean;
  };
}

export interface AlarmRound {
  readonly alarms: readonly Alarm[];
  readonly raised: readonly Alarm[];
  readonly cleared: readonly Alarm[];
  readonly memory: AlarmMemory;
}

/** One round. `alarms`: those of the round before, as people have acknowledged them since. */
export const followAlarms = (
  alarms: readonly Alarm[],
  conditions: readonly Condition[],
  memory: AlarmMemory,
  time: { readonly now: Timestamp; readonly monotonic: Millis },
): AlarmRound => {
  const standing = new Map(conditions.map((condition) => [condition.id, condition]));
  const known = new Map(alarms.map((alarm) => [alarm.id, alarm]));
  const kept = alarms.flatMap((alarm) => {
    const next = update(alarm, standing.get(alarm.id), memory[alarm.id], time.monotonic);
    return next ? [next] : [];
  });
  const raised = [...standing.values()]
    .filter((condition) => !known.has(condition.id) && isDue(condition, memory, time.monotonic))
    .map((condition) => raise(condition, time.now));
  const next = [...kept, ...raised];
  return {
    alarms: next,
    raised,
    cleared: alarms.filter(({ id }) => !kept.some((alarm) => alarm.id === id)),
    memory: remember(standing, next, memory, time.monotonic),
  };
};

const isDue = ({ id, delay = millis(0) }: Condition, memory: AlarmMemory, monotonic: Millis): boolean =>
  monotonic - (memory[id]?.since ?? monotonic) >= delay;

const raise = ({ id, priority, because }: Condition, since: Timestamp): Alarm => ({
  id,
  priority,
  because,
  since,
  acknowledged: false,
});

/** The alarm as it goes on, or undefined when it ends. One that grows into a danger must be seen again. */
const update = (
  alarm: Alarm,
  condition: Condition | undefined,
  memory: AlarmMemory[string] | undefined,
  monotonic: Millis,
): Alarm | undefined => {
  if (condition) {
    const { priority, because } = condition;
    const isWorse = priority === 'danger' && alarm.priority === 'attention';
    return { ...alarm, priority, because, acknowledged: alarm.acknowledged && !isWorse };
  }
  if (memory === undefined) return undefined;
  const isHeld = memory.latched && !alarm.acknowledged;
  return isHeld || monotonic - memory.lastTrue < memory.clearAfter ? alarm : undefined;
};

const remember = (
  standing: ReadonlyMap<string, Condition>,
  alarms: readonly Alarm[],
  memory: AlarmMemory,
  monotonic: Millis,
): AlarmMemory => {
  const next: Record<string, AlarmMemory[string]> = {};
  for (const { id } of alarms) if (memory[id]) next[id] = memory[id];
  for (const [id, { latched, clearAfter = CLEAR_AFTER }] of standing)
    next[id] = {
      since: memory[id]?.since ?? monotonic,
      lastTrue: monotonic,
      clearAfter,
      // Once for a person, always: who tells it last may be another witness of the same.
      latched: latched === true || memory[id]?.latched === true,
    };
  return next;
};
