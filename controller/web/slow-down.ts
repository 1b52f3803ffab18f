// How long the next PIN must wait after wrong ones: per address, so that a child cannot guess, and overall, so that many addresses cannot.
// An attempt counts as wrong from its beginning, so that a hundred at once are no way round.
import type { Clock } from '../ports.ts';

interface Pace {
  /** Wrong PINs that cost nothing: fingers slip. */
  readonly free: number;
  readonly longestMs: number;
}

interface Tally {
  readonly wrong: number;
  readonly last: number;
}

const PER_ADDRESS: Pace = { free: 3, longestMs: 15 * 60_000 };
const OVERALL: Pace = { free: 20, longestMs: 60_000 };
const FORGOTTEN_AFTER_MS = 3_600_000;
const MOST_ADDRESSES = 1_000;
const NONE: Tally = { wrong: 0, last: 0 };

export interface SlowDown {
  /** Milliseconds to wait, or 0: then the attempt has begun. */
  begin(address: string): number;
  /** The PIN was right. */
  forgive(address: string): void;
}

export const createSlowDown = (clock: Pick<Clock, 'monotonic'>): SlowDown => {
  const addresses = new Map<string, Tally>();
  let overall = NONE;

  const live = (tally: Tally): Tally => (clock.monotonic() - tally.last > FORGOTTEN_AFTER_MS ? NONE : tally);
  const wait = ({ wrong, last }: Tally, pace: Pace): number => {
    if (wrong < pace.free) return 0;
    const pause = Math.min(1_000 * 2 ** (wrong - pace.free), pace.longestMs);
    return Math.max(0, last + pause - clock.monotonic());
  };
  const oneMore = (tally: Tally): Tally => ({ wrong: tally.wrong + 1, last: clock.monotonic() });

  return {
    begin(address) {
      const own = live(addresses.get(address) ?? NONE);
      overall = live(overall);
      const pause = Math.max(wait(own, PER_ADDRESS), wait(overall, OVERALL));
      if (pause > 0) return pause;
      overall = oneMore(overall);
      // Deleted first, so that the map stays in order of last use and the oldest goes.
      addresses.delete(address);
      addresses.set(address, oneMore(own));
      const [oldest] = addresses.keys();
      if (addresses.size > MOST_ADDRESSES && oldest !== undefined) addresses.delete(oldest);
      return 0;
    },
    forgive(address) {
      addresses.delete(address);
      overall = { ...overall, wrong: Math.max(0, overall.wrong - 1) };
    },
  };
};
