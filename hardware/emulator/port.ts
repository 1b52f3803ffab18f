// The socket of an emulated board: it stays powered when the cable is out, and every connection gets a new transport.
import type { Clock } from '../../controller/ports.ts';
import type { EmulatedBoard } from './board.ts';
import { paceBoard } from './pace.ts';
import { createTransportOver, type EmulatedTransport } from './transport.ts';

export interface EmulatedPort {
  /** A transport for one connection; its `open` rejects while the cable is out. */
  connect(): EmulatedTransport;
  unplug(): void;
  plug(): void;
  /** Ends the board's time for good: the line stays open and nobody answers, as from a board whose processor has died. */
  powerOff(): void;
}

/** Powers the board from now on, `speed` times as fast as the clock. */
export const createEmulatedPort = (options: {
  readonly board: EmulatedBoard;
  readonly clock: Clock;
  readonly speed: number;
  readonly path?: string;
}): EmulatedPort => {
  const sliceListeners = new Set<() => void>();
  const onSlice = (): void => {
    for (const listener of sliceListeners) listener();
  };
  const pace = paceBoard({ ...options, onSlice });
  let isPlugged = true;
  let present: EmulatedTransport | undefined;
  return {
    connect() {
      present = createTransportOver({
        ...options,
        isPlugged: () => isPlugged,
        attend: pace.attend,
        afterSlice(run) {
          sliceListeners.add(run);
          return () => sliceListeners.delete(run);
        },
      });
      return present;
    },
    unplug() {
      isPlugged = false;
      present?.unplug();
    },
    plug: () => {
      isPlugged = true;
    },
    powerOff: pace.stop,
  };
};
