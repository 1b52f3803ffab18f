import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClock, utcOffsetOf } from '../../../controller/app/clock.ts';
import { createClockDeed } from '../../../controller/app/clock-deed.ts';
import { millis, timestamp } from '../../../controller/core/units.ts';

const HOUR = 3_600_000;
const january = timestamp(Date.UTC(2026, 0, 15));
const july = timestamp(Date.UTC(2026, 6, 15));

/** What the language tables of `Intl` say: another way to the same answer. */
const intlOffset = (timeZone: string, at: number): number => {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours, minutes] = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name) ?? [];
  const size = (Number(hours ?? 0) + Number(minutes ?? 0) / 60) * HOUR;
  return sign === '-' ? 0 - size : size;
};

describe('the offset of a time zone', () => {
  it('is four hours behind in La Paz all the year', () => {
    const offset = utcOffsetOf('America/La_Paz');
    expect([offset(january), offset(july)]).toEqual([-4 * HOUR, -4 * HOUR]);
  });

  it('knows summer time and halves of hours', () => {
    const offset = utcOffsetOf('America/St_Johns');
    expect([offset(january), offset(july)]).toEqual([-3.5 * HOUR, -2.5 * HOUR]);
  });

  it('holds for two sites in one process, asked in turn', () => {
    const [bolivia, nepal] = [utcOffsetOf('America/La_Paz'), utcOffsetOf('Asia/Kathmandu')];
    const days = [0, 1, 2].map((day) => timestamp(january + day * 24 * HOUR));
    expect(days.map((at) => [bolivia(at), nepal(at)])).toEqual(days.map(() => [-4 * HOUR, 5.75 * HOUR]));
  });

  it('agrees with the tables of Intl for any zone and moment of this century', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    const moments = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2099, 0, 1) });
    fc.assert(
      fc.property(fc.constantFrom(...zones), moments, (zone, at) => {
        expect(utcOffsetOf(zone)(timestamp(at))).toBe(intlOffset(zone, at));
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});

describe('a clock that a person sets', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 0, toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const NOON = timestamp(Date.UTC(2026, 6, 1, 16));

  it('is believed from then on, and its running time never jumps', () => {
    const clock = createClock();
    expect(clock.trust()).toBe('unknown');
    vi.advanceTimersByTime(5000);
    clock.set(NOON);
    expect([clock.now(), clock.trust(), clock.monotonic()]).toEqual([NOON, 'trusted', 5000]);
    vi.advanceTimersByTime(HOUR);
    expect([clock.now() - NOON, clock.monotonic()]).toEqual([HOUR, HOUR + 5000]);
  });
  it('gives way where the machine itself is set later', () => {
    const clock = createClock();
    clock.set(NOON);
    vi.advanceTimersByTime(HOUR);
    vi.setSystemTime(NOON + 2 * HOUR);
    expect(clock.now()).toBe(NOON + 2 * HOUR);
  });
  it('holds against a machine that is only slewed', () => {
    const clock = createClock();
    clock.set(NOON);
    vi.advanceTimersByTime(HOUR);
    vi.setSystemTime(Date.now() + 400);
    expect(clock.now()).toBe(NOON + HOUR + 400);
  });
});

describe('a clock that is faster than the machine', () => {
  const RUNNING = ['Date', 'performance', 'setTimeout', 'clearTimeout'] as const;
  /** A process that lives looks at the time; one that stands still does nothing until a timer rings. */
  const live = () => vi.useFakeTimers({ now: 0, toFake: [...RUNNING, 'setInterval', 'clearInterval'] });
  const standStill = () => vi.useFakeTimers({ now: 0, toFake: [...RUNNING] });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('counts all that it lives through, at rest too', () => {
    live();
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 60 }), fc.integer({ min: 1, max: 1000 }), (speed, ms) => {
        const clock = createClock({ speed });
        vi.advanceTimersByTime(ms);
        expect(clock.monotonic()).toBeCloseTo(ms * speed, 3);
        vi.clearAllTimers();
      }),
      { seed: 5, numRuns: 30 },
    );
  });
  it('takes a standstill of the machine for a moment', () => {
    standStill();
    const clock = createClock({ speed: 60 });
    vi.advanceTimersByTime(10_000);
    expect(clock.monotonic()).toBe(250);
  });
  it('never rings early: what the machine stood still is waited for', () => {
    standStill();
    const clock = createClock({ speed: 10 });
    const rung: number[] = [];
    clock.after(millis(1000), () => rung.push(clock.monotonic()));
    vi.advanceTimersByTime(100);
    expect([rung, clock.monotonic()]).toEqual([[], 250]);
    vi.advanceTimersByTime(1000);
    expect(rung).toEqual([1000]);
  });
});

describe('setting it', () => {
  const ask = (setClock: ((at: number) => void) | undefined) =>
    createClockDeed({
      clock: { now: () => january },
      setClock,
      decide: async (decision) => decision.then(() => ({ outcome: 'accepted' })),
      noted: (deed) => deed,
    });
  it.each([0, Date.UTC(2025, 11, 31), Date.UTC(2090, 0, 1)])('refuses %d, which cannot be', async (at) => {
    const times: number[] = [];
    const answer = await ask((set) => void times.push(set))(at, 'Rosa');
    expect(answer).toEqual({ outcome: 'refused', because: { key: 'refusal.clock-implausible' } });
    expect(times).toEqual([]);
  });
  it('is refused on a virtual greenhouse, and done on a real one', async () => {
    const times: number[] = [];
    expect(await ask(undefined)(july, 'Rosa')).toMatchObject({ because: { key: 'refusal.clock-virtual' } });
    expect(await ask((at) => void times.push(at))(july, 'Rosa')).toEqual({ outcome: 'accepted' });
    expect(times).toEqual([july]);
  });
});
