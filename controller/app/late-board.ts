// A place for the board before it is there: the console opens at once and says that the board is being looked for.
import { because } from '../core/because.ts';
import type { ActuatorId } from '../core/installation.ts';
import type { Board, LinkStatus, Stop } from '../ports.ts';

export interface LateBoard extends Board {
  /** The real one has come; from now on everything goes to it. */
  arrive(board: Board): void;
  /** It will not come by itself: why, and what to do. */
  giveUp(status: LinkStatus): void;
}

export const createLateBoard = (): LateBoard => {
  let inner: Board | undefined;
  let forbidden: readonly ActuatorId[] = [];
  let status: LinkStatus = { state: 'connecting', because: because('link.looking') };
  const listeners = new Set<(status: LinkStatus) => void>();
  const tell = (now: LinkStatus) => {
    for (const listener of listeners) listener(now);
  };
  return {
    link: () => inner?.link() ?? status,
    boards: () => inner?.boards() ?? [],
    lines: () => inner?.lines() ?? [],
    sample: async () => (inner ? inner.sample() : []),
    stream: (tags, take) => inner?.stream?.(tags, take) ?? (() => undefined),
    actuate: async (commands) => (inner ? inner.actuate(commands) : []),
    forbidFallback(actuators) {
      forbidden = actuators;
      inner?.forbidFallback(actuators);
    },
    news: () => inner?.news() ?? [],
    vouch: (lasting) => inner?.vouch(lasting),
    onLink: (listener): Stop => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => inner?.close(),
    arrive(board) {
      inner = board;
      board.forbidFallback(forbidden);
      board.onLink(tell);
      tell(board.link());
    },
    giveUp(now) {
      status = now;
      tell(now);
    },
  };
};
