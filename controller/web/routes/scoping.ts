// A close look at channels: a technician may ask for it, and everybody may watch.

import { wireBecause } from '../../app/snapshot.ts';
import { nothingSchema } from '../../contract/request.ts';
import { type ScopeAnswer, scopeQuerySchema, scopeRequestSchema } from '../../contract/scope.ts';
import { answer, type Route } from '../ask.ts';
import { check } from '../problem.ts';
import { TECHNICIAN } from '../roles.ts';
import { act, view } from './kinds.ts';
import type { RouteDeps } from './route-deps.ts';

export const scopingRoutes = ({ station: { scope } }: RouteDeps): readonly Route[] => [
  view('/scope', ({ query }) => answer(scope.view(check(scopeQuerySchema, 'the query', query).since))),
  act('post', '/scope', TECHNICIAN, ({ body }) => {
    const looked = scope.look(check(scopeRequestSchema, 'the body', body).tags);
    const said: ScopeAnswer = looked.ok
      ? { outcome: 'accepted', view: looked.value }
      : { outcome: 'refused', because: wireBecause(looked.error) };
    return answer(said);
  }),
  act('post', '/scope/end', TECHNICIAN, ({ body }) => {
    check(nothingSchema, 'the body', body);
    scope.end();
    return answer({ outcome: 'accepted' });
  }),
];
