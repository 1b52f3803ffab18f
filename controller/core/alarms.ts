// Alarms over time: a condition must stand a while before it is an alarm, and be gone a while before the alarm ends.
// A latched one also waits until a person has seen it; one that comes again and again stays, so that it calls no more than a few
// times a day; one that a person lets rest is silent for hours.

import type { Alarm } from './alarm.ts';
import type { Millis, Timestamp } from './units.ts';
import { hours, millis, seconds, timestamp } from './units.ts';

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

/** So often one cause may call in a day: more, and people stop listening (ISA-18.2, as a family can bear it). */
export const MOST_A_DAY = 6;
const DAY = hours(24);

/** Monotonic times: since when a condition stands, when it was last true, and when it became an alarm in the last day. */
export interface AlarmMemory {
  readonly [id: string]: {
    /** Absent while it neither stands nor is an alarm. */
    readonly since?: Millis;
    readonly lastTrue: Millis;
    readonly clearAfter: Millis;
    readonly latched: boolean;
    readonly raises: readonly Millis[];
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
    memory: remember(standing, { alarms: next, raised }, memory, time.monotonic),
  };
};

/** A person has seen it. */
export const acknowledge = (alarm: Alarm): Alarm => ({ ...alarm, acknowledged: true });

/** Lets an alarm rest for so long; nothing wakes it. A danger never rests: it stays as it is. */
export const shelve = (
  alarm: Alarm,
  rest: Millis,
  { now, monotonic }: { readonly now: Timestamp; readonly monotonic: Millis },
): Alarm => {
  const { shelved: _before, ...awake } = alarm;
  return rest === 0 || alarm.priority === 'danger'
    ? awake
    : { ...awake, shelved: { until: timestamp(now + rest), end: millis(monotonic + rest) } };
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

/** The alarm as it goes on, or undefined when it ends. */
const update = (
  alarm: Alarm,
  condition: Condition | undefined,
  memory: AlarmMemory[string] | undefined,
  monotonic: Millis,
): Alarm | undefined => {
  if (condition) return goOn(alarm, condition, monotonic);
  if (memory === undefined) return undefined;
  const resting = wake(alarm, monotonic);
  if (monotonic - memory.lastTrue < memory.clearAfter) return resting;
  if (memory.latched && !alarm.acknowledged) return { ...resting, returned: 'unseen' };
  return ofLastDay(memory.raises, monotonic).length >= MOST_A_DAY
    ? { ...resting, returned: 'often' }
    : undefined;
};

/** One that grows into a danger must be seen again, and rests no longer. */
const goOn = (alarm: Alarm, { priority, because }: Condition, monotonic: Millis): Alarm => {
  const { returned: _over, ...standing } = wake(alarm, monotonic);
  if (priority === 'attention' || alarm.priority === 'danger') return { ...standing, priority, because };
  const { shelved: _rest, ...awake } = standing;
  return { ...awake, priority, because, acknowledged: false };
};

/** After its rest it calls again. */
const wake = (alarm: Alarm, monotonic: Millis): Alarm => {
  const { shelved, ...awake } = alarm;
  return shelved === undefined || monotonic < shelved.end ? alarm : { ...awake, acknowledged: false };
};

const ofLastDay = (raises: readonly Millis[], monotonic: Millis): readonly Millis[] =>
  raises.filter((at) => monotonic - at < DAY);

const remember = (
  standing: ReadonlyMap<string, Condition>,
  { alarms, raised }: Pick<AlarmRound, 'alarms' | 'raised'>,
  memory: AlarmMemory,
  monotonic: Millis,
): AlarmMemory => {
  const known = (id: string) => alarms.some((alarm) => alarm.id === id);
  const past = Object.entries(memory).flatMap(([id, was]) => {
    const next = standing.has(id) ? undefined : forgetting(was, known(id), monotonic);
    return next ? [[id, next] as const] : [];
  });
  const present = [...standing.values()].map((condition) => {
    const isRaised = raised.some(({ id }) => id === condition.id);
    return [condition.id, noting(memory[condition.id], condition, isRaised, monotonic)] as const;
  });
  return Object.fromEntries([...past, ...present]);
};

type Remembered = AlarmMemory[string];

/** What stays in mind of something that stands no more: all while it is an alarm, then how often it called in the last day. */
const forgetting = (was: Remembered, isAlarm: boolean, monotonic: Millis): Remembered | undefined => {
  const { since: _past, ...rest } = was;
  const raises = ofLastDay(was.raises, monotonic);
  if (isAlarm) return { ...was, raises };
  return raises.length > 0 ? { ...rest, raises, latched: false } : undefined;
};

const noting = (
  was: Remembered | undefined,
  { latched, clearAfter = CLEAR_AFTER }: Condition,
  isRaised: boolean,
  monotonic: Millis,
): Remembered => {
  const raises = ofLastDay(was?.raises ?? [], monotonic);
  return {
    since: was?.since ?? monotonic,
    lastTrue: monotonic,
    clearAfter,
    // Once for a person, always: who tells it last may be another witness of the same.
    latched: latched === true || was?.latched === true,
    raises: isRaised ? [...raises, monotonic] : raises,
  };
};
