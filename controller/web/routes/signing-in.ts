// Choosing a PIN, signing in and out, and asking whether this tablet may act.
import { pinChangeSchema, pinResetSchema, signInSchema } from '../../contract/access.ts';
import type { Entry } from '../access.ts';
import type { Answer, Ask, Route } from '../ask.ts';
import { answer } from '../ask.ts';
import type { PinRefusal } from '../pin-keeper.ts';
import { check, Refusal } from '../problem.ts';
import type { NewSession } from '../sessions.ts';
import { act } from './kinds.ts';
import type { RouteDeps } from './route-deps.ts';

type Method = Route['method'];

/** Open to everybody, for nobody has signed in yet: what lies behind judges. */
export const door = (method: Method, path: string, handle: Route['handle']): Route => ({
  method,
  path,
  may: 'everybody',
  body: method === 'post' ? 'json' : 'ignored',
  handle,
});

export const signingInRoutes = ({ access }: RouteDeps): readonly Route[] => {
  const enter = (entry: Entry): Answer => {
    if (!entry.ok) throw refuse(entry.error);
    return letIn(entry.value, access.stateOf(entry.value.session));
  };
  return [
    door('get', '/session', ({ session }) => answer(access.stateOf(session))),
    door('post', '/session', async ({ body, ...at }) => {
      const { pin, role } = check(signInSchema, 'the body', body);
      return enter(await access.signIn(pin, role, at));
    }),
    door('delete', '/session', async ({ session }) => {
      await access.signOut(session);
      return { ...answer(access.stateOf(undefined)), token: null };
    }),
    door('post', '/pin', async ({ body, ...at }) =>
      enter(await access.choosePin(check(pinChangeSchema, 'the body', body), at)),
    ),
    act('post', '/pin/reset', ['terminal'], async ({ body, session }) => {
      const { role } = check(pinResetSchema, 'the body', body);
      const forgotten = await access.forgetPin(role, present(session));
      if (!forgotten.ok) throw refuse(forgotten.error);
      return answer({ outcome: 'accepted' });
    }),
  ];
};

/** The session that let the request past the door. */
export const present = (session: Ask['session']): NonNullable<Ask['session']> => {
  if (!session) throw new Refusal('not-signed-in', 'POST /api/v1/session with the PIN signs in.');
  return session;
};

/** The cookie lasts as long as the session; no token: who asked stays as signed in as before. */
export const letIn = ({ token, session }: NewSession, body: unknown): Answer =>
  token === ''
    ? answer(body)
    : {
        ...answer(body),
        token: { value: token, maxAgeSeconds: Math.round((session.until - session.since) / 1000) },
      };

const DETAILS = {
  'wrong-pin': 'pin: wanted the PIN of this greenhouse',
  'no-pin': 'No PIN has been chosen for this role yet.',
  'pin-set': 'current: got nothing, wanted the present PIN',
  'not-saved': 'The new PIN could not be saved; the old one still holds.',
  'too-many-pins': 'name: there are as many PINs of this role as there may be',
} as const;

const refuse = (error: PinRefusal): Refusal => {
  if (error.kind !== 'slowed') return new Refusal(error.kind, DETAILS[error.kind]);
  const { seconds } = error;
  return new Refusal('slowed', `Wait ${seconds} s before the next PIN.`, {
    params: { seconds },
    headers: { 'Retry-After': String(seconds) },
  });
};
