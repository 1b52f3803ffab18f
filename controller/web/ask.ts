// A request and its answer without any web framework: the routes are written, and read, in these words.
import type { Device } from '../contract/access.ts';
import type { AskerRole } from './roles.ts';
import type { Session } from './sessions.ts';

/** What reached a route. Nothing in it has been checked yet but the right to ask. */
export interface Ask {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  /** Network address of the asking tablet. */
  readonly address: string;
  readonly device: Device;
  /** Session token of the cookie, if any, and the session that it stands for, if any. */
  readonly token: string | undefined;
  readonly session: Session | undefined;
  /** Who asks, for the journal: role and number of the tablet, or the address of one that has not signed in. */
  readonly by: string;
}

/** What goes back. `token` sets the session cookie, null takes it away. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly token?: { readonly value: string; readonly maxAgeSeconds: number } | null;
}

export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** Below /api/v1. */
  readonly path: string;
  /** Who may: everybody on the local network, or a tablet that has signed in as one of these. */
  readonly may: 'everybody' | readonly AskerRole[];
  /** `bytes`: as they come, whatever they are called. `ignored` only where a mangled body must not stand in the way: Stop all. */
  readonly body: 'json' | 'bytes' | 'ignored';
  handle(ask: Ask): Answer | Promise<Answer>;
}

/** The ordinary answer. */
export const answer = (body: unknown): Answer => ({ status: 200, body });
