// Opens the controller to the tablets: behind the front door and its console files, the API and the live line. Everything is made here from one
// object of dependencies; nothing is kept in modules.
import express, { type Express, type RequestHandler } from 'express';
import type { MediaShelf } from '../app/album.ts';
import type { ClipShelf } from '../app/clips.ts';
import type { CommissioningDesk } from '../app/commissioning.ts';
import type { KioskList } from '../app/kiosk-list.ts';
import type { RigDesk } from '../app/rig-desk.ts';
import type { Station } from '../app/station.ts';
import type { PlantHoldRequest } from '../contract/request.ts';
import type { Clock, Journal, Log } from '../ports.ts';
import type { Access } from './access.ts';
import { answerProblems, createApi, nothingHere, onlyLocalNames } from './api.ts';
import { createAudit } from './audit.ts';
import { createDevConsole } from './dev-console.ts';
import type { FrontDoor } from './front-door.ts';
import { createLitePage, type LiteDeps } from './lite-page.ts';
import { createMediaPage } from './media-page.ts';
import { sayNotBuilt } from './not-built.ts';
import { createRoutes } from './routes/index.ts';
import { SOCKET_LIMITS, type SocketLimits } from './socket-limits.ts';
import { createStopPage } from './stop-page.ts';
import { createVoicePage, type VoiceDeps } from './voice-page.ts';

export interface WebDeps {
  readonly station: Station;
  readonly rigDesk: RigDesk;
  readonly commissioning: CommissioningDesk;
  readonly kiosk: KioskList;
  readonly access: Access;
  /** What people asked for and did not get is written down. */
  readonly journal: Pick<Journal, 'append'>;
  readonly media: Pick<MediaShelf, 'pathOf'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly door: FrontDoor;
  /** Serves the console from its sources, with hot reload. */
  readonly dev?: boolean;
  /** Lets lessons and tests set the virtual greenhouse. */
  readonly plantDoor?: ((hold: PlantHoldRequest) => void) | undefined;
  /** Words for the page that works without JavaScript. */
  readonly sentences: LiteDeps['sentences'];
  /** Words of languages that have no sentences yet. */
  readonly cited: VoiceDeps['cited'];
  readonly voice: VoiceDeps['voice'];
  /** Voices that people have recorded. */
  readonly clips: ClipShelf;
  readonly limits?: Partial<SocketLimits>;
}

export interface Web {
  /** Where this machine reaches itself. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

export const startWeb = async (deps: WebDeps): Promise<Web> => {
  const { http, port, url } = deps.door;
  const devConsole = deps.dev ? await createDevConsole(http) : undefined;
  deps.door.answerWith(createApp(deps, devConsole?.middleware));
  // Requests are answered while the live line is still being loaded: a tablet needs the first before the second.
  const { openGateway } = await import('./gateway.ts');
  const gateway = openGateway(http, { ...deps, limits: { ...SOCKET_LIMITS, ...deps.limits } });
  return {
    url,
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
  const app = express();
  app.disable('x-powered-by');
  app.use(onlyLocalNames);
  const routes = createRoutes({ ...deps, consoleFiles: deps.door.consoleFiles });
  const isVirtual = () => deps.station.snapshot().virtual;
  app.use('/api/v1', createApi(routes, { access: deps.access, audit: createAudit(deps), isVirtual }));
  app.use('/api', nothingHere);
  app.use(createStopPage(deps), createLitePage(deps), createVoicePage(deps), createMediaPage(deps));
  app.use(devConsole ?? sayNotBuilt);
  app.use(nothingHere, answerProblems(deps.log));
  return app;
};
