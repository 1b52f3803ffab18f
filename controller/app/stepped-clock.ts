// A clock that moves only when it is moved: simulation and tests. Due timers run in order, and what they started is awaited.
import { type Millis, millis, type Timestamp, timestamp } from '../core/units.ts';
import type { Clock, Stop } from '../ports.ts';

export interface SteppedClock extends Clock {
  /** Lets `ms` pass; runs what falls due, in order. */
  advance(ms: number): Promise<void>;
  /** Sets the calendar without letting time pass: the person, the NTP or the flat battery. */
  setNow(now: number): void;
  setTrust(trust: ReturnType<Clock['trust']>): void;
}

interface Timer {
  due: number;
  readonly period: number | undefined;
  readonly run: () => void | Promise<void>;
}

export const createSteppedClock = (start: number): SteppedClock => {
  let elapsed = 0;
  let origin = start;
  let trust: ReturnType<Clock['trust']> = 'trusted';
  const timers = new Set<Timer>();

  const add = (timer: Timer): Stop => {
    timers.add(timer);
    return () => timers.delete(timer);
  };

  const nextDue = (until: number): Timer | undefined =>
    [...timers].filter((timer) => timer.due <= until).sort((a, b) => a.due - b.due)[0];

  const fire = async (timer: Timer): Promise<void> => {
    elapsed = Math.max(elapsed, timer.due);
    if (timer.period === undefined) timers.delete(timer);
    else timer.due += timer.period;
    await timer.run();
  };

  return {
    now: (): Timestamp => timestamp(origin + elapsed),
    monotonic: (): Millis => millis(elapsed),
    trust: () => trust,
    every: (period, run) => add({ due: elapsed + period, period, run }),
    after: (delay, run) => add({ due: elapsed + delay, period: undefined, run }),
    setNow: (now) => {
      origin = now - elapsed;
    },
    setTrust: (next) => {
      trust = next;
    },
    async advance(ms) {
      const until = elapsed + ms;
      for (let timer = nextDue(until); timer; timer = nextDue(until)) await fire(timer);
      elapsed = until;
    },
  };
};
