// The last 48 hours, minute by minute, in RAM: today's charts cost the memory card nothing. Minutes count by the calendar; when
// the clock is set back the ring begins anew and the files answer for what was before.
import type { Tag } from '../../core/reading.ts';
import type { Row } from './table.ts';
import { addToTally, type Cell, cellOf, createTally, emptyStretch, single, type Tally } from './tally.ts';

export const MINUTE_MS = 60_000;
const MINUTES = 48 * 60;
/** A clock that is only corrected by seconds does not cost the ring. */
const BACK_MINUTES = 2;

export interface MinuteRing {
  add(row: Row): void;
  /** From here on the ring knows everything, ms since 1970; undefined before the first whole minute has begun. */
  completeFrom(): number | undefined;
  /** Minutes of a channel in [from, to), oldest first; empty minutes are left out. */
  cells(tag: Tag, from: number, to: number): readonly Cell[];
}

export const createMinuteRing = (): MinuteRing => {
  let channels = new Map<Tag, Tally>();
  let stamps = new Float64Array(MINUTES).fill(-1);
  let newest = -1;
  let complete = Number.POSITIVE_INFINITY;

  const restart = (minute: number): void => {
    channels = new Map();
    stamps = new Float64Array(MINUTES).fill(-1);
    newest = minute;
    // The present minute may have begun before this process did.
    complete = minute + 1;
  };

  const enter = (minute: number): number => {
    if (newest < 0 || minute < newest - BACK_MINUTES) restart(minute);
    newest = Math.max(newest, minute);
    const slot = minute % MINUTES;
    if (stamps[slot] !== minute) {
      stamps[slot] = minute;
      for (const channel of channels.values()) emptyStretch(channel, slot);
    }
    return slot;
  };

  return {
    add({ at, values }) {
      if (at < 0) return;
      const slot = enter(Math.floor(at / MINUTE_MS));
      for (const [tag, value] of values) {
        const channel = channels.get(tag) ?? createTally(MINUTES);
        channels.set(tag, channel);
        addToTally(channel, slot, single(value));
      }
    },
    completeFrom: () =>
      newest < complete ? undefined : Math.max(complete, newest - MINUTES + 1) * MINUTE_MS,
    cells(tag, from, to) {
      const channel = channels.get(tag);
      if (!channel) return [];
      const first = Math.max(Math.ceil(from / MINUTE_MS), newest - MINUTES + 1);
      const cells: Cell[] = [];
      for (let minute = first; minute <= newest && minute * MINUTE_MS < to; minute++) {
        const slot = ((minute % MINUTES) + MINUTES) % MINUTES;
        const cell = stamps[slot] === minute ? cellOf(channel, slot, minute * MINUTE_MS) : undefined;
        if (cell) cells.push(cell);
      }
      return cells;
    },
  };
};
