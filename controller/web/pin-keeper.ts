// The one PIN of the house: chosen by the first person on the local network, changed by who knows it, guessed by nobody.
import { err, ok, type Result } from '../core/result.ts';
import type { Clock, Document, Journal, Log } from '../ports.ts';
import type { AccessFile } from './access-file.ts';
import { hashPin, isPin } from './pin-hash.ts';
import { createSlowDown } from './slow-down.ts';

export type PinRefusal =
  | { readonly kind: 'wrong-pin' | 'no-pin' | 'pin-set' | 'not-saved' }
  | { readonly kind: 'slowed'; readonly seconds: number };

type PinResult = Result<true, PinRefusal>;

export interface PinKeeper {
  isSet(): boolean;
  /** Whether `pin` is the PIN; wrong ones slow the next. */
  prove(pin: string, address: string): Promise<PinResult>;
  /** Keeps a new PIN and forgets every session on the disk. `isFirst` is refused once there is one. */
  keep(pin: string, address: string, isFirst: boolean): Promise<PinResult>;
}

export interface PinKeeperDeps {
  readonly document: Document<AccessFile>;
  readonly journal: Pick<Journal, 'append'>;
  readonly clock: Clock;
  readonly log: Log;
}

export const createPinKeeper = ({ document, journal, clock, log }: PinKeeperDeps): PinKeeper => {
  const slowDown = createSlowDown(clock);
  const inTurn = createTurnstile();

  const note = async (change: string, by: string) => {
    try {
      await journal.append({ at: clock.now(), kind: 'person', subject: 'pin', by, change });
    } catch (cause) {
      log.error('journal entry lost', { subject: 'pin', by, change, cause: String(cause) });
    }
  };

  const judge = async (pin: string, address: string): Promise<PinResult> => {
    const kept = document.value.pin;
    if (!kept) return err({ kind: 'no-pin' });
    if (await isPin(pin, kept)) {
      slowDown.forgive(address);
      return ok(true);
    }
    await note('wrong', address);
    return err({ kind: 'wrong-pin' });
  };

  const replace = async (pin: string, address: string, isFirst: boolean): Promise<PinResult> => {
    if (isFirst && document.value.pin) return err({ kind: 'pin-set' });
    try {
      await document.save({ version: 1, pin: await hashPin(pin), sessions: [] });
    } catch (cause) {
      log.error('PIN not saved', { cause: String(cause) });
      return err({ kind: 'not-saved' });
    }
    await note(isFirst ? 'chosen' : 'changed', address);
    return ok(true);
  };

  return {
    isSet: () => document.value.pin !== undefined,
    async prove(pin, address) {
      const pause = slowDown.begin(address);
      if (pause > 0) return err({ kind: 'slowed', seconds: Math.ceil(pause / 1000) });
      return inTurn(() => judge(pin, address));
    },
    keep: (pin, address, isFirst) => inTurn(() => replace(pin, address, isFirst)),
  };
};

/** One at a time: scrypt takes memory and a core, and of two first persons only one is the first. */
const createTurnstile = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
};
