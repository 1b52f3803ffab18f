// The PINs of the house: the family's, chosen by the first person on the local network; one for each technician and trainer. Changed
// by who knows it or by who may set it, guessed by nobody.
import { isPicturePin, type Role } from '../contract/access.ts';
import { err, ok, type Result } from '../core/result.ts';
import type { Clock, Document, Journal, Log } from '../ports.ts';
import type { AccessFile, KeptPin } from './access-file.ts';
import { hashPin, isPin } from './pin-hash.ts';
import { createSlowDown } from './slow-down.ts';

export type PinRefusal =
  | { readonly kind: 'wrong-pin' | 'no-pin' | 'pin-set' | 'not-saved' | 'too-many-pins' }
  | { readonly kind: 'slowed'; readonly seconds: number };

/** A PIN as it is to be kept. */
export interface PinWish {
  readonly pin: string;
  readonly role: Role;
  readonly name?: string | undefined;
}

export interface PinKeeper {
  has(role: Role): boolean;
  familyPin(): 'digits' | 'pictures' | undefined;
  /** Whose PIN it is; wrong ones slow the next. */
  prove(pin: string, role: Role, address: string): Promise<Result<KeptPin, PinRefusal>>;
  /** Keeps a new PIN and forgets on the disk the sessions of who had it. `isFirst` is refused once there is one. */
  keep(wish: PinWish, by: string, isFirst: boolean): Promise<Result<true, PinRefusal>>;
  /** Forgets every PIN of a role, and on the disk its sessions. */
  forget(role: Role, by: string): Promise<Result<true, PinRefusal>>;
}

export interface PinKeeperDeps {
  readonly document: Document<AccessFile>;
  readonly journal: Pick<Journal, 'append'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Each is tried when somebody signs in, and each try takes its time. */
const MOST_OF_A_ROLE = 8;

interface Person {
  readonly role: string;
  readonly name?: string | undefined;
}

/** Whether both are the same person: of the one family, of technicians by name. */
export const isSamePerson = (a: Person, b: Person): boolean =>
  a.role === b.role && (a.role === 'family' || a.name === b.name);

export const createPinKeeper = ({ document, journal, clock, log }: PinKeeperDeps): PinKeeper => {
  const slowDown = createSlowDown(clock);
  const inTurn = createTurnstile();
  const pinsOf = (role: Role) => document.value.pins.filter((kept) => kept.role === role);

  const note = async (role: Role, change: string, by: string) => {
    const entry = { at: clock.now(), kind: 'person', subject: subjectOf(role), by, change } as const;
    try {
      await journal.append(entry);
    } catch (cause) {
      log.error('journal entry lost', { ...entry, cause: String(cause) });
    }
  };

  const judge = async (pin: string, role: Role, address: string): Promise<Result<KeptPin, PinRefusal>> => {
    const candidates = pinsOf(role);
    if (candidates.length === 0) return err({ kind: 'no-pin' });
    for (const kept of candidates)
      if (await isPin(pin, kept)) {
        slowDown.forgive(address);
        return ok(kept);
      }
    await note(role, 'wrong', address);
    return err({ kind: 'wrong-pin' });
  };

  const save = async (pins: readonly KeptPin[], isEnded: (of: KeptPin | Ended) => boolean) => {
    const sessions = document.value.sessions.filter((session) => !isEnded(session));
    try {
      await document.save({ ...document.value, pins, sessions });
      return ok(true as const);
    } catch (cause) {
      log.error('PIN not saved', { cause: String(cause) });
      return err({ kind: 'not-saved' as const });
    }
  };

  const replace = async (wish: PinWish, by: string, isFirst: boolean) => {
    const { role } = wish;
    if (isFirst && pinsOf(role).length > 0) return err({ kind: 'pin-set' as const });
    const others = document.value.pins.filter((kept) => !isSamePerson(kept, wish));
    if (others.filter((kept) => kept.role === role).length >= MOST_OF_A_ROLE)
      return err({ kind: 'too-many-pins' as const });
    const isNew = others.length === document.value.pins.length;
    const saved = await save([...others, await toKept(wish)], (of) => isSamePerson(of, wish));
    if (saved.ok) await note(role, isNew ? 'chosen' : 'changed', by);
    return saved;
  };

  return {
    has: (role) => pinsOf(role).length > 0,
    familyPin() {
      const [kept] = pinsOf('family');
      return kept && (kept.pictures ? 'pictures' : 'digits');
    },
    async prove(pin, role, address) {
      const pause = slowDown.begin(address);
      if (pause > 0) return err({ kind: 'slowed', seconds: Math.ceil(pause / 1000) });
      return inTurn(() => judge(pin, role, address));
    },
    keep: (wish, by, isFirst) => inTurn(() => replace(wish, by, isFirst)),
    forget: (role, by) =>
      inTurn(async () => {
        const isOf = (of: { role: string }) => of.role === role;
        const saved = await save(
          document.value.pins.filter((kept) => !isOf(kept)),
          isOf,
        );
        if (saved.ok) await note(role, 'forgotten', by);
        return saved;
      }),
  };
};

const toKept = async ({ pin, role, name }: PinWish): Promise<KeptPin> => ({
  role,
  ...(name ? { name } : {}),
  ...(isPicturePin(pin) ? { pictures: true } : {}),
  ...(await hashPin(pin)),
});

type Ended = AccessFile['sessions'][number];

const subjectOf = (role: Role): string => (role === 'family' ? 'pin' : `pin.${role}`);

/** One at a time: scrypt takes memory and a core, and of two first persons only one is the first. */
const createTurnstile = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
};
