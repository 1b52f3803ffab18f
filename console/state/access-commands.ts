// What a person may ask about who may act: signing in and out, PINs, and the other tablets.
import type {
  Invitation,
  PairingTicket,
  Role,
  SessionState,
  WireAccess,
} from '../../controller/contract/access.ts';
import type { Outcome } from '../../controller/contract/request.ts';
import type { AskController, Reply } from './reply.ts';

export interface AccessCommands {
  /** Whether this tablet may act, and how it could. */
  session(): Promise<Reply<SessionState>>;
  signIn(pin: string, role: Role): Promise<Reply<SessionState>>;
  signOut(): Promise<Reply<SessionState>>;
  setPin(wish: PinWish): Promise<Reply<SessionState>>;
  /** Asks to be let in by another tablet. */
  askToEnter(): Promise<Reply<PairingTicket>>;
  /** Comes in by the code of another tablet. */
  join(token: string): Promise<Reply<SessionState>>;
  tablets(): Promise<Reply<WireAccess>>;
  approve(number: number, role: Role): Promise<Reply<Outcome>>;
  sendAway(n: number): Promise<Reply<Outcome>>;
  invite(role: Role): Promise<Reply<Invitation>>;
  claimEntry(token: string): Promise<Reply<SessionState | { readonly waiting: true }>>;
}

/** A new PIN: the family's own with the present one, any other by who may set it. */
export interface PinWish {
  readonly pin: string;
  readonly role?: Role;
  readonly name?: string;
  readonly current?: string;
}

export const accessCommands = (ask: AskController): AccessCommands => ({
  session: () => ask('GET', '/session'),
  signIn: (pin, role) => ask('POST', '/session', { pin, role }),
  signOut: () => ask('DELETE', '/session'),
  setPin: (wish) => ask('POST', '/pin', wish),
  askToEnter: () => ask('POST', '/pairing', {}),
  join: (token) => ask('POST', '/pairing/join', { token }),
  tablets: () => ask('GET', '/tablets'),
  approve: (number, role) => ask('POST', `/tablets/waiting/${number}/approve`, { role }),
  sendAway: (n) => ask('POST', `/tablets/${n}/revoke`, {}),
  invite: (role) => ask('POST', '/tablets/invitations', { role }),
  claimEntry: (token) => ask('POST', '/pairing/claim', { token }),
});
