// Which tablets have signed in. A session is a random token of which only the hash is kept; it ends by itself.
import { createHash, randomBytes } from 'node:crypto';
import type { Device, Role } from '../contract/access.ts';
import type { Clock, Stop } from '../ports.ts';
import type { KeptSession } from './access-file.ts';
import type { AskerRole } from './roles.ts';

export interface Session extends Omit<KeptSession, 'role'> {
  readonly role: AskerRole;
}

export interface NewSession {
  readonly token: string;
  readonly session: Session;
}

/** Who signs in, and on what. */
export interface Visitor {
  readonly role: AskerRole;
  readonly name?: string | undefined;
  readonly device: Device;
}

const HOUR_MS = 3_600_000;
/** A week: a family signs in on Sunday, a lost tablet is harmless on the next. Others leave at the end of their day. */
const LASTING_MS: Readonly<Record<AskerRole, number>> = {
  family: 7 * 24 * HOUR_MS,
  technician: 12 * HOUR_MS,
  trainer: 12 * HOUR_MS,
  terminal: Number.POSITIVE_INFINITY,
};
/** A clock that was set back by more than this makes a session unbelievable. */
const CLOCK_SLACK_MS = HOUR_MS;
const MOST_SESSIONS = 64;

export interface Sessions {
  open(visitor: Visitor): NewSession;
  find(token: string | undefined): Session | undefined;
  end(which: (session: Session) => boolean): readonly Session[];
  /** Calls back with the hash of a token that is worth nothing any more. */
  onEnd(listener: (hash: string) => void): Stop;
  /** The live ones of people, oldest first. */
  list(): readonly KeptSession[];
  /** Number of the next one. */
  next(): number;
}

export const createSessions = (
  stored: { readonly sessions: readonly KeptSession[]; readonly next: number },
  clock: Pick<Clock, 'now'>,
): Sessions => {
  const sessions = new Map<string, Session>(stored.sessions.map((session) => [session.hash, session]));
  const listeners = new Set<(hash: string) => void>();
  let next = stored.next;

  const isLive = ({ role, since, until }: Session): boolean => {
    const now = clock.now();
    return role === 'terminal' || (now < until && now > since - CLOCK_SLACK_MS);
  };
  const drop = (session: Session) => {
    sessions.delete(session.hash);
    for (const listener of listeners) listener(session.hash);
  };
  const sweep = () => {
    for (const session of sessions.values()) if (!isLive(session)) drop(session);
    const people = [...sessions.values()].filter(isPerson);
    for (const session of people.slice(0, Math.max(0, people.length - MOST_SESSIONS))) drop(session);
  };

  return {
    open({ role, name, device }) {
      const token = newToken();
      const now = clock.now();
      const times = { since: now, until: now + LASTING_MS[role], seen: now };
      const session: Session = {
        n: role === 'terminal' ? 0 : next,
        role,
        ...(name ? { name } : {}),
        device,
        hash: hashOf(token),
        ...times,
      };
      if (role !== 'terminal') next += 1;
      sessions.set(session.hash, session);
      sweep();
      return { token, session };
    },
    find(token) {
      const session = token === undefined ? undefined : sessions.get(hashOf(token));
      if (!session || !isLive(session)) return undefined;
      const seen = { ...session, seen: clock.now() };
      sessions.set(session.hash, seen);
      return seen;
    },
    end(which) {
      const ended = [...sessions.values()].filter(which);
      for (const session of ended) drop(session);
      return ended;
    },
    onEnd(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    list: () => [...sessions.values()].filter(isPerson).filter(isLive),
    next: () => next,
  };
};

const isPerson = (session: Session): session is Session & { readonly role: Role } =>
  session.role !== 'terminal';

/** 256 bits that nobody guesses, as they travel in a cookie or an address. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
