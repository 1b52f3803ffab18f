// The socket of an emulated board: it stays powered when the cable is out, and every connection gets a new transport.
import type { Clock } from '../../controller/ports.ts';
import type { EmulatedBoard } from './board.ts';
import { paceBoard } from './pace.ts';
import { createEmulatedTransport, type EmulatedTransport } from './transport.ts';

export interface EmulatedPort {
  /** A transport for one connection; its `open` rejects while the cable is out. */
  connect(): EmulatedTransport;
  unplug(): void;
  plug(): void;
  /** Switches the board's power off for good: its time stands still. */
  powerOff(): void;
}

/** Powers the board from now on, `speed` times as fast as the clock. */
export const createEmulatedPort = (options: {
  readonly board: EmulatedBoard;
  readonly clock: Clock;
  readonly speed: number;
  readonly path?: string;
}): EmulatedPort => {
  const { board, clock, path } = options;
  const stop = paceBoard(options);
  let isPlugged = true;
  let present: EmulatedTransport | undefined;
  return {
    connect() {
      present = createEmulatedTransport({
        board,
        clock,
        isPlugged: () => isPlugged,
        ...(path === undefined ? {} : { path }),
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
    powerOff() {
      present?.unplug();
      stop();
    },
  };
};
