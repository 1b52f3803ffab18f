// What the board last said of itself: the duty of each guarded pin, and whether it restarted behind our back.
import { type Duty, duty } from '../../controller/core/units.ts';
import type { GuardedOutput } from '../../controller/ports.ts';
import type { BoardState } from './answers.ts';

/** Duty of each guarded pin as the board drives it now. */
export type Confirmed = ReadonlyMap<number, Duty>;

export interface BoardWatch {
  update(state: BoardState): void;
  confirmed(): Confirmed;
  /** Times the board itself ended an "on" of this pin that lasted too long, since its start. */
  trips(): ReadonlyMap<number, number>;
  /** Is the output driven away from its safe duty? */
  isOn(index: number): boolean;
}

/** The board's uptime is 32 bits of milliseconds: it starts anew after 49.7 days without any reset. */
const WRAP = 2 ** 32;
const WRAP_WINDOW = 60_000;

/** Uptime that runs backwards, other than by its wrap, is a reset. ms */
export const wasReset = (before: number, now: number): boolean =>
  now < before && (before < WRAP - WRAP_WINDOW || now > WRAP_WINDOW);

/** One step of a duty on the wire. */
const STEP = 1 / 255;

export interface WatchOptions {
  readonly guarded: readonly GuardedOutput[];
  onConfirmed(pins: Confirmed): void;
  onReset(): void;
}

export const createBoardWatch = ({ guarded, onConfirmed, onReset }: WatchOptions): BoardWatch => {
  let last: BoardState | undefined;

  const confirmed = (): Confirmed =>
    new Map(
      guarded.flatMap(({ pin }, index) => {
        const state = last?.pins[index];
        return state ? [[pin, duty(state.duty)] as const] : [];
      }),
    );

  return {
    update(state) {
      const before = last;
      last = state;
      onConfirmed(confirmed());
      if (before && wasReset(before.uptime, state.uptime)) onReset();
    },
    confirmed,
    trips: () => new Map(guarded.map(({ pin }, index) => [pin, last?.pins[index]?.trips ?? 0])),
    isOn: (index) => Math.abs((last?.pins[index]?.duty ?? 0) - (guarded[index]?.safeDuty ?? 0)) > STEP,
  };
};
