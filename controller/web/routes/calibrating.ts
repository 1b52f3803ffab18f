// Probes on the technician's bench: everybody may see the records, who has signed in may take a probe out.
import {
  calibrationBeginSchema,
  calibrationImportSchema,
  calibrationPointSchema,
  calibrationSessionSchema,
  calibrationUndoSchema,
} from '../../contract/calibration.ts';
import { answer, type Route } from '../ask.ts';
import { check } from '../problem.ts';
import { act, idOf, view } from './kinds.ts';
import type { RouteDeps } from './route-deps.ts';

export const calibratingRoutes = ({ station: { calibrations } }: RouteDeps): readonly Route[] => [
  view('/probes', () => answer(calibrations.probes())),
  view('/calibrations', () => answer(calibrations.records())),
  view('/calibrations/:id', ({ params }) => answer({ session: calibrations.view(idOf(params)) ?? null })),
  act('post', '/calibration-imports', async ({ body, address }) => {
    const { records } = check(calibrationImportSchema, 'the body', body);
    return answer(await calibrations.importRecords(records, address));
  }),
  act('post', '/calibrations/:id', async ({ params, body, address }) =>
    answer(await calibrations.begin(idOf(params), check(calibrationBeginSchema, 'the body', body), address)),
  ),
  act('post', '/calibrations/:id/point', async ({ params, body }) =>
    answer(await calibrations.dip(idOf(params), check(calibrationPointSchema, 'the body', body))),
  ),
  act('post', '/calibrations/:id/finish', async ({ params, body, address }) => {
    const { session } = check(calibrationSessionSchema, 'the body', body);
    return answer(await calibrations.finish(idOf(params), session, address));
  }),
  act('post', '/calibrations/:id/abandon', async ({ params, body, address }) => {
    const { session } = check(calibrationSessionSchema, 'the body', body);
    return answer(await calibrations.abandon(idOf(params), session, address));
  }),
  act('post', '/calibrations/:id/undo', async ({ params, body, address }) => {
    const { by } = check(calibrationUndoSchema, 'the body', body);
    return answer(await calibrations.undo(idOf(params), by, address));
  }),
];
