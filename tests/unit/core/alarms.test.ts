// The life of an alarm: it waits for a person where it must, rests where a person lets it, and never calls more than a few times a day.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alarm } from '../../../controller/core/alarm.ts';
import {
  type AlarmMemory,
  type Condition,
  followAlarms,
  MOST_A_DAY,
  shelve,
} from '../../../controller/core/alarms.ts';
import { because } from '../../../controller/core/because.ts';
import { hours, millis, minutes, timestamp } from '../../../controller/core/units.ts';

const told = {
  id: 'no-effect:vent',
  priority: 'attention',
  because: because('alarm.no-effect.vent'),
} as const;
const now = timestamp(Date.UTC(2026, 6, 1, 16));

it('an alarm that waits for a person waits also when it was told last by somebody who does not', () => {
  let round = followAlarms([], [{ ...told, latched: true }], {}, { now, monotonic: millis(0) });
  round = followAlarms(round.alarms, [told], round.memory, { now, monotonic: minutes(1) });
  round = followAlarms(round.alarms, [], round.memory, { now, monotonic: minutes(10) });
  expect(round.alarms.map(({ id }) => id)).toEqual(['no-effect:vent']);
  const seen = round.alarms.map((alarm) => ({ ...alarm, acknowledged: true }));
  expect(followAlarms(seen, [], round.memory, { now, monotonic: minutes(11) }).alarms).toEqual([]);
});

it('and one that waits for nobody ends by itself', () => {
  let round = followAlarms([], [told], {}, { now, monotonic: millis(0) });
  round = followAlarms(round.alarms, [], round.memory, { now, monotonic: minutes(10) });
  expect(round.alarms).toEqual([]);
});

/** Rounds a minute apart: what stands in each, and what a person does before it. */
const openLife = () => {
  let alarms: readonly Alarm[] = [];
  let memory: AlarmMemory = {};
  let minute = 0;
  return {
    raisedAt: [] as number[],
    get alarms() {
      return alarms;
    },
    next(conditions: readonly Condition[]) {
      const round = followAlarms(alarms, conditions, memory, {
        now: timestamp(now + minute * 60_000),
        monotonic: minutes(minute),
      });
      ({ alarms, memory } = round);
      for (const _alarm of round.raised) this.raisedAt.push(minute);
      minute += 1;
      return alarms[0];
    },
    pass(conditions: readonly Condition[], count: number) {
      for (let n = 0; n < count; n++) this.next(conditions);
      return alarms[0];
    },
    rest(restHours: number) {
      alarms = alarms.map((alarm) =>
        shelve(alarm, hours(restHours), {
          now: timestamp(now + minute * 60_000),
          monotonic: minutes(minute),
        }),
      );
    },
    see() {
      alarms = alarms.map((alarm) => ({ ...alarm, acknowledged: true }));
    },
  };
};
type Stretch = { readonly stands: boolean; readonly minutes: number; readonly seen: boolean };
/** Whether something stood at the end of the stretch, and nobody was told. */
const hides = (life: ReturnType<typeof openLife>, { stands, minutes: lasting, seen }: Stretch): boolean => {
  if (seen) life.see();
  const alarm = life.pass(stands ? [told] : [], lasting);
  return stands && (alarm === undefined || alarm.returned !== undefined);
};
/** Calls in the day that begins with each. */
const callsPerDay = (raisedAt: readonly number[]) =>
  raisedAt.map((at) => raisedAt.filter((other) => other >= at && other - at < 24 * 60).length);
const danger: Condition = { ...told, priority: 'danger' };

describe('one cause', () => {
  it('calls six times in any day at most, whatever it does, and is never hidden while it stands', () => {
    const days = fc.array(
      fc.record({ stands: fc.boolean(), minutes: fc.integer({ min: 1, max: 90 }), seen: fc.boolean() }),
      { minLength: 30, maxLength: 90 },
    );
    fc.assert(
      fc.property(days, (stretches) => {
        const life = openLife();
        expect(stretches.filter((stretch) => hides(life, stretch))).toEqual([]);
        expect(Math.max(0, ...callsPerDay(life.raisedAt))).toBeLessThanOrEqual(MOST_A_DAY);
      }),
      { numRuns: 60, seed: 61 },
    );
  });

  it('that has come too often stays for a day, says so, and is over then', () => {
    const life = openLife();
    for (let n = 0; n < 10; n++) {
      life.next([told]);
      life.pass([], 5);
    }
    expect(life.raisedAt).toHaveLength(MOST_A_DAY);
    expect(life.alarms).toMatchObject([{ returned: 'often' }]);
    life.pass([], 24 * 60);
    expect(life.alarms).toEqual([]);
  });

  it('that waits for a person says that it is over', () => {
    const life = openLife();
    expect(life.next([{ ...told, latched: true }])?.returned).toBeUndefined();
    expect(life.pass([], 3)).toMatchObject({ returned: 'unseen' });
  });
});

describe('an alarm at rest', () => {
  it('calls again when its rest is over and it still stands', () => {
    const life = openLife();
    life.next([told]);
    life.see();
    life.rest(1);
    expect(life.pass([told], 60)).toMatchObject({ shelved: { until: now + 61 * 60_000 } });
    const awake = life.pass([told], 2);
    expect([awake?.shelved, awake?.acknowledged]).toEqual([undefined, false]);
  });

  it('is over when its cause is over', () => {
    const life = openLife();
    life.next([told]);
    life.rest(12);
    expect(life.pass([], 3)).toBeUndefined();
  });

  it('rests no longer when it grows into a danger, and a danger does not rest at all', () => {
    const life = openLife();
    life.next([told]);
    life.see();
    life.rest(12);
    const worse = life.next([danger]);
    expect([worse?.priority, worse?.shelved, worse?.acknowledged]).toEqual(['danger', undefined, false]);
    life.rest(1);
    expect(life.next([danger])?.shelved).toBeUndefined();
  });

  it('is woken by a rest of nothing', () => {
    const life = openLife();
    life.next([told]);
    life.rest(4);
    life.rest(0);
    expect(life.next([told])?.shelved).toBeUndefined();
  });
});
