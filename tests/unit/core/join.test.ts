// Several probes of one value: what they are together, when it is believed, and what control makes of a doubt.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JOINED_BY, type Joining } from '../../../controller/core/installation.ts';
import { bad, good, isGood, type Reading, uncertain } from '../../../controller/core/reading.ts';
import { type Agreement, join, type Voice } from '../../../controller/core/signal/join.ts';
import { sense } from '../../../controller/core/signal/sense.ts';
import { type Millis, minutes, seconds, timestamp } from '../../../controller/core/units.ts';
import { channels, config, localTime, openHouse } from './house.ts';

const AT = timestamp(1_000_000);
const NOW = minutes(3000);
const ok = (value: number): Reading => good(value, AT);
const voices = (...readings: readonly Reading[]): readonly Voice[] =>
  readings.map((reading, n) => ({ tag: `air.temperature.${n}`, reading }));
const joinAir = (by: Joining['by'], memory: Agreement, ...readings: readonly Reading[]) =>
  join(by, 'airTemperature', voices(...readings), memory, NOW);
const DEAD = bad(AT, 'no-answer');
const AGREED: Agreement = { agreedAt: minutes(2000) };
const LONG_APART: Agreement = { apartSince: minutes(2990) };

describe('together', () => {
  it.each<[Joining['by'], readonly number[], number]>([
    ['highest', [20, 21], 21],
    ['lowest', [20, 21], 20],
    ['mean', [20, 21], 20.5],
    ['vote', [20, 20.4, 21], 20.4],
  ])('%s of %j is %d', (by, values, value) => {
    const { reading, odd, memory } = joinAir(by, {}, ...values.map(ok));
    expect(reading).toEqual(ok(value));
    expect(odd).toEqual([]);
    expect(memory).toEqual({ agreedAt: NOW });
  });

  it('one that a majority contradicts is left out, whatever the way, and told of', () => {
    for (const by of JOINED_BY) {
      const { reading, odd } = joinAir(by, {}, ok(20), ok(45), ok(20.2), ok(20.1));
      expect(isGood(reading) && reading.value).toBeLessThanOrEqual(20.2);
      expect(odd).toEqual(['air.temperature.1']);
    }
  });

  it('two that are further apart than both may err are doubted after five minutes, until they agree again', () => {
    const begun = joinAir('mean', AGREED, ok(20), ok(22.1));
    expect(begun.reading.quality).toBe('good');
    expect(begun.memory).toEqual({ ...AGREED, apartSince: NOW });
    expect(joinAir('mean', LONG_APART, ok(20), ok(22.1)).reading).toEqual(uncertain(21.05, AT, 'apart'));
    expect(joinAir('mean', LONG_APART, ok(20), DEAD).reading).toMatchObject({ why: 'apart' });
    expect(joinAir('mean', LONG_APART, ok(20), ok(21.9)).reading.quality).toBe('good');
  });

  it('they may err by what the rig states', () => {
    const stated = voices(ok(20), ok(20.5)).map((voice) => ({ ...voice, accuracy: 0.2 }));
    expect(join('mean', 'airTemperature', stated, LONG_APART, NOW).reading).toMatchObject({ why: 'apart' });
  });

  it('the last one carries the value for a day since they agreed, then nobody confirms it', () => {
    const since = (at: Millis) => joinAir('mean', { agreedAt: at }, DEAD, ok(7)).reading;
    expect(since(minutes(3000 - 1440))).toEqual(ok(7));
    expect(since(minutes(3000 - 1441))).toEqual(uncertain(7, AT, 'alone'));
    expect(joinAir('mean', {}, DEAD, ok(7)).reading).toEqual(uncertain(7, AT, 'alone'));
  });

  it('without a good one there is nothing good: a doubtful value, or the first fault', () => {
    expect(joinAir('mean', AGREED, DEAD, uncertain(7, AT, 'too-fast')).reading).toMatchObject({
      why: 'too-fast',
    });
    expect(joinAir('mean', AGREED, DEAD, bad(AT, 'stuck')).reading).toEqual(DEAD);
  });
});

const anyBy = fc.constantFrom(...JOINED_BY);
const anyReading = fc.oneof(
  { weight: 3, arbitrary: fc.double({ min: 5, max: 12, noNaN: true }).map(ok) },
  { weight: 1, arbitrary: fc.double({ min: -9, max: 40, noNaN: true }).map(ok) },
  fc.double({ min: -9, max: 40, noNaN: true }).map((value) => uncertain(value, AT, 'too-fast')),
  fc.constantFrom(DEAD, bad(AT, 'stuck')),
);
const anyVoices = fc.array(anyReading, { minLength: 2, maxLength: 8 });
const anyTime = fc.option(fc.integer({ min: 0, max: 3000 }).map(minutes), { nil: undefined });
const anyMemory = fc.record({ agreedAt: anyTime, apartSince: anyTime }).map(
  ({ agreedAt, apartSince }): Agreement => ({
    ...(agreedAt === undefined ? {} : { agreedAt }),
    ...(apartSince === undefined ? {} : { apartSince }),
  }),
);
const WORTH = { good: 2, uncertain: 1, bad: 0 } as const;

describe('laws', () => {
  it('the value lies between the lowest and the highest good one', () => {
    fc.assert(
      fc.property(anyBy, anyMemory, anyVoices, (by, memory, readings) => {
        const values = readings.filter(isGood).map(({ value }) => value);
        const { reading } = joinAir(by, memory, ...readings);
        if (values.length === 0 || reading.quality === 'bad') return;
        expect(reading.value).toBeGreaterThanOrEqual(Math.min(...values));
        expect(reading.value).toBeLessThanOrEqual(Math.max(...values));
      }),
      { seed: 41 },
    );
  });

  it('what is not good never moves it, whatever it says', () => {
    fc.assert(
      fc.property(anyBy, anyMemory, anyVoices, anyReading, (by, memory, readings, other) => {
        fc.pre(!isGood(other) && readings.some(isGood));
        const changed = readings.map((reading) => (isGood(reading) ? reading : other));
        expect(joinAir(by, memory, ...changed)).toEqual(joinAir(by, memory, ...readings));
      }),
      { seed: 42 },
    );
  });

  it('a worse probe never makes it better', () => {
    fc.assert(
      fc.property(anyBy, anyMemory, anyVoices, fc.nat(7), anyReading, (by, memory, readings, n, worse) => {
        const was = readings[n % readings.length];
        fc.pre(was !== undefined && WORTH[worse.quality] < WORTH[was.quality]);
        const degraded = readings.map((reading) => (reading === was ? worse : reading));
        const [before, after] = [readings, degraded].map((each) => joinAir(by, memory, ...each).reading);
        expect(WORTH[after?.quality ?? 'good']).toBeLessThanOrEqual(WORTH[before?.quality ?? 'bad']);
      }),
      { seed: 43, numRuns: 300 },
    );
  });
});

const PAIR = (value: string, quantity: 'airTemperature' | 'waterTemperature', by: Joining['by']) => [
  { tag: `${value}.a`, quantity, calibration: 'factory' as const },
  { tag: `${value}.b`, quantity, calibration: 'factory' as const },
  { tag: value, quantity, calibration: 'factory' as const, joins: { of: [`${value}.a`, `${value}.b`], by } },
];

it('what compensates another may be two probes', () => {
  const rig = [
    { ...config.channels[5], tag: 'solution.acidity', compensatedBy: 'solution.temperature' } as const,
    ...PAIR('solution.temperature', 'waterTemperature', 'mean'),
  ];
  const raws = { 'solution.acidity': 6, 'solution.temperature.a': 10, 'solution.temperature.b': 10.4 };
  const samples = Object.entries(raws).map(([tag, raw]) => ({ tag, raw, at: AT }));
  const round = { now: AT, monotonic: NOW, period: seconds(5), linkReady: true };
  const { readings } = sense(rig as typeof channels, samples, {}, round);
  expect(readings['solution.temperature']).toMatchObject({ quality: 'good', value: 10.2 });
  expect(readings['solution.acidity']?.quality).toBe('good');
});

describe('in a house with two thermometers', () => {
  const others = channels.filter(({ tag }) => tag !== 'air.temperature');
  const open = (hour: number) =>
    openHouse(localTime(hour), {
      channels: [...others, ...PAIR('air.temperature', 'airTemperature', 'mean')],
      period: seconds(60),
    });
  /** Minutes of a house; a part that stands still to the last digit would be taken to be stuck. */
  const live = (house: ReturnType<typeof open>, a: number, b: number | undefined, count: number) => {
    for (let n = 0; n < count; n += 1) {
      const wobble = (n % 2) / 100;
      const values = { 'air.temperature.a': a + wobble, 'air.temperature.b': b ? b + wobble : 'no-answer' };
      house.next({ values }, 60_000);
    }
    return house.result;
  };
  const called = ({ alarms }: ReturnType<typeof live>) => alarms.map(({ id }) => id);

  it.each([
    ['the colder by night', 2, 1, 9, 'frost'],
    ['the warmer by day', 13, 22, 41, 'heat'],
  ])('that contradict each other, people are told, and control acts on %s', (_, hour, a, b, danger) => {
    const told = live(open(hour), a, b, 12);
    expect(told.readings['air.temperature']).toMatchObject({ quality: 'uncertain', why: 'apart' });
    expect(called(told)).toEqual(expect.arrayContaining(['sensor:air.temperature', danger]));
    expect(called(told)).not.toContain('sensor:air.temperature.a');
    expect(told.alarms.find(({ id }) => id.startsWith('sensor:'))?.because.key).toBe('alarm.sensor.apart');
  });

  it('one that dies is told of alone, and the other heats on', () => {
    const house = open(2);
    live(house, 3, 3.1, 5);
    const told = live(house, 1, undefined, 20);
    expect(told.readings['air.temperature']?.quality).toBe('good');
    expect(called(told).filter((id) => id.startsWith('sensor:'))).toEqual(['sensor:air.temperature.b']);
  });
});
