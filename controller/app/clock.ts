// The one place where real time enters. A virtual greenhouse may run faster; everything that holds this clock runs with it.
import { type Millis, millis, type Timestamp, timestamp } from '../core/units.ts';
import type { Clock, Stop } from '../ports.ts';

/** No release is older than this: a calendar that says less has never been set. */
const EARLIEST_BELIEVABLE = Date.UTC(2026, 0, 1);

export interface ClockOptions {
  /** How much faster than real time; 1 for real hardware. */
  readonly speed?: number;
  /** Calendar time at the start of a virtual run; the machine's own when absent. */
  readonly start?: Timestamp;
}

/** The machine's clock, or a faster one that starts where the machine's stands. */
export const createClock = ({ speed = 1, start }: ClockOptions = {}): Clock => {
  const bootReal = performance.now();
  const bootWall = start ?? Date.now();
  const followsMachine = speed === 1 && start === undefined;
  const monotonic = (): Millis => millis((performance.now() - bootReal) * speed);
  const now = (): Timestamp => timestamp(followsMachine ? Date.now() : bootWall + monotonic());

  const trust = (): ReturnType<Clock['trust']> => (now() < EARLIEST_BELIEVABLE ? 'unknown' : 'trusted');

  const after = (delay: Millis, run: () => void): Stop => {
    const timer = setTimeout(run, Math.max(0, delay / speed));
    return () => clearTimeout(timer);
  };

  const every = (period: Millis, run: () => void | Promise<void>): Stop => {
    let stopped = false;
    let cancel: Stop = () => undefined;
    const plan = (due: number) => {
      cancel = after(millis(Math.max(0, due - monotonic())), () => {
        void Promise.resolve(run()).then(() => {
          if (!stopped) plan(Math.max(due + period, monotonic()));
        });
      });
    };
    plan(monotonic() + period);
    return () => {
      stopped = true;
      cancel();
    };
  };

  return { now, monotonic, trust, every, after };
};

/** Local time minus UTC in an IANA zone at a moment. */
export const utcOffsetOf = (timeZone: string): ((at: Timestamp) => Millis) => {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  let cachedHour = Number.NaN;
  let cached = millis(0);
  return (at) => {
    const hour = Math.floor(at / 900_000);
    if (hour !== cachedHour) {
      cachedHour = hour;
      cached = parseOffset(format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value);
    }
    return cached;
  };
};

/** `GMT-04:00` → −14,400,000 ms. */
const parseOffset = (name = 'GMT'): Millis => {
  const match = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name);
  if (!match?.[1]) return millis(0);
  const size = (Number(match[2]) * 60 + Number(match[3])) * 60_000;
  return millis(match[1] === '-' ? -size : size);
};
