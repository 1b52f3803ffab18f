// A request and its answer without any web framework: the routes are written, and read, in these words.

/** What reached a route. Nothing in it has been checked yet but the right to ask. */
interface Ask {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  /** Network address of the asking tablet; it also stands in the journal. */
  readonly address: string;
  /** Session token of the cookie, if any. */
  readonly token: string | undefined;
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
  /** Who may: everybody on the local network, or a tablet that has signed in with the PIN. */
  readonly permission: 'everybody' | 'signed-in';
  /** `ignored` only where a mangled body must not stand in the way: Stop all. */
  readonly body: 'json' | 'ignored';
  handle(ask: Ask): Answer | Promise<Answer>;
}

/** The ordinary answer. */
export const answer = (body: unknown): Answer => ({ status: 200, body });
