// Who may act: everybody on the local network may look, only a tablet that has signed in with the PIN may change anything.
import { ok, type Result } from '../core/result.ts';
import type { Clock, Documents, Journal, Log } from '../ports.ts';
import { openAccessFile } from './access-file.ts';
import { createPinKeeper, type PinRefusal } from './pin-keeper.ts';
import { createSessions, type KeptSession, type NewSession } from './sessions.ts';

export type Entry = Result<NewSession, PinRefusal>;

export interface Access {
  isPinSet(): boolean;
  /** The live session of a token. */
  find(token: string | undefined): KeptSession | undefined;
  signIn(pin: string, address: string): Promise<Entry>;
  /** Without `current` only while no PIN is set. Ends every other session. */
  choosePin(pin: string, current: string | undefined, address: string): Promise<Entry>;
  signOut(token: string | undefined): Promise<void>;
}

export interface AccessDeps {
  readonly documents: Documents;
  /** Who chose, changed or guessed the PIN is written down. */
  readonly journal: Pick<Journal, 'append'>;
  readonly clock: Clock;
  readonly log: Log;
}

export const createAccess = async ({ documents, ...deps }: AccessDeps): Promise<Access> => {
  const document = await openAccessFile(documents);
  const sessions = createSessions(document.value.sessions, deps.clock);
  const keeper = createPinKeeper({ document, ...deps });

  /** A full disk must not lock the family out: the session then lasts as long as the process. */
  const saveSessions = async () => {
    try {
      await document.save({ ...document.value, sessions: sessions.kept() });
    } catch (cause) {
      deps.log.warn('sessions not saved', { cause: String(cause) });
    }
  };

  const enter = async (): Promise<Entry> => {
    const session = sessions.open();
    await saveSessions();
    return ok(session);
  };

  const change = async (pin: string, address: string, isFirst: boolean): Promise<Entry> => {
    const kept = await keeper.keep(pin, address, isFirst);
    if (!kept.ok) return kept;
    sessions.endAll();
    return enter();
  };

  return {
    isPinSet: keeper.isSet,
    find: sessions.find,
    async signIn(pin, address) {
      const proof = await keeper.prove(pin, address);
      return proof.ok ? enter() : proof;
    },
    async choosePin(pin, current, address) {
      if (!keeper.isSet()) return change(pin, address, true);
      if (current === undefined) return { ok: false, error: { kind: 'pin-set' } };
      const proof = await keeper.prove(current, address);
      return proof.ok ? change(pin, address, false) : proof;
    },
    async signOut(token) {
      if (!sessions.find(token)) return;
      sessions.end(token);
      await saveSessions();
    },
  };
};
