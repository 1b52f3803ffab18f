// The one place where real time enters. A virtual greenhouse may run faster; everything that holds this clock runs with it, and where
// the machine cannot keep up the clock waits for it.
import { type Millis, millis, type Timestamp, timestamp } from '../core/units.ts';
import type { Clock, Stop } from '../ports.ts';

/** No release is older than this: a calendar that says less has never been set. */
export const EARLIEST_BELIEVABLE = Date.UTC(2026, 0, 1);

const MINUTE = 60_000;
/** Zones change their offset at whole quarters of an hour. ms */
const QUARTER_HOUR = 15 * MINUTE;

export interface ClockOptions {
  /** How much faster than real time; 1 for real hardware. */
  readonly speed?: number;
  /** Calendar time at the start of a virtual run; the machine's own when absent. */
  readonly start?: Timestamp;
}

/** ms; the machine's calendar runs evenly but where somebody sets it. */
const JUMP = 5_000;

/** A clock that a person may set: a machine without a battery for its clock wakes up in the past, and asks no internet. */
export interface SettableClock extends Clock {
  /** Holds until this process ends (clock-keeper sees to the next), or the machine itself is set: then that knows better. */
  set(at: Timestamp): void;
}

/** ms of a fast clock. More at once is a standstill of this process: what it did not live through has not been. */
const LONGEST_STEP = 250;
/** Looks at the time in a step, so that a rest is not taken for a standstill. */
const LOOKS = 4;

const machineTime = (): (() => Millis) => {
  const boot = performance.now();
  return () => millis(performance.now() - boot);
};

/**
 * Time that goes `speed` times as fast while this process lives. A slow or busy machine makes it slower, never gappy: a board that
 * is emulated here would else fall behind the clock and be taken for dead.
 */
const livedTime = (speed: number): (() => Millis) => {
  let seen = performance.now();
  let lived = 0;
  const look = (): Millis => {
    const now = performance.now();
    lived += Math.min((now - seen) * speed, LONGEST_STEP);
    seen = now;
    return millis(lived);
  };
  setInterval(look, LONGEST_STEP / LOOKS / speed).unref();
  return look;
};

/** The machine's clock, or a faster one that starts where the machine's stands. */
export const createClock = ({ speed = 1, start }: ClockOptions = {}): SettableClock => {
  const bootWall = start ?? Date.now();
  const followsMachine = speed === 1 && start === undefined;
  const monotonic = speed === 1 ? machineTime() : livedTime(speed);
  /** Its calendar less its running: constant while nobody sets it. */
  const origin = (): number => Date.now() - performance.now();
  let correction = { by: 0, of: origin() };
  const own = (): number => (followsMachine ? Date.now() : bootWall + monotonic());
  const now = (): Timestamp => {
    if (followsMachine && Math.abs(origin() - correction.of) > JUMP) correction = { by: 0, of: origin() };
    return timestamp(own() + correction.by);
  };

  const trust = (): ReturnType<Clock['trust']> => (now() < EARLIEST_BELIEVABLE ? 'unknown' : 'trusted');

  const after = (delay: Millis, run: () => void): Stop => {
    const due = monotonic() + delay;
    let timer: ReturnType<typeof setTimeout>;
    const wait = (left: number): void => {
      timer = setTimeout(() => {
        const still = due - monotonic();
        if (still > 0) wait(still);
        else run();
      }, left / speed);
    };
    wait(Math.max(0, delay));
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

  const set = (at: Timestamp): void => {
    correction = { by: at - own(), of: origin() };
  };

  return { now, monotonic, trust, every, after, set };
};

/**
 * Local time minus UTC in an IANA zone at a moment. The process is moved to that zone and its own calendar asked: loading the
 * language tables behind `Intl` would take a tenth of a start on a Pi.
 */
export const utcOffsetOf = (timeZone: string): ((at: Timestamp) => Millis) => {
  let cachedQuarter = Number.NaN;
  let cached = millis(0);
  return (at) => {
    const quarter = Math.floor(at / QUARTER_HOUR);
    if (quarter !== cachedQuarter) {
      cachedQuarter = quarter;
      if (process.env['TZ'] !== timeZone) process.env['TZ'] = timeZone;
      cached = millis((0 - new Date(at).getTimezoneOffset()) * MINUTE);
    }
    return cached;
  };
};
