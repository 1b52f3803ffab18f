// The tablets that may act: seen, let in and sent away by one that has signed in.
import {
  admissionSchema,
  numberSchema,
  type Role,
  tabletSchema,
  tokenSchema,
} from '../../contract/access.ts';
import { nothingSchema } from '../../contract/request.ts';
import { answer, type Route } from '../ask.ts';
import { check, Refusal } from '../problem.ts';
import { grantsOf, KEYHOLDER } from '../roles.ts';
import type { Session } from '../sessions.ts';
import { act, view } from './kinds.ts';
import type { RouteDeps } from './route-deps.ts';
import { door, letIn, present } from './signing-in.ts';

export const tabletRoutes = ({ access }: RouteDeps): readonly Route[] => {
  const admit = async (...[proof, at]: Parameters<typeof access.admit>) => {
    const entered = await access.admit(proof, at);
    if (entered === undefined) throw new Refusal('not-waiting', 'token: it has ended or was used already');
    if (entered === 'waiting') return answer({ waiting: true });
    return letIn(entered, access.stateOf(entered.session));
  };
  return [
    { ...view('/tablets', ({ session }) => answer(access.view(present(session)))), may: KEYHOLDER },
    act('post', '/tablets/:n/revoke', KEYHOLDER, async ({ params, body, session }) => {
      check(nothingSchema, 'the body', body);
      const { n } = check(tabletSchema, 'the path', params);
      const ended = await access.revoke(n, present(session));
      return answer(ended ? { outcome: 'accepted' } : refused('refusal.no-such-tablet'));
    }),
    act('post', '/tablets/invitations', KEYHOLDER, async ({ body, session }) => {
      const by = present(session);
      return answer(await access.invite(grantedRole(body, by), by));
    }),
    act('post', '/tablets/waiting/:number/approve', KEYHOLDER, async ({ params, body, session }) => {
      const by = present(session);
      const { number } = check(numberSchema, 'the path', params);
      const approved = await access.approve(number, grantedRole(body, by), by);
      return answer(approved ? { outcome: 'accepted' } : refused('refusal.nobody-waits'));
    }),
    door('post', '/pairing', ({ body, device, address }) => {
      check(nothingSchema, 'the body', body);
      const ticket = access.pairing.ask(device, address);
      if (ticket) return answer(ticket);
      throw new Refusal('too-many-waiting', 'Tablets that wait are let go after two minutes.');
    }),
    door('post', '/pairing/claim', ({ body, ...at }) =>
      admit({ ticket: check(tokenSchema, 'the body', body).token }, at),
    ),
    door('post', '/pairing/join', ({ body, ...at }) =>
      admit({ invitation: check(tokenSchema, 'the body', body).token }, at),
    ),
  ];
};

const refused = (key: string) => ({ outcome: 'refused', because: { key } });

/** Nobody gives what is not theirs to give. */
const grantedRole = (body: unknown, { role: own }: Session): Role => {
  const { role } = check(admissionSchema, 'the body', body);
  if (grantsOf(own).includes(role)) return role;
  throw new Refusal('not-allowed', `role: got ${role}, wanted ${grantsOf(own).join(' or ')}`);
};
