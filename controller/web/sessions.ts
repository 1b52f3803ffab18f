// Which tablets have signed in. A session is a random token of which only the hash is kept; it ends by itself after a week.
import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../ports.ts';

/** As kept: SHA-256 of the token, and its life, ms since 1970. */
export interface KeptSession {
  readonly hash: string;
  readonly since: number;
  readonly until: number;
}

export interface NewSession {
  readonly token: string;
  readonly until: number;
}

/** A week: a family signs in on Sunday, a lost tablet is harmless on the next. */
export const SESSION_MS = 7 * 24 * 3_600_000;
/** A clock that was set back by more than this makes a session unbelievable. */
const CLOCK_SLACK_MS = 3_600_000;
const MOST_SESSIONS = 64;

export interface Sessions {
  open(): NewSession;
  find(token: string | undefined): KeptSession | undefined;
  end(token: string | undefined): void;
  endAll(): void;
  kept(): readonly KeptSession[];
}

export const createSessions = (stored: readonly KeptSession[], clock: Pick<Clock, 'now'>): Sessions => {
  const sessions = new Map(stored.map((session) => [session.hash, session]));

  const isLive = ({ since, until }: KeptSession): boolean => {
    const now = clock.now();
    return now < until && now > since - CLOCK_SLACK_MS;
  };
  const sweep = () => {
    for (const session of sessions.values()) if (!isLive(session)) sessions.delete(session.hash);
    const surplus = Math.max(0, sessions.size - MOST_SESSIONS);
    for (const hash of [...sessions.keys()].slice(0, surplus)) sessions.delete(hash);
  };

  return {
    open() {
      const token = randomBytes(32).toString('base64url');
      const since = clock.now();
      const session = { hash: hashOf(token), since, until: since + SESSION_MS };
      sessions.set(session.hash, session);
      sweep();
      return { token, until: session.until };
    },
    find(token) {
      const session = token === undefined ? undefined : sessions.get(hashOf(token));
      return session && isLive(session) ? session : undefined;
    },
    end: (token) => void (token !== undefined && sessions.delete(hashOf(token))),
    endAll: () => sessions.clear(),
    kept: () => [...sessions.values()],
  };
};

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
