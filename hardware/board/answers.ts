// What the board says in the safety layer, typed. Byte layouts: hardware/firmware/PROTOCOL.md, "Board → host".
import { err, ok, type Result } from '../../controller/core/result.ts';
import type { Frame } from './frame.ts';
import { TIMED_LAYOUTS, type TimedAnswer } from './timed-answers.ts';

const ID_LENGTH = 8;
const RECORD_LENGTH = 12;
const PROGRAM_LENGTH = 16;

export interface Identity {
  readonly protocol: number;
  readonly firmware: readonly [major: number, minor: number, patch: number];
  readonly model: number;
  /** 16 hexadecimal digits; null where the board has none yet. */
  readonly id: string | null;
  /** MCUSR; 0x80 is the watchdog's soft restart. */
  readonly resetCause: number;
  readonly resets: number;
  /** ms */
  readonly uptime: number;
  readonly count: number;
  readonly configCrc: number;
}

export interface PinState {
  /** 0…1, as the pin is driven now. */
  readonly duty: number;
  /** ms */
  readonly leaseLeft: number;
  readonly trips: number;
}

export interface BoardState {
  readonly beating: boolean;
  readonly configured: boolean;
  /** There while the board runs its fallback programs. */
  readonly fallback?: true;
  /** ms */
  readonly uptime: number;
  /** In index order. */
  readonly pins: readonly PinState[];
}

const EVENTS = [
  '',
  'lease-ended',
  'beat-lost',
  'trip',
  'raw-write',
  'eeprom-bad',
  'interlock-1',
  'interlock-2',
  'pulse-ended',
  'fallback-began',
  'fallback-ended',
] as const;
const ERRORS = [
  '',
  'crc',
  'unknown-type',
  'length',
  'index',
  'range',
  'not-beating',
  'id-set',
  'exclusion',
  'resting',
  'eeprom',
  'protocol',
  'pin',
  'interlock',
  'busy',
] as const;
const PULSE_ENDS = ['running', 'done', 'stopped', 'host-lost', 'interlock', 'trip'] as const;
/** What ended a pulse; `running` while nothing has. */
export type PulseEnd = (typeof PULSE_ENDS)[number] | 'unknown';

/** The last pulse of one output since the board has started. */
export interface PulseReport {
  readonly index: number;
  /** 0: there was none. */
  readonly order: number;
  readonly end: PulseEnd;
  /** ms really on. */
  readonly spent: number;
}

export type BoardEvent = Exclude<(typeof EVENTS)[number], ''> | 'unknown';
export type BoardError = Exclude<(typeof ERRORS)[number], ''> | 'unknown';

/** What the board says. */
export type Answer =
  | { readonly kind: 'ack'; readonly of: number }
  | { readonly kind: 'identity'; readonly identity: Identity }
  | { readonly kind: 'config'; readonly index: number; readonly record: Uint8Array }
  | { readonly kind: 'state'; readonly state: BoardState }
  | { readonly kind: 'program'; readonly place: number; readonly record: Uint8Array }
  | TimedAnswer
  | { readonly kind: 'pulsed'; readonly pulse: PulseReport }
  | { readonly kind: 'event'; readonly event: BoardEvent; readonly index: number; readonly at: number }
  | { readonly kind: 'error'; readonly of: number; readonly error: BoardError };

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const hex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const readIdentity = (p: Uint8Array): Answer => {
  const v = view(p);
  const id = p.slice(5, 5 + ID_LENGTH);
  return {
    kind: 'identity',
    identity: {
      protocol: v.getUint8(0),
      firmware: [v.getUint8(1), v.getUint8(2), v.getUint8(3)],
      model: v.getUint8(4),
      id: id.every((byte) => byte === 0xff) ? null : hex(id),
      resetCause: v.getUint8(13),
      resets: v.getUint16(14, true),
      uptime: v.getUint32(16, true),
      count: v.getUint8(20),
      configCrc: v.getUint16(21, true),
    },
  };
};

const readState = (p: Uint8Array): Answer => {
  const v = view(p);
  const pins: PinState[] = [];
  for (let at = 5; at + 4 <= p.length; at += 4)
    pins.push({
      duty: v.getUint8(at) / 255,
      leaseLeft: v.getUint16(at + 1, true) * 100,
      trips: v.getUint8(at + 3),
    });
  const flags = v.getUint8(0);
  const uptime = v.getUint32(1, true);
  return {
    kind: 'state',
    state: {
      beating: (flags & 1) !== 0,
      configured: (flags & 2) !== 0,
      uptime,
      pins,
      ...((flags & 4) !== 0 ? { fallback: true } : {}),
    },
  };
};

const readPulsed = (p: Uint8Array): Answer => {
  const v = view(p);
  return {
    kind: 'pulsed',
    pulse: {
      index: v.getUint8(0),
      order: v.getUint16(1, true),
      end: PULSE_ENDS[v.getUint8(3)] ?? 'unknown',
      spent: v.getUint32(4, true),
    },
  };
};

interface Layout {
  fits(length: number): boolean;
  read(payload: Uint8Array): Answer;
}

const exactly = (n: number) => (length: number) => length === n;

const LAYOUTS: Readonly<Record<number, Layout>> = {
  64: { fits: exactly(1), read: (p) => ({ kind: 'ack', of: view(p).getUint8(0) }) },
  65: { fits: exactly(23), read: readIdentity },
  66: {
    fits: exactly(1 + RECORD_LENGTH),
    read: (p) => ({ kind: 'config', index: view(p).getUint8(0), record: p.slice(1) }),
  },
  67: { fits: (length) => length >= 5 && (length - 5) % 4 === 0, read: readState },
  68: {
    fits: exactly(6),
    read: (p) => ({
      kind: 'event',
      event: EVENTS[view(p).getUint8(0)] || 'unknown',
      index: view(p).getUint8(1),
      at: view(p).getUint32(2, true),
    }),
  },
  69: {
    fits: exactly(2),
    read: (p) => ({
      kind: 'error',
      of: view(p).getUint8(0),
      error: ERRORS[view(p).getUint8(1)] || 'unknown',
    }),
  },
  70: { fits: exactly(8), read: readPulsed },
  71: {
    fits: exactly(1 + PROGRAM_LENGTH),
    read: (p) => ({ kind: 'program', place: view(p).getUint8(0), record: p.slice(1) }),
  },
  ...TIMED_LAYOUTS,
};

/** Reads a frame from the board; a type or length that the protocol does not know is an error, never a guess. */
export const readAnswer = (frame: Frame): Result<Answer, 'unknown-type' | 'length'> => {
  const layout = LAYOUTS[frame.type];
  if (!layout) return err('unknown-type');
  return layout.fits(frame.payload.length) ? ok(layout.read(frame.payload)) : err('length');
};
