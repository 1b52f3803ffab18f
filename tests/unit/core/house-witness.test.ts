import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toLivedRound } from '../../../controller/core/foresight.ts';
import {
  type Expected,
  type HouseDay,
  hearExpected,
  houseDay,
  judgeExpected,
} from '../../../controller/core/house-witness.ts';
import type { Actuator, ActuatorKind } from '../../../controller/core/installation.ts';
import { AIR_HUMIDITY, AIR_TEMPERATURE } from '../../../controller/core/tags.ts';
import { duty, millis, timestamp } from '../../../controller/core/units.ts';

const DAY_MS = 86_400_000;
const UTC = millis(0);
const FIRST = 20_000;

const halfHour = (more: Partial<Expected> = {}): Expected => ({
  at: timestamp(FIRST * DAY_MS),
  sun: 0,
  air: { expected: 10, measured: 10 },
  humidity: { expected: 80, measured: 80 },
  ...more,
});

/** So many days whose means were missed by so much, as the figures of day `n`. */
const daysOf = (count: number, missOf: (n: number) => Partial<Record<'night' | 'day' | 'damp', number>>) =>
  Array.from({ length: count }, (_, n): HouseDay => {
    const { night = 0, day = 0, damp = 0 } = missOf(n);
    return {
      day: FIRST + n,
      airByNight: { mean: night, halfHours: 20 },
      airByDay: { mean: day, halfHours: 10 },
      humidityByNight: { mean: damp, halfHours: 20 },
    };
  });

const judge = (days: readonly HouseDay[], tag = AIR_TEMPERATURE, since = 0) =>
  judgeExpected(days, tag, { today: (days.at(-1)?.day ?? 0) + 1, since });
const after = (n: number, miss: number) => (at: number) => (at < n ? 0 : miss);

describe('what is heard', () => {
  test('half hours of the dark make the night of the morning to come, those of the sun the day', () => {
    const evening = timestamp(FIRST * DAY_MS + 22 * 3_600_000);
    const noon = timestamp(FIRST * DAY_MS + 36 * 3_600_000);
    const dark = hearExpected([], halfHour({ at: evening, air: { expected: 9, measured: 11 } }), UTC);
    const both = hearExpected(
      dark,
      halfHour({ at: noon, sun: 700, air: { expected: 20, measured: 19 } }),
      UTC,
    );
    expect(both).toEqual([
      {
        day: FIRST + 1,
        airByNight: { mean: 2, halfHours: 1 },
        humidityByNight: { mean: 0, halfHours: 1 },
        airByDay: { mean: -1, halfHours: 1 },
      },
    ]);
  });

  test.each([
    ['dusk', { sun: 200 }],
    ['what the house did is not known', { hidden: 'person' as const }],
    ['the probe was not good', { sun: 700, air: { expected: 10, measured: undefined } }],
  ])('nothing where %s', (_, more) => expect(hearExpected([], halfHour(more), UTC)).toEqual([]));

  test('the mean is that of all its half hours, in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 1 }), (misses) => {
        const heard = misses.reduce<readonly HouseDay[]>(
          (days, miss) => hearExpected(days, halfHour({ air: { expected: 0, measured: miss } }), UTC),
          [],
        );
        const mean = misses.reduce((sum, miss) => sum + miss, 0) / misses.length;
        expect(heard[0]?.airByNight?.mean).toBeCloseTo(mean, 6);
      }),
    );
  });

  test('what lies seven weeks back is forgotten, and a clock that was set back begins no second day', () => {
    const old = daysOf(3, () => ({}));
    const at = timestamp((FIRST + 60) * DAY_MS);
    expect(hearExpected(old, halfHour({ at }), UTC).map(({ day }) => day)).toEqual([houseDay(at, UTC)]);
  });
});

describe('what is said', () => {
  test('nothing before two weeks: what is usual must be learned', () => {
    expect(judge(daysOf(13, after(7, 9) as never)).because.key).toBe('witness.learning');
    expect(judge(daysOf(14, () => ({}))).state).toBe('agrees');
  });

  test.each([
    ['more-by-night', AIR_TEMPERATURE, { night: 1.9, day: 1.9 }, 1.9],
    ['less-by-night', AIR_TEMPERATURE, { night: -1.9, day: -1.9 }, 1.9],
    ['more-by-day', AIR_TEMPERATURE, { night: 1.5, day: 2.6 }, 2.6],
    ['more-in-sun', AIR_TEMPERATURE, { day: 1.4 }, 1.4],
    ['less-damp', AIR_HUMIDITY, { damp: -5 }, 5],
  ])('%s', (word, tag, misses, by) => {
    const days = daysOf(20, (n) => (n < 13 ? {} : misses));
    expect(judge(days, tag)).toEqual({ state: 'doubts', because: { key: `witness.${word}` }, by });
  });

  test('a probe that reads less in the sun is none that the sun shines on', () => {
    expect(judge(daysOf(20, (n) => (n < 13 ? {} : { day: -2 }))).state).toBe('agrees');
  });

  test('a house that is missed by the same every day is not accused, however it is missed', () => {
    const steady = fc.record({
      night: fc.double({ min: -5, max: 5, noNaN: true }),
      day: fc.double({ min: -5, max: 5, noNaN: true }),
      damp: fc.double({ min: -15, max: 15, noNaN: true }),
    });
    fc.assert(
      fc.property(steady, fc.integer({ min: 14, max: 40 }), (miss, count) => {
        const days = daysOf(count, () => miss);
        expect([judge(days).state, judge(days, AIR_HUMIDITY).state]).toEqual(['agrees', 'agrees']);
      }),
    );
  });

  test('of a house that is no house of the model nothing is said', () => {
    expect(judge(daysOf(20, () => ({ night: 9, day: 9 }))).because.key).toBe('witness.unknown-house');
  });

  test('a probe that was calibrated begins anew', () => {
    const days = daysOf(20, (n) => ({ night: n < 13 ? 0 : 4, day: n < 13 ? 0 : 4 }));
    expect(judge(days).state).toBe('doubts');
    expect(judge(days, AIR_TEMPERATURE, FIRST + 12).because.key).toBe('witness.learning');
  });

  test('what nobody mends has become usual within five weeks', () => {
    const states = Array.from({ length: 36 }, (_, n) => {
      const days = daysOf(28 + n, (at) => ({ night: at < 28 ? 0 : 4, day: at < 28 ? 0 : 4 }));
      return judge(days.slice(-45)).state;
    });
    expect(states.indexOf('doubts')).toBeGreaterThan(0);
    expect(states.at(-1)).toBe('agrees');
  });
});

describe('what the model is not told', () => {
  const part = (id: string, kind: ActuatorKind) => ({ id, kind }) as Actuator;
  const house = [part('vent', 'vent'), part('heater', 'heater'), part('fan', 'fan')];
  const now = timestamp(0);
  const status = (actuator: string, at: number | null) => ({
    actuator,
    duty: at === null ? null : duty(at),
    at: now,
  });
  const still = [status('vent', 0.3), status('heater', 0), status('fan', 0)];
  const hidden = (more: Partial<Parameters<typeof toLivedRound>[0]> = {}) =>
    toLivedRound({ now, readings: {}, outputs: still, actuators: house, ...more }).hidden;

  test.each([
    [undefined, {}],
    ['by-hand', { actuators: [part('heater', 'heater')] }],
    ['open-house', { alarms: [{ id: 'open-house' }] }],
    ['person', { overrides: { vent: {} } }],
    [undefined, { overrides: { fan: {} } }],
    ['unknown-output', { outputs: [status('vent', null), ...still.slice(1)] }],
    ['other-output', { outputs: [...still.slice(0, 2), status('fan', 0.5)] }],
  ] as const)('%s', (why, more) => expect(hidden(more)).toBe(why));
});
