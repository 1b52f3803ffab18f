// The tablet on the wall: everybody may read what was set on it, a technician ticks it.
import { kioskTickSchema } from '../../contract/kiosk.ts';
import { answer, type Route } from '../ask.ts';
import { check } from '../problem.ts';
import { TECHNICIAN } from '../roles.ts';
import { act, idOf, view } from './kinds.ts';
import type { RouteDeps } from './route-deps.ts';

export const kioskRoutes = ({ kiosk }: RouteDeps): readonly Route[] => [
  view('/kiosk', () => answer(kiosk.view())),
  act('post', '/kiosk/:id', TECHNICIAN, async ({ params, body, by }) => {
    const { done } = check(kioskTickSchema, 'the body', body);
    return answer(await kiosk.tick(idOf(params), done, by));
  }),
];
