// Opens the controller to the tablets: one HTTP server for the console, the API and the live line. Everything is made here from one
// object of dependencies; nothing is kept in modules.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import express, { type Express, type RequestHandler } from 'express';
import type { Station } from '../app/station.ts';
import type { PlantHoldRequest } from '../contract/request.ts';
import type { Clock, Log } from '../ports.ts';
import type { Access } from './access.ts';
import { answerProblems, createApi, nothingHere, onlyLocalNames } from './api.ts';
import { createConsoleFiles } from './console-files.ts';
import { createDevConsole } from './dev-console.ts';
import { createHeaders } from './headers.ts';
import { createRoutes } from './routes/index.ts';
import { serveConsole } from './serve-console.ts';
import { SOCKET_LIMITS, type SocketLimits } from './socket-limits.ts';
import { createStopPage } from './stop-page.ts';

export interface WebDeps {
  readonly station: Station;
  readonly access: Access;
  readonly clock: Clock;
  readonly log: Log;
  /** Folder of the built console; while it is missing, a plain page says how to build it. */
  readonly assets: string;
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** Serves the console from its sources, with hot reload. */
  readonly dev?: boolean;
  /** Lets lessons and tests set the virtual greenhouse. */
  readonly plantDoor?: ((hold: PlantHoldRequest) => void) | undefined;
  readonly limits?: Partial<SocketLimits>;
}

export interface Web {
  /** Where this machine reaches itself. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Somebody else listens there already; its message is complete. */
export class PortInUse extends Error {
  override readonly name = 'PortInUse';
  readonly port: number;
  constructor(port: number) {
    super(
      `Port ${port} is in use already, perhaps by another Yapu. Stop that one, or choose another port:  npm start -- --port ${port + 1}`,
    );
    this.port = port;
  }
}

/** Slow or silent connections are let go; tablets keep one live line each and a few for files. ms */
const TIMES = { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 10_000 };
const MOST_CONNECTIONS = 512;

export const startWeb = async (deps: WebDeps): Promise<Web> => {
  const http = createServer(TIMES);
  http.maxConnections = MOST_CONNECTIONS;
  const devConsole = deps.dev ? await createDevConsole(http) : undefined;
  http.on('request', createApp(deps, devConsole?.middleware));
  const port = await listen(http, deps.host, deps.port);
  // The page is served while the live line is still being loaded: a tablet needs the first before the second.
  const { openGateway } = await import('./gateway.ts');
  const gateway = openGateway(http, { ...deps, limits: { ...SOCKET_LIMITS, ...deps.limits } });
  return {
    url: `http://${nameOf(deps.host)}:${port}`,
    port,
    async close() {
      await devConsole?.close();
      const closing = gateway.close();
      http.closeAllConnections();
      await closing;
    },
  };
};

const createApp = (deps: WebDeps, devConsole: RequestHandler | undefined): Express => {
  const consoleFiles = createConsoleFiles(deps.assets);
  const app = express();
  app.disable('x-powered-by');
  app.use(createHeaders(devConsole !== undefined), onlyLocalNames);
  app.use('/api/v1', createApi(createRoutes({ ...deps, consoleFiles }), deps.access));
  app.use('/api', nothingHere);
  app.use(createStopPage(deps));
  app.use(devConsole ?? serveConsole(consoleFiles));
  app.use(nothingHere, answerProblems(deps.log));
  return app;
};

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
