// The rig on the desk: everybody may look and try a copy; who has signed in may keep one for the next start.
import { rigRequestSchema } from '../../contract/request.ts';
import { answer, type Route } from '../ask.ts';
import { check } from '../problem.ts';
import { act, view } from './kinds.ts';
import type { RouteDeps } from './route-deps.ts';

export const wiringRoutes = ({ rigDesk }: RouteDeps): readonly Route[] => [
  view('/rig', () => answer(rigDesk.view())),
  {
    ...act('post', '/rig/check', ({ body }) =>
      answer(rigDesk.check(check(rigRequestSchema, 'the body', body).rig)),
    ),
    // It changes nothing: whoever plays with a copy needs the PIN only to keep it.
    permission: 'everybody',
  },
  act('put', '/rig', async ({ body, address }) =>
    answer(await rigDesk.save(check(rigRequestSchema, 'the body', body).rig, address)),
  ),
];
