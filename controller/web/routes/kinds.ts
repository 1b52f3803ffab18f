// The two kinds of routes: what everybody on the local network may see, and what a tablet may do that has signed in as one of these roles.
import { idSchema } from '../../contract/request.ts';
import type { Route } from '../ask.ts';
import { check } from '../problem.ts';
import type { AskerRole } from '../roles.ts';

export const view = (path: string, handle: Route['handle']): Route => ({
  method: 'get',
  path,
  may: 'everybody',
  body: 'ignored',
  handle,
});

export const act = (
  method: 'post' | 'put' | 'delete',
  path: string,
  may: readonly AskerRole[],
  handle: Route['handle'],
): Route => ({
  method,
  path,
  may,
  body: 'json',
  handle,
});

/** What the path names. */
export const idOf = (params: unknown): string => check(idSchema, 'the path', params).id;
