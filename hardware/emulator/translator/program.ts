// What is known of a program: its flash, and the stretches that were run often enough to be translated. Boards that run the same
// program share it, and a reset forgets nothing.
import { type Code, type Stretch, translateStretch } from './stretch.ts';

export interface Program {
  readonly flash: Uint16Array;
  /** The stretch that begins at each word; one that never fits where it is not translated. */
  readonly stretches: readonly Stretch[];
  /** A jump has led to this word. */
  warm(address: number): void;
}

/** Times that a jump has led to a place before it is translated: less would cost more than it saves. */
const HOT = 24;

const UNKNOWN: Stretch = { worst: Number.POSITIVE_INFINITY, run: () => undefined };

/** Untranslated as yet. */
export const createProgram = (code: Code): Program => {
  const { length } = code.flash;
  const stretches = new Array<Stretch>(length).fill(UNKNOWN);
  const heat = new Uint8Array(length);
  return {
    flash: code.flash,
    stretches,
    warm(address) {
      const times = heat[address] ?? HOT;
      if (times >= HOT) return;
      heat[address] = times + 1;
      if (times + 1 === HOT) stretches[address] = translateStretch(code, address) ?? UNKNOWN;
    },
  };
};
