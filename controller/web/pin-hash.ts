// Hash of a PIN by scrypt (RFC 7914). A PIN has few digits, so that the hash only slows; what protects is the slow-down at the door.
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** As kept in the document: cost and salt beside the hash, so that a later release may raise the cost. */
export interface PinHash {
  readonly cost: number;
  readonly salt: string;
  readonly hash: string;
}

/** 2^14 blocks of 1 KiB: 16 MiB and some 50 ms on the build machine; a small Pi needs a quarter of a second. */
const COST = 2 ** 14;
const BYTES = 32;

export const hashPin = async (pin: string): Promise<PinHash> => {
  const salt = randomBytes(16);
  const hash = await derive(pin, salt, { cost: COST });
  return { cost: COST, salt: salt.toString('base64url'), hash: hash.toString('base64url') };
};

export const isPin = async (pin: string, kept: PinHash): Promise<boolean> => {
  const hash = await derive(pin, Buffer.from(kept.salt, 'base64url'), { cost: kept.cost });
  const wanted = Buffer.from(kept.hash, 'base64url');
  return hash.length === wanted.length && timingSafeEqual(hash, wanted);
};

const derive = (pin: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(pin, salt, BYTES, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
