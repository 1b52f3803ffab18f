// One message of the safety layer as bytes on the line, and back. Layout and CRC: hardware/firmware/PROTOCOL.md, "Frame".
import { err, ok, type Result } from '../../controller/core/result.ts';

/** First byte of every safety sysex. */
export const SAFETY_SYSEX = 0x0c;
export const START_SYSEX = 0xf0;
export const END_SYSEX = 0xf7;

export interface Frame {
  readonly type: number;
  /** 0…255, chosen by the host and repeated in the answer. */
  readonly seq: number;
  readonly payload: Uint8Array;
}

/** Why bytes are no frame. */
export type FrameFault = 'not-safety' | 'seven-bit' | 'length' | 'crc';

/** CRC-16/CCITT-FALSE: "123456789" gives 0x29B1. */
export const crc16 = (bytes: Iterable<number>): number => {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++)
      crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
  }
  return crc;
};

/** Each byte as two: its low seven bits, then its top bit. */
const spread = (bytes: readonly number[]): number[] => bytes.flatMap((byte) => [byte & 0x7f, byte >> 7]);

const gather = (pairs: Uint8Array): Result<number[], FrameFault> => {
  if (pairs.length % 2 !== 0) return err('length');
  const bytes: number[] = [];
  for (let i = 0; i < pairs.length; i += 2) {
    const low = pairs[i] ?? 0xff;
    const top = pairs[i + 1] ?? 0xff;
    // A top half above 1 cannot have been written by a board: some bit was turned on the way.
    if (low > 0x7f || top > 1) return err('seven-bit');
    bytes.push(low | (top << 7));
  }
  return ok(bytes);
};

/** The whole sysex, F0 … F7. */
export const encodeFrame = ({ type, seq, payload }: Frame): Uint8Array => {
  const body = [type, seq, ...payload];
  const crc = crc16(body);
  return Uint8Array.from([START_SYSEX, SAFETY_SYSEX, ...spread([...body, crc & 0xff, crc >> 8]), END_SYSEX]);
};

/** Accepts only a whole sysex whose CRC is right; never throws. */
export const decodeFrame = (sysex: Uint8Array): Result<Frame, FrameFault> => {
  if (sysex[0] !== START_SYSEX || sysex[1] !== SAFETY_SYSEX || sysex.at(-1) !== END_SYSEX)
    return err('not-safety');
  const bytes = gather(sysex.subarray(2, -1));
  if (!bytes.ok) return bytes;
  const [type, seq] = bytes.value;
  if (type === undefined || seq === undefined || bytes.value.length < 4) return err('length');
  const body = bytes.value.slice(0, -2);
  const [low = 0, high = 0] = bytes.value.slice(-2);
  if (crc16(body) !== (low | (high << 8))) return err('crc');
  return ok({ type, seq, payload: Uint8Array.from(body.slice(2)) });
};
