// The real web room on a free loopback port, around a greenhouse in memory and a clock that the test moves.
import { openCitedWords } from '../../../controller/cli/cited-words.ts';
import { createPhrasebook } from '../../../controller/cli/sentences.ts';
import type { Role } from '../../../controller/contract/access.ts';
import type { Log } from '../../../controller/ports.ts';
import { createAccess } from '../../../controller/web/access.ts';
import { type DoorOptions, openFrontDoor } from '../../../controller/web/front-door.ts';
import { startWeb, type WebDeps } from '../../../controller/web/start-web.ts';
import { createTestClock } from '../../support/clock.ts';
import { createTestCommissioning } from '../../support/commissioning.ts';
import { createTestKiosk } from '../../support/kiosk.ts';
import { createTestRigDesk } from '../../support/rig-desk.ts';
import { createTestStation } from '../../support/station.ts';
import { createMemoryDocuments } from './memory-documents.ts';

export const PIN = '2468';

export interface Call {
  readonly method?: string;
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookie?: string | undefined;
}

export const startTestWeb = async (more: Partial<WebDeps & DoorOptions> = {}) => {
  const clock = createTestClock();
  const documents = createMemoryDocuments();
  const station = createTestStation();
  const told: string[] = [];
  const tell = (message: string, fields?: unknown) =>
    void told.push(`${message} ${JSON.stringify(fields ?? {})}`);
  const log: Log = { info: tell, warn: tell, error: tell };
  const openAccess = () => createAccess({ documents, journal: station, clock, log });
  const access = await openAccess();
  const door = await openFrontDoor({ host: '127.0.0.1', port: 0, assets: '/nonexistent', ...more });
  const web = await startWeb({
    door,
    station,
    rigDesk: createTestRigDesk().desk,
    commissioning: (await createTestCommissioning()).desk,
    kiosk: await createTestKiosk({ clock, journal: station, log }, documents),
    access,
    journal: station,
    media: { pathOf: () => undefined },
    clock,
    log,
    sentences: createPhrasebook(),
    cited: openCitedWords(),
    clips: { find: async () => undefined },
    voice: { speak: async (sentence, language) => new TextEncoder().encode(`${language}: ${sentence}`) },
    ...more,
  });

  const call = (path: string, { method = 'GET', body, text, headers, cookie }: Call = {}) =>
    fetch(`${web.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(cookie ? { Cookie: cookie } : {}),
        ...headers,
      },
      ...(text !== undefined || body !== undefined ? { body: text ?? JSON.stringify(body) } : {}),
    });

  return {
    ...web,
    clock,
    documents,
    station,
    access,
    openAccess,
    told,
    call,
    /** Chooses the PIN and returns the cookie of the first tablet. */
    async choosePin() {
      const answer = await call('/api/v1/pin', { method: 'POST', body: { pin: PIN } });
      return cookieOf(answer);
    },
    /** The family gives this role the PIN too; the cookie of a tablet that has signed in with it. */
    async enterAs(role: Role, family: string) {
      await call('/api/v1/pin', { method: 'POST', body: { pin: PIN, role }, cookie: family });
      return cookieOf(await call('/api/v1/session', { method: 'POST', body: { pin: PIN, role } }));
    },
  };
};

export type TestWeb = Awaited<ReturnType<typeof startTestWeb>>;

/** `yapu=…` as the browser would send it back. */
export const cookieOf = (response: Response): string =>
  response.headers.get('set-cookie')?.split(';')[0] ?? '';
