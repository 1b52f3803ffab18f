// What a motor with a place on its travel may do: rest between moves, thirty moves a day, and an end stop at least once a day,
// where the running times that its place is counted from are made true again.
import { clamp, type Duty, duty, FULL, hours, type Millis, OFF } from '../units.ts';

/** Moves in a day that gears and relays bear for years: field judgement, as for the relays of the vents (30 a day). */
export const MOST_MOVES = 30;
/** The last ones are kept for what protects: twice out and back. */
const KEPT = 4;
const DAY = hours(24);

/** Where it was last sent, and when; the moves of the last day; when it was last sent to an end. Times are monotonic. */
export interface Travel {
  readonly opening: Duty;
  /** Absent before the first move. */
  readonly at?: Millis;
  readonly moves?: readonly Millis[];
  readonly endAt?: Millis;
}

export const AT_REST: Travel = { opening: OFF };

/** Moves of the last 24 hours. */
export const movesOfDay = ({ moves = [] }: Travel, now: Millis): readonly Millis[] =>
  moves.filter((at) => now - at < DAY);

/**
 * `rest`: what the motor needs between two moves. Once half of the day's moves are used, the others are spread over what is
 * left of it, but for an urgent one.
 */
export const isResting = (travel: Travel, rest: Millis, now: Millis, isUrgent = false): boolean => {
  const { at } = travel;
  if (at === undefined) return false;
  const used = movesOfDay(travel, now);
  const left = MOST_MOVES - used.length;
  const isSpread = !isUrgent && left <= MOST_MOVES / 2;
  const spread = isSpread ? ((used[0] ?? now) + DAY - now) / Math.max(left, 1) : 0;
  return now - at < Math.max(rest, spread);
};

/** It has stood between its ends for a day: the next move leads to one. */
export const isAstray = ({ opening, endAt, at }: Travel, now: Millis): boolean =>
  opening > OFF && opening < FULL && at !== undefined && now - (endAt ?? at) >= DAY;

/**
 * Sent to `goal`, as far as the moves of the day allow: the last ones only for what `protects`, and the very last only shuts, so that
 * whatever stands open has a move left for the night. Whole hundredths, for no motor knows finer.
 */
export const sendTo = (travel: Travel, goal: number, now: Millis, protects = false): Travel => {
  const used = movesOfDay(travel, now);
  const left = MOST_MOVES - used.length;
  const opening = duty(Math.round(clamp(goal, OFF, FULL) * 100) / 100);
  const mayMove = left > KEPT || (protects && (left > 1 || (left === 1 && opening === OFF)));
  if (opening === travel.opening || !mayMove) return travel;
  const isEnd = opening === OFF || opening === FULL;
  const { endAt } = travel;
  const end = isEnd ? now : endAt;
  return { opening, at: now, moves: [...used, now], ...(end === undefined ? {} : { endAt: end }) };
};
