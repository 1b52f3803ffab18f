// Time under the test's hand: it passes while something is waited for, and at no other time.
import type { Clock } from '../../controller/ports.ts';
import type { TestClock } from './clock.ts';

/** Lets promises, ticks and immediates that are already due come to rest. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const SLICE_MS = 20;

/**
 * The clock for what waits for a board that lives in the same time: a round that was begun must not hold up the time in which the board
 * answers it. As with the wall's clock, a slow run delays the next and never piles up.
 */
export const withoutWaiting = (clock: TestClock): TestClock =>
  ({
    ...clock,
    every(period, run) {
      let isRunning = false;
      return clock.every(period, () => {
        if (isRunning) return;
        isRunning = true;
        void Promise.resolve(run()).finally(() => {
          isRunning = false;
        });
      });
    },
  }) satisfies Clock;

/** Emulated time under the test's hand. */
export interface Time {
  run(ms: number): Promise<void>;
  /** Runs until it is so; fails after `maxMs` of emulated time with what was waited for. */
  until(what: string, isSo: () => boolean, maxMs?: number): Promise<void>;
  /** Lets time pass until the promise is kept. */
  during<T>(promise: Promise<T>, maxMs?: number): Promise<T>;
}

export const createTime = (clock: TestClock): Time => {
  const run = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= SLICE_MS) {
      await clock.advance(Math.min(left, SLICE_MS));
      await settle();
    }
  };
  const until: Time['until'] = async (what, isSo, maxMs = 20_000) => {
    for (let waited = 0; !isSo(); waited += SLICE_MS) {
      if (waited > maxMs) throw new Error(`waited ${maxMs} ms of emulated time for: ${what}`);
      await run(SLICE_MS);
    }
  };
  return {
    run,
    until,
    async during(promise, maxMs) {
      let isKept = false;
      const kept = promise.finally(() => {
        isKept = true;
      });
      await until('a promise to be kept', () => isKept, maxMs);
      return kept;
    },
  };
};
