// A console desk on a tiny controller in memory: it answers like the real one, keeps what it was asked, and can be made to fail.

import { createDesk, deskContext } from '../../console/state/desk.ts';
import type { OutputRequest } from '../../controller/contract/request.ts';
import type { Snapshot } from '../../controller/contract/snapshot.ts';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

type Answer = { readonly status: number; readonly body: unknown };

const ACCEPTED: Answer = { status: 200, body: { outcome: 'accepted' } };

const PINS = { pinSet: true, familyPin: 'digits', roles: ['family', 'technician'] };

/** `answers` overrides by `METHOD /path`, by what was asked where it matters; with `locked`, acting wants the PIN 1234 first. */
export const deskFor = (
  snapshot: Snapshot,
  answers: Readonly<Record<string, Answer | ((asked: Asked) => Answer)>> = {},
  locked = false,
) => {
  const asked: Asked[] = [];
  let elapsed = 0;
  let signedIn = !locked;
  const enter = ({ method, path, body }: Asked): Answer => {
    if (method === 'GET') return { status: 200, body: { ...PINS, signedIn, pinSet: snapshot.access.pinSet } };
    const { pin } = body as { pin: string };
    signedIn = path === '/pin' || pin === '1234';
    return signedIn
      ? { status: 200, body: {} }
      : { status: 401, body: { because: { key: 'problem.wrong-pin' } } };
  };
  const answerTo = (request: Asked): Answer => {
    const { method, path } = request;
    const planned = answers[`${method} ${path.split('?')[0]}`];
    if (planned) return typeof planned === 'function' ? planned(request) : planned;
    if (path === '/session' || path === '/pin') return enter(request);
    if (path === '/schedule/preview')
      return { status: 200, body: { runs: [], totals: {}, blocks: [], problems: [] } };
    return signedIn ? ACCEPTED : { status: 401, body: { because: { key: 'problem.not-signed-in' } } };
  };
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const request: Asked = {
      method: init.method ?? 'GET',
      path: url.replace('/api/v1', ''),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : (init.body ?? undefined),
    };
    asked.push(request);
    const { status, body } = answerTo(request);
    return new Response(JSON.stringify(body), { status });
  };
  const { desk, writer } = createDesk(() => elapsed, fetch);
  writer.line('connected');
  writer.snapshot(snapshot);
  return {
    desk,
    writer,
    asked,
    context: deskContext(desk),
    /** Somebody signs in on the sheet that is open. */
    signIn: async () => {
      await desk.commands.signIn('1234', 'family');
      desk.session.close(true);
    },
    /** Real time passes, ms. */
    pass: (ms: number) => {
      elapsed += ms;
      writer.beat();
    },
    wishes: () =>
      asked.filter(({ path }) => path.startsWith('/outputs/')).map(({ body }) => body as OutputRequest),
  };
};
