// What every page may use, handed down once at the start: the live state to read, and the ways to act.
import { getContext } from 'svelte';
import { type Commands, createCommands, type Fetch } from './commands.ts';
import { createLive, type Live, type LiveWriter } from './live.svelte.ts';
import type { Outbox } from './outbox.svelte.ts';
import { createRequests, type Requests } from './requests.svelte.ts';
import { createSession, type Session } from './session.svelte.ts';

export interface StationDesk {
  readonly live: Live;
  readonly commands: Commands;
  readonly session: Session;
  readonly requests: Requests;
  /** What waits on this tablet; fetched when it is first wanted. */
  readonly openOutbox: () => Promise<Outbox>;
}

const DESK = Symbol('station desk');

/** Puts the parts together; the writer belongs to the link alone. */
export const createDesk = (
  elapsed: () => number,
  fetch: Fetch,
): { readonly desk: StationDesk; readonly writer: LiveWriter } => {
  const { live, writer } = createLive(elapsed);
  const commands = createCommands(fetch);
  const session = createSession(live);
  const requests = createRequests(commands, session, live);
  let outbox: Promise<Outbox> | undefined;
  const openOutbox = (): Promise<Outbox> => {
    outbox ??= Promise.all([import('./outbox.svelte.ts'), import('./tablet-memory.ts')]).then(
      ([{ openOutbox }, { tabletMemory }]) => openOutbox(commands, tabletMemory('yapu.outbox')),
    );
    return outbox;
  };
  return { desk: { live, commands, session, requests, openOutbox }, writer };
};

/** The context to start the console, or any part of it, with. */
export const deskContext = (desk: StationDesk): Map<symbol, StationDesk> => new Map([[DESK, desk]]);

export const useDesk = (): StationDesk => getContext<StationDesk>(DESK);
