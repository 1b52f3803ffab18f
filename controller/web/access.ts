// Who may act: everybody on the local network may look; what else, a tablet may by the role as which it has signed in or was let in.
import type { Device, Role, SessionState, WireAccess } from '../contract/access.ts';
import { type Because, because } from '../core/because.ts';
import { err, ok, type Result } from '../core/result.ts';
import type { Clock, Documents, Journal, Log, Stop } from '../ports.ts';
import { openAccessFile } from './access-file.ts';
import { createPairing, type Pairing } from './pairing.ts';
import {
  createPinKeeper,
  isSamePerson,
  type PinKeeper,
  type PinRefusal,
  type PinWish,
} from './pin-keeper.ts';
import { grantsOf, whoIs } from './roles.ts';
import { createSessions, type NewSession, type Session, type Sessions, type Visitor } from './sessions.ts';

export type Entry = Result<NewSession, PinRefusal>;

/** Where somebody asks from. */
export interface Doorstep {
  readonly address: string;
  readonly device: Device;
  /** What its cookie held, and the session that it stands for. */
  readonly token: string | undefined;
  readonly session: Session | undefined;
}

export interface Access {
  isPinSet(): boolean;
  /** The live session of a token. */
  find(token: string | undefined): Session | undefined;
  stateOf(session: Session | undefined): SessionState;
  signIn(pin: string, role: Role, at: Doorstep): Promise<Entry>;
  /** Without `current` only the family's first, or by who may grant this role. Ends every other session of this person. */
  choosePin(wish: PinWish & { readonly current?: string | undefined }, at: Doorstep): Promise<Entry>;
  /** Forgets the PINs of a role and ends its sessions: the way out for who forgot them, at the controller itself. */
  forgetPin(role: Role, by: Session): Promise<Result<true, PinRefusal>>;
  signOut(session: Session | undefined): Promise<void>;
  view(by: Session): WireAccess;
  /** Ends another tablet's session; false when there is none that `by` may end. */
  revoke(n: number, by: Session): Promise<boolean>;
  /** Tablets that let others in. */
  readonly pairing: Pick<Pairing, 'ask'>;
  approve(number: number, role: Role, by: Session): Promise<boolean>;
  invite(role: Role, by: Session): Promise<ReturnType<Pairing['invite']>>;
  /** Lets the tablet in that waits with this ticket or brings this invitation. */
  admit(
    proof: { readonly ticket: string } | { readonly invitation: string },
    at: Doorstep,
  ): Promise<NewSession | 'waiting' | undefined>;
  /** Calls back with the hash of a token that is worth nothing any more. */
  onEnd(listener: (hash: string) => void): Stop;
  /** The token of who sits at the controller itself; it is kept nowhere here and ends with the process. */
  openTerminal(): string;
}

export interface AccessDeps {
  readonly documents: Documents;
  /** Who chose, changed or guessed a PIN, and who let whom in, is written down. */
  readonly journal: Pick<Journal, 'append'>;
  readonly clock: Clock;
  readonly log: Log;
}

interface Rooms extends Omit<AccessDeps, 'documents'> {
  readonly keeper: PinKeeper;
  readonly sessions: Sessions;
  readonly save: () => Promise<void>;
  readonly note: (by: string, why: Because) => Promise<void>;
  readonly enter: (visitor: Visitor, at: Pick<Doorstep, 'session'>) => Promise<NewSession>;
}

export const createAccess = async ({ documents, ...deps }: AccessDeps): Promise<Access> => {
  const document = await openAccessFile(documents);
  const sessions = createSessions(document.value, deps.clock);
  const keeper = createPinKeeper({ document, ...deps });

  /** A full disk must not lock the family out: the session then lasts as long as the process. */
  const save = async () => {
    try {
      await document.save({ ...document.value, sessions: sessions.list(), next: sessions.next() });
    } catch (cause) {
      deps.log.warn('sessions not saved', { cause: String(cause) });
    }
  };

  const rooms: Rooms = {
    ...deps,
    keeper,
    sessions,
    save,
    async note(by, why) {
      const entry = { at: deps.clock.now(), kind: 'person', subject: 'tablet', by, because: why } as const;
      await deps.journal
        .append(entry)
        .catch((cause: unknown) => deps.log.error('journal entry lost', { by, cause: String(cause) }));
    },
    /** Who signs in anew leaves the session before: a tablet has one role. */
    async enter(visitor, { session }) {
      if (session) sessions.end(({ hash }) => hash === session.hash);
      const entered = sessions.open(visitor);
      await save();
      return entered;
    },
  };
  return { ...createDoor(rooms), ...createTabletList(rooms) };
};

type Door = Pick<
  Access,
  | 'isPinSet'
  | 'find'
  | 'stateOf'
  | 'signIn'
  | 'choosePin'
  | 'forgetPin'
  | 'signOut'
  | 'onEnd'
  | 'openTerminal'
>;

const createDoor = ({ keeper, sessions, save, note, enter }: Rooms): Door => {
  const change = async (
    wish: PinWish,
    { session, address, device }: Doorstep,
    isFirst: boolean,
  ): Promise<Entry> => {
    const kept = await keeper.keep(wish, session ? whoIs(session) : address, isFirst);
    if (!kept.ok) return kept;
    const ended = sessions.end((other) => isSamePerson(other, wish));
    // Who set it for somebody else stays who they are.
    const isOwn = !session || ended.some(({ hash }) => hash === session.hash);
    if (isOwn) return ok(await enter({ ...wish, device }, { session: undefined }));
    await save();
    return ok({ token: '', session });
  };
  return {
    isPinSet: () => keeper.has('family'),
    find: sessions.find,
    onEnd: sessions.onEnd,
    openTerminal: () => sessions.open({ role: 'terminal', device: 'program' }).token,
    stateOf(session) {
      const family = keeper.familyPin();
      return {
        signedIn: session !== undefined,
        pinSet: family !== undefined,
        ...(family ? { familyPin: family } : {}),
        roles: (['family', 'technician', 'trainer'] as const).filter(keeper.has),
        ...(session ? { role: session.role, n: session.n, until: session.until } : {}),
      };
    },
    async signIn(pin, role, at) {
      const proof = await keeper.prove(pin, role, at.address);
      if (!proof.ok) return proof;
      const entered = await enter({ role, name: proof.value.name, device: at.device }, at);
      await note(whoIs(entered.session), because('access.signed-in', { address: at.address }));
      return ok(entered);
    },
    async choosePin({ current, ...wish }, at) {
      const { session, address } = at;
      if (session && session.role !== wish.role && grantsOf(session.role).includes(wish.role))
        return change(wish, at, false);
      if (!keeper.has(wish.role))
        return wish.role === 'family' ? change(wish, at, true) : err({ kind: 'no-pin' });
      if (current === undefined) return err({ kind: 'pin-set' });
      const proof = await keeper.prove(current, wish.role, address);
      // A technician changes the own one, not a colleague's.
      return proof.ok ? change({ ...wish, name: proof.value.name }, at, false) : proof;
    },
    async forgetPin(role, by) {
      const forgotten = await keeper.forget(role, whoIs(by));
      if (forgotten.ok) sessions.end((session) => session.role === role);
      return forgotten;
    },
    async signOut(session) {
      if (!session || session.role === 'terminal') return;
      sessions.end(({ hash }) => hash === session.hash);
      await save();
    },
  };
};

type TabletList = Pick<Access, 'view' | 'revoke' | 'pairing' | 'approve' | 'invite' | 'admit'>;

const createTabletList = ({ sessions, save, note, enter, clock }: Rooms): TabletList => {
  const pairing = createPairing(clock);
  return {
    pairing,
    view: (by) => ({
      tablets: sessions
        .list()
        .map(({ hash, ...tablet }) => ({ ...tablet, own: hash === by.hash }))
        .reverse(),
      waiting: pairing.waiting(),
      grants: grantsOf(by.role),
    }),
    async revoke(n, by) {
      const grants = grantsOf(by.role);
      const [ended] = sessions.end(
        (session) => session.n === n && session.role !== 'terminal' && grants.includes(session.role),
      );
      if (!ended) return false;
      await save();
      await note(whoIs(by), because('access.revoked', { who: whoIs(ended) }));
      return true;
    },
    async approve(number, role, by) {
      if (!pairing.approve(number, role)) return false;
      await note(whoIs(by), because('access.approved', { number, role: `role.${role}` }));
      return true;
    },
    async invite(role, by) {
      const invitation = pairing.invite(role);
      await note(whoIs(by), because('access.invited', { role: `role.${role}` }));
      return invitation;
    },
    async admit(proof, at) {
      const role = 'ticket' in proof ? pairing.claim(proof.ticket) : pairing.redeem(proof.invitation);
      if (role === undefined || role === 'waiting') return role;
      const entered = await enter({ role, device: at.device }, at);
      await note(whoIs(entered.session), because('access.let-in', { address: at.address }));
      return entered;
    },
  };
};
