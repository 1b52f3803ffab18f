// Probes on the technician's bench: everybody may see the records, who has signed in may take a probe out.
import {
  calibrationBeginSchema,
  calibrationPointSchema,
  calibrationSessionSchema,
  calibrationUndoSchema,
} from '../../contract/calibration.ts';
import { idSchema } from '../../contract/request.ts';
import { answer, type Route } from '../ask.ts';
import { check } from '../problem.ts';
import type { RouteDeps } from './route-deps.ts';

const tagOf = (params: unknown): string => check(idSchema, 'the path', params).id;

const view = (path: string, handle: Route['handle']): Route => ({
  method: 'get',
  path,
  permission: 'everybody',
  body: 'ignored',
  handle,
});
const act = (path: string, handle: Route['handle']): Route => ({
  method: 'post',
  path,
  permission: 'signed-in',
  body: 'json',
  handle,
});

export const calibratingRoutes = ({ station: { calibrations } }: RouteDeps): readonly Route[] => [
  view('/calibrations', () => answer(calibrations.records())),
  view('/calibrations/:id', ({ params }) => answer({ session: calibrations.view(tagOf(params)) ?? null })),
  act('/calibrations/:id', async ({ params, body, address }) =>
    answer(await calibrations.begin(tagOf(params), check(calibrationBeginSchema, 'the body', body), address)),
  ),
  act('/calibrations/:id/point', async ({ params, body }) =>
    answer(await calibrations.dip(tagOf(params), check(calibrationPointSchema, 'the body', body))),
  ),
  act('/calibrations/:id/finish', async ({ params, body, address }) => {
    const { session } = check(calibrationSessionSchema, 'the body', body);
    return answer(await calibrations.finish(tagOf(params), session, address));
  }),
  act('/calibrations/:id/abandon', async ({ params, body, address }) => {
    const { session } = check(calibrationSessionSchema, 'the body', body);
    return answer(await calibrations.abandon(tagOf(params), session, address));
  }),
  act('/calibrations/:id/undo', async ({ params, body, address }) => {
    const { by } = check(calibrationUndoSchema, 'the body', body);
    return answer(await calibrations.undo(tagOf(params), by, address));
  }),
];
