// What was asked for and not done, in the journal: who, what and why. What was done is written by whoever did it.
import type { Because } from '../core/because.ts';
import type { Clock, Journal, Log } from '../ports.ts';
import type { Answer, Ask, Route } from './ask.ts';
import { createTokenBucket } from './token-bucket.ts';

export interface Audit {
  /** The role does not allow it, or nobody has signed in. */
  denied(route: Route, ask: Pick<Ask, 'params' | 'by'>, why: Because): Promise<void>;
  /** Writes a line when interlocks or rules said no. */
  answered(route: Route, ask: Pick<Ask, 'params' | 'by'>, answer: Answer): Promise<void>;
}

/** Whoever is not let in knocks as often as he likes: the memory card must not pay for it. Lines a second, and at once. */
const DENIED_RATE = 1 / 60;
const DENIED_AT_ONCE = 20;

export const createAudit = (deps: {
  readonly journal: Pick<Journal, 'append'>;
  readonly clock: Clock;
  readonly log: Log;
}): Audit => {
  const { journal, clock, log } = deps;
  const denials = createTokenBucket(DENIED_RATE, clock, DENIED_AT_ONCE);

  const write = async (subject: string, by: string, change: string, why: Because) => {
    const entry = { at: clock.now(), kind: 'person', subject, by, change, because: why } as const;
    await journal
      .append(entry)
      .catch((cause: unknown) => log.error('journal entry lost', { entry, cause: String(cause) }));
  };

  return {
    async denied(route, { params, by }, why) {
      if (route.method !== 'get' && denials.take()) await write(subjectOf(route, params), by, 'denied', why);
    },
    async answered(route, { params, by }, { body }) {
      const refusal = refusalIn(body);
      if (route.method !== 'get' && refusal)
        await write(subjectOf(route, params), by, refusal.outcome, refusal.because);
    },
  };
};

/** What the path names, or what it is about: `pump`, `schedule`, `rig`. */
const subjectOf = ({ path }: Route, params: unknown): string => {
  const named = typeof params === 'object' && params !== null && 'id' in params ? params.id : undefined;
  return typeof named === 'string' ? named.slice(0, 120) : (path.split('/')[1] ?? path);
};

const refusalIn = (
  body: unknown,
): { readonly outcome: 'vetoed' | 'refused'; readonly because: Because } | undefined => {
  if (typeof body !== 'object' || body === null || !('outcome' in body) || !('because' in body))
    return undefined;
  const { outcome, because: why } = body;
  return outcome === 'vetoed' || outcome === 'refused' ? { outcome, because: why as Because } : undefined;
};
