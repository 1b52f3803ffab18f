// How long nothing was measured before this start, by the program's own history: a family must know that nobody has watched, even
// where the board's restart has wiped its memory of having been alone.
import { type Because, because } from '../core/because.ts';
import { minuteOfDay } from '../core/local-time.ts';
import type { Tag } from '../core/reading.ts';
import type { TickInput } from '../core/state.ts';
import { hours, type Millis, millis, minutes, type Timestamp, timestamp } from '../core/units.ts';
import type { Clock, History, Log, Series } from '../ports.ts';

type OutsideAlarm = TickInput['outsideAlarms'][number];

/** A restart, or a tablet's update, is no absence. */
const SHORTEST = minutes(15);
/** Looked back so far: after a longer absence people know. */
const LOOKED_BACK = hours(7 * 24);
/** Fine enough to tell a quarter of an hour. */
const GRAIN = minutes(5);

export interface AbsenceWatch {
  /** Looks once into the history; costs a few days' reading. */
  look(): Promise<void>;
  /** What is new since this was last asked: one alarm at most, given once. */
  take(): readonly OutsideAlarm[];
}

/** Make it at the start: the absence ends now. `tags`: one of them is enough to show that somebody was there. */
export const createAbsenceWatch = (deps: {
  readonly history: Pick<History, 'query'>;
  readonly tags: readonly Tag[];
  readonly clock: Pick<Clock, 'now' | 'trust'>;
  readonly utcOffset: (at: Timestamp) => Millis;
  readonly log: Log;
}): AbsenceWatch => {
  const { history, tags, clock, utcOffset, log } = deps;
  const back = clock.now();
  let found: readonly OutsideAlarm[] = [];

  const look = async (): Promise<void> => {
    // Without a clock nobody knows how long it was.
    if (clock.trust() === 'unknown') return;
    const from = timestamp(back - LOOKED_BACK);
    const points = LOOKED_BACK / GRAIN;
    const words = (await history.query({ tags, from, to: back, points })).flatMap(lastWord);
    if (words.length === 0) return;
    const last = timestamp(Math.max(...words));
    if (back - last < SHORTEST) return;
    log.warn('nobody watched', { from: new Date(last).toISOString(), to: new Date(back).toISOString() });
    found = [{ id: 'was-off', priority: 'attention', because: reason(last, back, utcOffset), latched: true }];
  };

  return {
    look: () => look().catch((cause) => log.error('the last absence is not known', { cause: String(cause) })),
    take() {
      const news = found;
      found = [];
      return news;
    },
  };
};

/** When a good value was last kept, where one was. */
const lastWord = ({ at, mean }: Series): readonly Timestamp[] => {
  const last = at[mean.findLastIndex((value) => value !== null)];
  return last === undefined ? [] : [last];
};

const reason = (from: Timestamp, to: Timestamp, utcOffset: (at: Timestamp) => Millis): Because => {
  const minute = (at: Timestamp) => Math.floor(minuteOfDay(at, utcOffset(at)));
  return because('alarm.was-off', {
    from: minute(from),
    to: minute(to),
    hours: millis(to - from) / hours(1),
  });
};
