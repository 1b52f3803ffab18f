// Which port the next connection tries: the one that a person named, or each that may lead to a board, in turn.
import type { Clock } from '../../controller/ports.ts';
import type { Transport } from '../transport.ts';
import { findPorts } from './find-ports.ts';
import { createSerialTransport } from './serial-transport.ts';

export interface SerialLinesOptions {
  readonly clock: Clock;
  /** Path of a port, taken as given; absent looks for USB ports. */
  readonly port?: string | undefined;
}

/** Gives a new transport at each call; null while there is no port. */
export const createSerialLines = ({ clock, port }: SerialLinesOptions): (() => Promise<Transport | null>) => {
  let turn = 0;
  return async () => {
    const paths = await findPorts(port);
    const path = paths[turn++ % paths.length];
    return path === undefined ? null : createSerialTransport({ path, clock });
  };
};
