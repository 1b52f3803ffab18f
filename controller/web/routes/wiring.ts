// The rig on the desk: everybody may look and try a copy; a technician may keep one for the next start.
import { rigRequestSchema } from '../../contract/request.ts';
import { answer, type Route } from '../ask.ts';
import { check } from '../problem.ts';
import { INSTALLER } from '../roles.ts';
import { act, view } from './kinds.ts';
import type { RouteDeps } from './route-deps.ts';

export const wiringRoutes = ({ rigDesk }: RouteDeps): readonly Route[] => [
  view('/rig', () => answer(rigDesk.view())),
  {
    ...act('post', '/rig/check', INSTALLER, ({ body }) =>
      answer(rigDesk.check(check(rigRequestSchema, 'the body', body).rig)),
    ),
    // It changes nothing: whoever plays with a copy needs the PIN only to keep it.
    may: 'everybody',
  },
  act('put', '/rig', INSTALLER, async ({ body, by }) =>
    answer(await rigDesk.save(check(rigRequestSchema, 'the body', body).rig, by)),
  ),
];
