// Watches how long the rounds take and whether they begin in time, by standing between the loop and the board.
import { type Timing, timingOf } from '../core/health/timing.ts';
import type { Millis } from '../core/units.ts';
import type { Board, Clock } from '../ports.ts';

export interface RoundWatch {
  /** The same board; it is asked and ordered through the watch. */
  readonly board: Board;
  /** The round that was begun by asking the board is finished. */
  finish(): void;
  /** From the first question to a sensor to the last confirmed order. */
  loop(): Timing;
  /** From an order to its confirmation. */
  line(): Timing;
}

/** An hour of rounds; of the latest, as many as a plot can show. */
const KEPT = 720;
const DRAWN = 120;

export const createRoundWatch = ({
  board,
  clock,
  period,
}: {
  readonly board: Board;
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly period: Millis;
}): RoundWatch => {
  const rounds = createWindow();
  const orders = createWindow();
  let begun: number | undefined;

  return {
    board: {
      ...board,
      sample() {
        begun = clock.monotonic();
        return board.sample();
      },
      async actuate(commands) {
        const sent = clock.monotonic();
        const confirmed = await board.actuate(commands);
        // What nobody confirms says nothing of the line.
        if (confirmed.some(({ duty }) => duty !== null)) orders.add(sent, clock.monotonic() - sent);
        return confirmed;
      },
    },
    finish() {
      if (begun === undefined) return;
      rounds.add(begun, clock.monotonic() - begun);
      begun = undefined;
    },
    loop: () => rounds.timing(period),
    line: () => orders.timing(period),
  };
};

/** The latest of what began and how long it took. */
const createWindow = () => {
  const began: number[] = [];
  const took: number[] = [];
  return {
    add(at: number, lasted: number) {
      began.push(at);
      took.push(lasted);
      if (began.length > KEPT) {
        began.shift();
        took.shift();
      }
    },
    timing: (period: number): Timing => timingOf(began, took, period, DRAWN),
  };
};
