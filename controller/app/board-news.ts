// What the boards did by themselves, as alarms that stay until a person has seen them: each asks somebody to look.
import { type Because, because } from '../core/because.ts';
import type { Actuator } from '../core/installation.ts';
import { minuteOfDay } from '../core/local-time.ts';
import type { TickInput } from '../core/state.ts';
import { type Millis, minutes, type Timestamp } from '../core/units.ts';
import type { BoardNews } from '../ports.ts';

const HOUR_MS = 3_600_000;
/** Shorter than any rest that a pump's schedule takes by day. */
const LEAST_ALONE = minutes(5);

export interface Place {
  readonly actuators: readonly Pick<Actuator, 'id' | 'kind'>[];
  utcOffset(at: Timestamp): Millis;
}

type OutsideAlarm = TickInput['outsideAlarms'][number];

/** One for each output that was held back, and one for each board that was alone. */
export const newsAlarms = (news: readonly BoardNews[], place: Place): readonly OutsideAlarm[] =>
  news.filter(asksSomebody).map((item) => ({
    id: idOf(item),
    priority: 'attention',
    because: reasonOf(item, place),
    latched: true,
  }));

/**
 * A link that blinks is told while it blinks, and the crop has missed nothing: nobody is sent to look at the plants for it. How
 * long it was is not always known.
 */
const asksSomebody = (item: BoardNews): boolean =>
  item.kind === 'held-back' || item.from === undefined || item.to - item.from >= LEAST_ALONE;

const idOf = (item: BoardNews): string =>
  item.kind === 'was-alone' ? `board-alone:${item.board}` : `held-back:${item.actuator}:${item.pin}`;

const reasonOf = (item: BoardNews, { actuators, utcOffset }: Place): Because => {
  if (item.kind === 'held-back') {
    const kind = actuators.find(({ id }) => id === item.actuator)?.kind ?? 'pump';
    return because(`alarm.held-back.${kind}`, { pin: item.pin });
  }
  const { board, from, to } = item;
  const minute = (at: Timestamp) => Math.floor(minuteOfDay(at, utcOffset(at)));
  if (from === undefined) return because('alarm.board-alone-until', { board, to: minute(to) });
  return because('alarm.board-alone', {
    board,
    from: minute(from),
    to: minute(to),
    hours: (to - from) / HOUR_MS,
  });
};
