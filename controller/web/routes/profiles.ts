// Copies of crops and their numbers: for whoever answers for them. What a crop wants, everybody may see on its own page.
import {
  bringRequestSchema,
  copyRequestSchema,
  editsPreviewSchema,
  editsRequestSchema,
  revisionRequestSchema,
} from '../../contract/own-profiles.ts';
import { answer, type Route } from '../ask.ts';
import { check, Refusal } from '../problem.ts';
import { TECHNICIAN } from '../roles.ts';
import { act, idOf, view } from './kinds.ts';
import type { RouteDeps } from './route-deps.ts';

export const profileRoutes = ({ station: { profiles } }: RouteDeps): readonly Route[] => [
  { ...view('/profiles', () => answer(profiles.list())), may: TECHNICIAN },
  act('post', '/profiles', TECHNICIAN, async ({ body, by }) =>
    answer(await profiles.copy(check(copyRequestSchema, 'the body', body), by)),
  ),
  act('post', '/profile-files', TECHNICIAN, async ({ body, by }) =>
    answer(await profiles.bring(check(bringRequestSchema, 'the body', body).text, by)),
  ),
  {
    ...view('/profiles/:id', ({ params }) => {
      const found = profiles.view(idOf(params));
      if (!found) throw new Refusal('not-found', 'wanted the id of a copy');
      return answer(found);
    }),
    may: TECHNICIAN,
  },
  act('put', '/profiles/:id', TECHNICIAN, async ({ params, body, by }) =>
    answer(await profiles.edit(idOf(params), check(editsRequestSchema, 'the body', body), by)),
  ),
  act('delete', '/profiles/:id', TECHNICIAN, async ({ params, body, by }) =>
    answer(await profiles.remove(idOf(params), check(revisionRequestSchema, 'the body', body).revision, by)),
  ),
  act('post', '/profiles/:id/preview', TECHNICIAN, async ({ params, body }) =>
    answer(await profiles.preview(idOf(params), check(editsPreviewSchema, 'the body', body).edits)),
  ),
  act('post', '/profiles/:id/undo', TECHNICIAN, async ({ params, body, by }) =>
    answer(await profiles.undo(idOf(params), check(revisionRequestSchema, 'the body', body).revision, by)),
  ),
];
