// Measured values over years. A round costs one push into RAM; once a minute what has gathered goes to the disk, after midnight the
// day is packed. All disk work stands in one line, off the control path, and whatever the disk says ends here as a trouble.
import { type Because, because } from '../../core/because.ts';
import { type Millis, minutes as minutesLong, type Timestamp, timestamp } from '../../core/units.ts';
import type { Clock, History, Log } from '../../ports.ts';
import { diskTrouble, errorCode } from '../disk-fault.ts';
import { localDay } from '../local-day.ts';
import { appendHours, HOUR_MS } from './hours.ts';
import { createMinuteRing } from './minutes.ts';
import { answer, answerFromMinutes } from './query.ts';
import { createHistoryRecorder, type HistoryRecorder, tagsOf } from './recorder.ts';
import { keepWithin, LIMITS, type Limits } from './retention.ts';
import { openShelf, type Shelf } from './shelf.ts';
import { tableOf } from './table.ts';

export interface HistoryOptions {
  readonly folder: string;
  readonly clock: Clock;
  readonly utcOffset: (at: Timestamp) => Millis;
  readonly log: Log;
  readonly limits?: Limits;
}

const FLUSH_EVERY = minutesLong(1);
/** Furthest moments a calendar can name, less a few days for zones, ms. */
const LATEST = 8.64e15 - 7 * 86_400_000;

export const openHistory = async (options: HistoryOptions): Promise<History> => {
  const { folder, clock, utcOffset, log } = options;
  const shelf = await openShelf(folder, clock.now, log);
  const recorder = createHistoryRecorder({ shelf, utcOffset, log });
  const minutes = createMinuteRing();
  const keeper = createKeeper(options, shelf, recorder);
  const inTurn = createTurns();
  let trouble: Because | undefined;

  const keep = async (): Promise<void> => {
    try {
      trouble = await keeper();
    } catch (cause) {
      if (!trouble) log.error('history cannot be written', { cause: String(cause) });
      trouble = diskTrouble(cause);
      if (errorCode(cause) === 'ENOENT') await shelf.look().catch(() => undefined);
    }
  };

  const stop = clock.every(FLUSH_EVERY, () => inTurn(keep));
  return {
    append(at, values) {
      recorder.add({ at, values });
      minutes.add({ at, values });
    },
    async query(asked) {
      const query = { ...asked, from: timestamp(within(asked.from)), to: timestamp(within(asked.to)) };
      const waiting = recorder.waiting;
      return answerFromMinutes(query, minutes) ?? inTurn(() => answer(query, { shelf, minutes, waiting }));
    },
    trouble: () => trouble,
    async close() {
      stop();
      await inTurn(keep);
      await inTurn(recorder.close);
    },
  };
};

const within = (at: number): number => Math.min(Math.max(at, 0), LATEST);

/** One after the other, whatever becomes of the one before. */
const createTurns = (): (<T>(act: () => Promise<T>) => Promise<T>) => {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const turn = last.then(act);
    last = turn.catch(() => undefined);
    return turn;
  };
};

/** What is done every minute: write, pack finished days, make room. Resolves with what people must know of the disk. */
const createKeeper = (
  { folder, clock, utcOffset, log, limits = LIMITS }: HistoryOptions,
  shelf: Shelf,
  recorder: HistoryRecorder,
): (() => Promise<Because | undefined>) => {
  let hasRoom = true;
  let roomSeenAt = Number.NEGATIVE_INFINITY;

  const rollUpOnly = async (): Promise<void> => {
    const rows = recorder.finishedHours();
    const first = rows[0];
    if (!first) return;
    const hour = Math.floor(first.at / HOUR_MS) % 24;
    const part = `${localDay(timestamp(first.at), utcOffset)}.h${hour}`;
    await appendHours(folder, part, tableOf(rows, tagsOf(rows)));
    recorder.forget(rows.length);
  };

  return async () => {
    if (hasRoom) await recorder.flush();
    else await rollUpOnly();
    const finished = recorder.finished();
    for (const part of finished) await shelf.close(part);
    if (finished.length > 0 || !hasRoom || clock.monotonic() - roomSeenAt >= HOUR_MS) {
      hasRoom = await keepWithin(shelf, limits, log);
      roomSeenAt = clock.monotonic();
      if (!hasRoom) await recorder.close();
    }
    return hasRoom ? undefined : because('alarm.disk-nearly-full');
  };
};
