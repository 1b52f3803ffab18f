// The two kinds of routes: what everybody on the local network may see, and what a tablet that has signed in may do.
import { idSchema } from '../../contract/request.ts';
import type { Route } from '../ask.ts';
import { check } from '../problem.ts';

export const view = (path: string, handle: Route['handle']): Route => ({
  method: 'get',
  path,
  permission: 'everybody',
  body: 'ignored',
  handle,
});

export const act = (method: 'post' | 'put', path: string, handle: Route['handle']): Route => ({
  method,
  path,
  permission: 'signed-in',
  body: 'json',
  handle,
});

/** What the path names. */
export const idOf = (params: unknown): string => check(idSchema, 'the path', params).id;
