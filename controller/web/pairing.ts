// How a tablet is let in by another that has signed in: it shows a number and waits to be approved, or it brings an invitation that
// was shown to it as a QR code. Both are worth something for two minutes and once. Nothing here outlives a restart.
import { randomInt } from 'node:crypto';
import type { Device, Invitation, PairingTicket, Role, WireWaiting } from '../contract/access.ts';
import type { Clock } from '../ports.ts';
import { newToken } from './sessions.ts';

export interface Pairing {
  /** Undefined while too many wait already. */
  ask(device: Device, address: string): PairingTicket | undefined;
  waiting(): readonly WireWaiting[];
  /** False when nobody waits with this number any more. */
  approve(number: number, role: Role): boolean;
  /** The role that it was approved for, once; `waiting` before. */
  claim(ticket: string): Role | 'waiting' | undefined;
  invite(role: Role): Invitation;
  /** The role of an invitation, once. */
  redeem(invitation: string): Role | undefined;
}

interface Asking {
  readonly ticket: string;
  readonly number: number;
  readonly device: Device;
  readonly address: string;
  readonly endsAt: number;
  readonly role?: Role;
}

export const PAIRING_MS = 120_000;
const MOST_WAITING = 8;
/** A stranger who asks again and again must not keep the family's own tablet out. */
const MOST_OF_ONE_ADDRESS = 2;
const MOST_INVITATIONS = 8;

export const createPairing = (clock: Pick<Clock, 'monotonic'>): Pairing => {
  let asking: readonly Asking[] = [];
  let invitations: readonly { readonly token: string; readonly role: Role; readonly endsAt: number }[] = [];

  const sweep = () => {
    const now = clock.monotonic();
    asking = asking.filter(({ endsAt }) => now < endsAt);
    invitations = invitations.filter(({ endsAt }) => now < endsAt);
  };
  const seconds = (endsAt: number): number => Math.ceil((endsAt - clock.monotonic()) / 1000);
  const endsAt = () => clock.monotonic() + PAIRING_MS;

  const freeNumber = (): number => {
    const number = randomInt(1000, 10_000);
    return asking.some((other) => other.number === number) ? freeNumber() : number;
  };

  return {
    ask(device, address) {
      sweep();
      const own = asking.filter((other) => other.address === address).length;
      if (asking.length >= MOST_WAITING || own >= MOST_OF_ONE_ADDRESS) return undefined;
      const one = { ticket: newToken(), number: freeNumber(), device, address, endsAt: endsAt() };
      asking = [...asking, one];
      return { token: one.ticket, number: one.number, seconds: seconds(one.endsAt) };
    },
    waiting() {
      sweep();
      return asking
        .filter(({ role }) => role === undefined)
        .map(({ number, device, address, endsAt }) => ({
          number,
          device,
          address,
          seconds: seconds(endsAt),
        }));
    },
    approve(number, role) {
      sweep();
      const one = asking.find((other) => other.number === number && other.role === undefined);
      if (!one) return false;
      asking = asking.map((other) => (other === one ? { ...one, role } : other));
      return true;
    },
    claim(ticket) {
      sweep();
      const one = asking.find((other) => other.ticket === ticket);
      if (!one) return undefined;
      if (!one.role) return 'waiting';
      asking = asking.filter((other) => other !== one);
      return one.role;
    },
    invite(role) {
      sweep();
      const one = { token: newToken(), role, endsAt: endsAt() };
      invitations = [...invitations, one].slice(-MOST_INVITATIONS);
      return { token: one.token, seconds: seconds(one.endsAt) };
    },
    redeem(token) {
      sweep();
      const one = invitations.find((other) => other.token === token);
      invitations = invitations.filter((other) => other !== one);
      return one?.role;
    },
  };
};
