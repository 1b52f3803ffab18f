// Choosing the PIN, signing in and out, and asking whether this tablet may act.
import { pinChangeSchema, pinSchema, type SessionState } from '../../contract/request.ts';
import type { Access, Entry } from '../access.ts';
import type { Answer, Route } from '../ask.ts';
import { answer } from '../ask.ts';
import type { PinRefusal } from '../pin-keeper.ts';
import { check, Refusal } from '../problem.ts';
import { SESSION_MS } from '../sessions.ts';
import type { RouteDeps } from './route-deps.ts';

type Method = Route['method'];

const door = (method: Method, path: string, handle: Route['handle']): Route => ({
  method,
  path,
  permission: 'everybody',
  body: method === 'post' ? 'json' : 'ignored',
  handle,
});

export const signingInRoutes = ({ access }: RouteDeps): readonly Route[] => [
  door('get', '/session', ({ token }) => answer(stateOf(access, token))),
  door('post', '/session', async ({ body, address }) => {
    const { pin } = check(pinSchema, 'the body', body);
    return enter(access, await access.signIn(pin, address));
  }),
  door('delete', '/session', async ({ token }) => {
    await access.signOut(token);
    return { ...answer(stateOf(access, undefined)), token: null };
  }),
  door('post', '/pin', async ({ body, address }) => {
    const { pin, current } = check(pinChangeSchema, 'the body', body);
    return enter(access, await access.choosePin(pin, current, address));
  }),
];

const stateOf = (access: Access, token: string | undefined): SessionState => {
  const session = access.find(token);
  const pinSet = access.isPinSet();
  return session ? { signedIn: true, pinSet, until: session.until } : { signedIn: false, pinSet };
};

const enter = (access: Access, entry: Entry): Answer => {
  if (!entry.ok) throw refuse(entry.error);
  const { token } = entry.value;
  return { ...answer(stateOf(access, token)), token: { value: token, maxAgeSeconds: SESSION_MS / 1000 } };
};

const DETAILS = {
  'wrong-pin': 'pin: wanted the PIN of this greenhouse',
  'no-pin': 'No PIN has been chosen yet: POST /api/v1/pin chooses it.',
  'pin-set': 'current: got nothing, wanted the present PIN',
  'not-saved': 'The new PIN could not be saved; the old one still holds.',
} as const;

const refuse = (error: PinRefusal): Refusal => {
  if (error.kind !== 'slowed') return new Refusal(error.kind, DETAILS[error.kind]);
  const { seconds } = error;
  return new Refusal('slowed', `Wait ${seconds} s before the next PIN.`, {
    params: { seconds },
    headers: { 'Retry-After': String(seconds) },
  });
};
