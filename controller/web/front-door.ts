// What a start opens first: the console's own files are answered while the rest of the controller is still being read from the
// card. Whoever asks for more waits for `answerWith`. Plain node:http, because reading express takes longer than all of this.
import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { type Because, because } from '../core/because.ts';
import { type ConsoleFiles, createConsoleFiles } from './console-files.ts';
import { createHeaders } from './headers.ts';
import { isLocalHost } from './neighbourhood.ts';
import { sendFile } from './send-file.ts';

export interface FrontDoor {
  readonly http: Server;
  /** Where this machine reaches itself. */
  readonly url: string;
  readonly port: number;
  readonly consoleFiles: ConsoleFiles;
  /** From now on, and for those who wait already, `rest` answers whatever is not a file of the console. */
  answerWith(rest: RequestListener): void;
}

export interface DoorOptions {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** Folder of the built console. */
  readonly assets: string;
  /** The console comes from its sources: no built file is answered, and its headers allow what Vite puts into the page. */
  readonly dev?: boolean;
}

/** Somebody else listens there already; its message is complete. */
export class PortInUse extends Error {
  override readonly name = 'PortInUse';
  readonly port: number;
  readonly because: Because;

  constructor(port: number) {
    super(`port ${port} is in use`);
    this.port = port;
    this.because = because('start.port-in-use', { port: String(port), other: String(port + 1) });
  }
}

/** Slow or silent connections are let go; tablets keep one live line each and a few for files. ms */
const TIMES = { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 10_000 };
const MOST_CONNECTIONS = 512;

/** Throws PortInUse. */
export const openFrontDoor = async ({ host, port, assets, dev = false }: DoorOptions): Promise<FrontDoor> => {
  const consoleFiles = createConsoleFiles(assets);
  const setHeaders = createHeaders(dev);
  let answerWith: (rest: RequestListener) => void = () => undefined;
  const rest = new Promise<RequestListener>((resolve) => {
    answerWith = resolve;
  });

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = pathOf(request);
    const mayLook = !dev && isRead(request) && isLocalHost(request.headers.host);
    const file = mayLook ? await consoleFiles.find(path).catch(() => undefined) : undefined;
    if (file) sendFile(file, path, request, response);
    else (await rest)(request, response);
  };

  const http = createServer(TIMES, (request, response) =>
    setHeaders(request, response, () => void answer(request, response)),
  );
  http.maxConnections = MOST_CONNECTIONS;
  const own = await listen(http, host, port);
  return {
    http,
    url: `http://${nameOf(host)}:${own}`,
    port: own,
    consoleFiles,
    answerWith,
  };
};

const isRead = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD';

const pathOf = ({ url = '/' }: IncomingMessage): string => url.replace(/[?#].*$/s, '');

const listen = async (http: Server, host: string, port: number): Promise<number> => {
  http.listen(port, host);
  try {
    await once(http, 'listening');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE') throw new PortInUse(port);
    throw cause;
  }
  const address = http.address();
  return typeof address === 'object' && address !== null ? address.port : port;
};

/** A server that listens everywhere is reached here by the loopback. */
const nameOf = (host: string): string => {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
};
