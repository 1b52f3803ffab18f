// Proving the installation: everybody may read what was proven, a technician may let things run and sensors be watched.
import { commissioningAnswerSchema, commissioningBySchema } from '../../contract/commissioning.ts';
import { nothingSchema } from '../../contract/request.ts';
import { answer, type Route } from '../ask.ts';
import { check } from '../problem.ts';
import { TECHNICIAN } from '../roles.ts';
import { act, idOf, view } from './kinds.ts';
import type { RouteDeps } from './route-deps.ts';

export const commissioningRoutes = ({ commissioning }: RouteDeps): readonly Route[] => [
  view('/commissioning', () => answer(commissioning.view())),
  act('post', '/commissioning/outputs/:id/run', TECHNICIAN, async ({ params, body, by }) => {
    check(nothingSchema, 'the body', body);
    return answer(await commissioning.run(idOf(params), by));
  }),
  act('post', '/commissioning/outputs/:id/answer', TECHNICIAN, async ({ params, body }) => {
    const { saw, by } = check(commissioningAnswerSchema, 'the body', body);
    return answer(await commissioning.answer(idOf(params), saw, by));
  }),
  act('post', '/commissioning/sensors/:id/watch', TECHNICIAN, ({ params, body }) => {
    const { by } = check(commissioningBySchema, 'the body', body);
    return answer(commissioning.watch(idOf(params), by));
  }),
];
