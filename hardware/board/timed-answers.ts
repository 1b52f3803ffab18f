// What the board says of pulses it has counted and parts it has timed. Byte layouts: hardware/firmware/PROTOCOL.md, "Board → host".
const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const DHT_ENDS = ['ok', 'no-answer', 'cut-short', 'checksum'] as const;
const ECHO_ENDS = ['ok', 'never-began', 'never-ended', 'stuck-high'] as const;

export type DhtEnd = (typeof DHT_ENDS)[number] | 'unknown';
export type EchoEnd = (typeof ECHO_ENDS)[number] | 'unknown';

export type TimedAnswer =
  /** Falls of a pin in the last `period` ms. */
  | { readonly kind: 'counted'; readonly pin: number; readonly falls: number; readonly period: number }
  /** Five bytes of a DHT22, true only where `end` is ok. */
  | { readonly kind: 'dht'; readonly pin: number; readonly end: DhtEnd; readonly bytes: readonly number[] }
  /** Length of an echo, µs, true only where `end` is ok. */
  | { readonly kind: 'ranged'; readonly pin: number; readonly end: EchoEnd; readonly echo: number };

interface TimedLayout {
  fits(length: number): boolean;
  read(payload: Uint8Array): TimedAnswer;
}

const exactly = (n: number) => (length: number) => length === n;

/** By type of the frame. */
export const TIMED_LAYOUTS: Readonly<Record<number, TimedLayout>> = {
  72: {
    fits: exactly(9),
    read: (p) => ({
      kind: 'counted',
      pin: view(p).getUint8(0),
      falls: view(p).getUint32(1, true),
      period: view(p).getUint32(5, true),
    }),
  },
  73: {
    fits: exactly(7),
    read: (p) => ({
      kind: 'dht',
      pin: view(p).getUint8(0),
      end: DHT_ENDS[view(p).getUint8(1)] ?? 'unknown',
      bytes: [...p.slice(2)],
    }),
  },
  74: {
    fits: exactly(6),
    read: (p) => ({
      kind: 'ranged',
      pin: view(p).getUint8(0),
      end: ECHO_ENDS[view(p).getUint8(1)] ?? 'unknown',
      echo: view(p).getUint32(2, true),
    }),
  },
};
