// How many messages a socket may send: a steady rate, and a small burst.
import type { Clock } from '../ports.ts';

export interface TokenBucket {
  /** True while there is a token to take. */
  take(): boolean;
}

/** `rate` tokens a second, at most `most` at once. */
export const createTokenBucket = (
  rate: number,
  clock: Pick<Clock, 'monotonic'>,
  most = rate * 2,
): TokenBucket => {
  let tokens = most;
  let filledAt = clock.monotonic();
  return {
    take() {
      const now = clock.monotonic();
      tokens = Math.min(most, tokens + ((now - filledAt) / 1000) * rate);
      filledAt = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
};
