// How Sensirion's parts speak on I²C: orders of two bytes, numbers of two bytes with a checksum behind each.
// Source: Sensirion, Datasheet SHT3x-DIS version 7 (2022), 4.12; the same in SCD30 and SCD4x.
import type { Fault } from '../../controller/core/reading.ts';
import { err, ok, type Result } from '../../controller/core/result.ts';

/** CRC-8: polynomial 0x31, start 0xFF; 0xBEEF gives 0x92. */
export const crc8 = (bytes: readonly number[]): number =>
  bytes.reduce((crc, byte) => {
    let next = crc ^ byte;
    for (let bit = 0; bit < 8; bit++) next = next & 0x80 ? ((next << 1) ^ 0x31) & 0xff : next << 1;
    return next;
  }, 0xff);

const WORD = 3;

/** `count` words; fewer or more bytes are no answer, a wrong checksum spoils all. */
export const decodeWords = (bytes: readonly number[], count: number): Result<readonly number[], Fault> => {
  if (bytes.length !== count * WORD) return err('no-answer');
  const words: number[] = [];
  for (let at = 0; at < bytes.length; at += WORD) {
    const [high = 0, low = 0, crc] = bytes.slice(at, at + WORD);
    if (crc8([high, low]) !== crc) return err('bad-checksum');
    words.push((high << 8) | low);
  }
  return ok(words);
};

/** The bytes of an order, with its argument where it takes one. */
export const order = (code: number, argument?: number): readonly number[] => {
  const bytes = (word: number) => [word >> 8, word & 0xff];
  return argument === undefined ? bytes(code) : [...bytes(code), ...bytes(argument), crc8(bytes(argument))];
};
