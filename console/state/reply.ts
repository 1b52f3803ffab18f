// An answer of the controller as a value: its words, or why there is none.
import type { WireBecause } from '../../controller/contract/snapshot.ts';

/** Status 0: nobody answered. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly status: number; readonly because: WireBecause };

/** Method, path below the API, body. */
export type AskController = <T>(method: string, path: string, body?: unknown) => Promise<Reply<T>>;
