// What grows, what it wants by which source, and what lies ahead: for everybody to see, and for the family to change.
import { bedsRequestSchema } from '../../contract/beds.ts';
import { answer, type Route } from '../ask.ts';
import { check } from '../problem.ts';
import { FAMILY } from '../roles.ts';
import { act, view } from './kinds.ts';
import type { RouteDeps } from './route-deps.ts';

export const growingRoutes = ({ station }: RouteDeps): readonly Route[] => [
  view('/crop', () => answer(station.crop())),
  view('/beds', () => answer(station.beds())),
  act('put', '/beds', FAMILY, async ({ body, by }) =>
    answer(await station.editBeds(check(bedsRequestSchema, 'the body', body), by)),
  ),
  {
    ...act('post', '/beds/preview', FAMILY, async ({ body }) =>
      answer(await station.previewBeds(check(bedsRequestSchema, 'the body', body))),
    ),
    // It changes nothing: whoever thinks about a bed needs the PIN only to sow it.
    may: 'everybody',
  },
];
