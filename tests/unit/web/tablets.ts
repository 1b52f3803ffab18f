// Tablets as a test connects them: the real client library, without its patience, and its raw wire where it is too polite.
import { io, type Socket } from 'socket.io-client';
import type { Snapshot } from '../../../controller/contract/snapshot.ts';

export interface Wish {
  readonly headers?: Record<string, string>;
  readonly transports?: string[];
}

interface Wire {
  send(message: string | Buffer): void;
  readonly _socket: { pause(): void; resume(): void };
}

export const createTablets = (url: string) => {
  const tablets: Socket[] = [];
  return {
    connect({ headers, transports = ['websocket'] }: Wish = {}): Socket {
      const tablet = io(url, {
        transports,
        reconnection: false,
        forceNew: true,
        ...(headers ? { extraHeaders: headers } : {}),
      });
      tablets.push(tablet);
      return tablet;
    },
    disconnectAll() {
      for (const tablet of tablets) tablet.disconnect();
    },
  };
};

export const next = <T>(tablet: Socket, event: string): Promise<T> =>
  new Promise((resolve) => tablet.once(event, resolve));

export const snapshotOf = (tablet: Socket) => next<Snapshot>(tablet, 'snapshot');

/** The WebSocket below socket.io. */
export const wireOf = (tablet: Socket): Wire => (tablet.io.engine.transport as unknown as { ws: Wire }).ws;
