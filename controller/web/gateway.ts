// The live line to the consoles: a snapshot on connect, numbered deltas after it, `resync` for who missed one. Nothing a client sends
// can do more than that; whatever else comes is counted and refused, and who floods is shown the door.
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { Station } from '../app/station.ts';
import type { Delta, Snapshot } from '../contract/snapshot.ts';
import type { Clock, Log } from '../ports.ts';
import type { Access } from './access.ts';
import { addressOf, plainAddress } from './address.ts';
import { readToken } from './cookie.ts';
import { createListener, type Line, type Listener } from './listener.ts';
import { isLocalHost, isOwnPage } from './neighbourhood.ts';
import { hashOf } from './sessions.ts';
import { createDoorkeeper, type Doorkeeper, type SocketLimits } from './socket-limits.ts';
import { createTokenBucket } from './token-bucket.ts';

export interface GatewayDeps {
  readonly station: Station;
  readonly access: Pick<Access, 'onEnd'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: SocketLimits;
}

interface ServerEvents {
  snapshot(snapshot: Snapshot): void;
  delta(delta: Delta): void;
}

type Tablets = Server<Record<string, never>, ServerEvents>;
type Tablet = Socket<Record<string, never>, ServerEvents>;

/** The line below socket.io, before it knows what a message means. */
interface RawLine {
  readonly remoteAddress: string;
  on(event: 'packet', run: (packet: { readonly type: string }) => void): void;
  once(event: 'close', run: () => void): void;
  close(discard: boolean): void;
}

/** Largest message from a console, bytes. */
const MESSAGE_LIMIT = 65_536;

export const openGateway = (http: HttpServer, deps: GatewayDeps): { close(): Promise<void> } => {
  const doorkeeper = createDoorkeeper(deps.limits);
  const io: Tablets = new Server(http, {
    serveClient: false,
    maxHttpBufferSize: MESSAGE_LIMIT,
    pingInterval: 10_000,
    pingTimeout: 8_000,
    connectTimeout: 10_000,
    perMessageDeflate: false,
    httpCompression: false,
    allowRequest: (request, decide) => {
      const refusal = refusalOf(request, doorkeeper);
      decide(refusal, refusal === undefined);
    },
  });
  io.engine.on('connection', (line: RawLine) => admit(line, doorkeeper, deps));

  const listeners = new Set<Listener>();
  io.on('connection', (tablet) => guarded(deps.log, () => greet(tablet, listeners, deps)));
  const stop = deps.station.onDelta((delta) => tell(delta, listeners, deps.log));
  const forget = deps.access.onEnd((hash) => cutLinesOf(hash, io));

  return {
    async close() {
      stop();
      forget();
      await io.close();
    },
  };
};

const refusalOf = (request: IncomingMessage, doorkeeper: Doorkeeper): string | undefined => {
  if (!isLocalHost(request.headers.host)) return 'wrong-host';
  if (!isOwnPage(request.headers)) return 'foreign-page';
  return doorkeeper.isFull(addressOf(request)) ? 'full' : undefined;
};

const admit = (line: RawLine, doorkeeper: Doorkeeper, { clock, limits, log }: GatewayDeps): void => {
  const address = plainAddress(line.remoteAddress);
  doorkeeper.enter(address);
  line.once('close', () => doorkeeper.leave(address));
  const bucket = createTokenBucket(limits.messagesPerSecond, clock);
  line.on('packet', ({ type }) => {
    if (type !== 'message' || bucket.take()) return;
    log.warn('console floods; its line is cut', { address });
    line.close(true);
  });
};

const greet = (tablet: Tablet, listeners: Set<Listener>, { station, limits, log }: GatewayDeps): void => {
  const line: Line = {
    sendSnapshot: (snapshot) => void tablet.emit('snapshot', snapshot),
    sendDelta: (delta) => void tablet.emit('delta', delta),
    onDrain: (run) => void tablet.conn.on('drain', () => guarded(log, run)),
  };
  const listener = createListener(line, station.snapshot, limits.backlogBytes);
  let refused = 0;
  tablet.onAny((event: unknown, ...payload: unknown[]) => {
    if (event === 'resync' && payload.length === 0) guarded(log, listener.snapshot);
    else refused += 1;
  });
  tablet.on('disconnect', () => {
    listeners.delete(listener);
    // Who leaves leaves the line too: coming and going on one line would pile up what hangs on it.
    tablet.conn.close();
    if (refused > 0)
      log.warn('a console sent what nobody understands', { refused, address: tablet.handshake.address });
  });
  listener.snapshot();
  listeners.add(listener);
};

/** A line that was opened with a session ends with it. Its tablet comes back by itself, as everybody who looks. */
const cutLinesOf = (hash: string, io: Tablets): void => {
  for (const tablet of io.sockets.sockets.values()) {
    const token = readToken(tablet.handshake.headers.cookie);
    if (token !== undefined && hashOf(token) === hash) tablet.conn.close();
  }
};

const tell = (delta: Delta, listeners: ReadonlySet<Listener>, log: Log): void => {
  const bytes = JSON.stringify(delta).length;
  for (const listener of listeners) guarded(log, () => listener.delta(delta, bytes));
};

/** A fault here is told and stays here: neither the control loop nor the other consoles may feel it. */
const guarded = (log: Log, run: () => void): void => {
  try {
    run();
  } catch (cause) {
    log.error('gateway fault', { cause: String(cause instanceof Error ? cause.stack : cause) });
  }
};
