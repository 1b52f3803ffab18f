// Probes on the technician's bench: everybody may see the records, who has signed in as a technician may take a probe out.
import {
  calibrationBeginSchema,
  calibrationImportSchema,
  calibrationPointSchema,
  calibrationSessionSchema,
  calibrationUndoSchema,
} from '../../contract/calibration.ts';
import { answer, type Route } from '../ask.ts';
import { check } from '../problem.ts';
import { TECHNICIAN } from '../roles.ts';
import { act, idOf, view } from './kinds.ts';
import type { RouteDeps } from './route-deps.ts';

export const calibratingRoutes = ({ station: { calibrations } }: RouteDeps): readonly Route[] => [
  view('/probes', () => answer(calibrations.probes())),
  view('/calibrations', () => answer(calibrations.records())),
  view('/calibrations/:id', ({ params }) => answer({ session: calibrations.view(idOf(params)) ?? null })),
  act('post', '/calibration-imports', TECHNICIAN, async ({ body, by }) => {
    const { records } = check(calibrationImportSchema, 'the body', body);
    return answer(await calibrations.importRecords(records, by));
  }),
  act('post', '/calibrations/:id', TECHNICIAN, async ({ params, body, by }) =>
    answer(await calibrations.begin(idOf(params), check(calibrationBeginSchema, 'the body', body), by)),
  ),
  act('post', '/calibrations/:id/point', TECHNICIAN, async ({ params, body }) =>
    answer(await calibrations.dip(idOf(params), check(calibrationPointSchema, 'the body', body))),
  ),
  act('post', '/calibrations/:id/finish', TECHNICIAN, async ({ params, body, by }) => {
    const { session } = check(calibrationSessionSchema, 'the body', body);
    return answer(await calibrations.finish(idOf(params), session, by));
  }),
  act('post', '/calibrations/:id/abandon', TECHNICIAN, async ({ params, body, by }) => {
    const { session } = check(calibrationSessionSchema, 'the body', body);
    return answer(await calibrations.abandon(idOf(params), session, by));
  }),
  act('post', '/calibrations/:id/undo', TECHNICIAN, async ({ params, body, by }) => {
    const { by: name } = check(calibrationUndoSchema, 'the body', body);
    return answer(await calibrations.undo(idOf(params), name, by));
  }),
];
