// Who may act, how one signs in, and how a tablet is let in by another. A PIN is four to eight digits or, for the family, four pictures.
import { z } from 'zod';
import { wanted } from '../core/schema-reason.ts';

export const ROLES = ['family', 'technician', 'trainer'] as const;
export type Role = (typeof ROLES)[number];
const roleSchema = z.enum(ROLES);

/** What a picture PIN is made of. Their order matters and one may come twice: 12⁴ = 20,736, twice as many as four digits give. */
export const PICTURES = [
  ...(['sun', 'moon', 'mountain', 'house', 'drop', 'leaf'] as const),
  ...(['flower', 'potato', 'corn', 'llama', 'bird', 'fish'] as const),
] as const;
export type Picture = (typeof PICTURES)[number];
export const PICTURES_IN_PIN = 4;

const picture = `(${PICTURES.join('|')})`;
const pin = z
  .string()
  .regex(
    new RegExp(`^([0-9]{4,8}|${picture}( ${picture}){${PICTURES_IN_PIN - 1}})$`),
    wanted('cli.wanted.pin'),
  );

/** Of a PIN that is one. */
export const isPicturePin = (pin: string): boolean => /^[a-z]/.test(pin);

/** A PIN that may be of an older rule. */
const presentPin = z.string().max(60);

export const signInSchema = z.strictObject({ pin: presentPin.min(1), role: roleSchema.default('family') });

/** First start: the family's without `current`. Change: the present one with it; or who is signed in may set it for this role. */
export const pinChangeSchema = z
  .strictObject({
    pin,
    role: roleSchema.default('family'),
    /** Whose PIN it is, where several technicians have one each. */
    name: z
      .string()
      .trim()
      .regex(/^[\p{L}\p{M}][\p{L}\p{M} .'-]{0,29}$/u, 'a name of at most thirty letters')
      .optional(),
    current: presentPin.optional(),
  })
  .refine(({ role, pin }) => role === 'family' || !isPicturePin(pin), { path: ['pin'], message: 'digits' });

export const pinResetSchema = z.strictObject({ role: roleSchema });

/** What another tablet is let in as. */
export const admissionSchema = z.strictObject({ role: roleSchema });

/** A random token as the controller gave it: a ticket of who waits, or an invitation. */
export const tokenSchema = z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'a token') });

/** The number on the screen of a tablet that waits. */
export const numberSchema = z.strictObject({
  number: z
    .string()
    .regex(/^[1-9][0-9]{3}$/)
    .transform(Number),
});
/** The number of a tablet on the list. */
export const tabletSchema = z.strictObject({
  n: z
    .string()
    .regex(/^[1-9][0-9]{0,8}$/)
    .transform(Number),
});

export type Device = 'tablet' | 'phone' | 'computer' | 'program';

/** Whether this tablet may act, and how it could. */
export interface SessionState {
  readonly signedIn: boolean;
  /** False on the first start: the console then asks for a PIN to be chosen. */
  readonly pinSet: boolean;
  /** What the family's PIN is made of; absent while there is none. */
  readonly familyPin?: 'digits' | 'pictures';
  /** Roles for which there is a PIN. */
  readonly roles: readonly Role[];
  readonly role?: Role | 'terminal';
  /** Its number on the list of tablets. */
  readonly n?: number;
  /** When this tablet will be asked again, ms since 1970. */
  readonly until?: number;
}

/** A tablet that has signed in. Times in ms since 1970. */
export interface WireTablet {
  readonly n: number;
  readonly role: Role;
  readonly name?: string | undefined;
  readonly device: Device;
  readonly since: number;
  readonly until: number;
  readonly seen: number;
  /** It is the one that asks. */
  readonly own: boolean;
}

/** A tablet that asks to be let in. */
export interface WireWaiting {
  readonly number: number;
  readonly device: Device;
  readonly address: string;
  readonly seconds: number;
}

export interface WireAccess {
  readonly tablets: readonly WireTablet[];
  readonly waiting: readonly WireWaiting[];
  /** Whose PIN may be set, and as what others may be let in, from here. */
  readonly grants: readonly Role[];
}

/** To a tablet that asks to be let in: `token` is its ticket, `number` stands on its screen. */
export interface PairingTicket {
  readonly token: string;
  readonly number: number;
  readonly seconds: number;
}

export interface Invitation {
  readonly token: string;
  readonly seconds: number;
}
