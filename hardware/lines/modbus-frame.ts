// Modbus RTU as bytes: the question for registers and the answer to it among whatever else was heard. Source: Modbus over Serial Line
// 1.02, sections 2.5.1 and 6.2 (frames and CRC); Modbus Application Protocol 1.1b3, sections 6.3, 6.4 and 7 (functions, exceptions).
import type { RegisterBlock } from '../driver.ts';

/** Registers, or the code with which the slave refused. */
export type RegisterAnswer = { readonly registers: readonly number[] } | { readonly exception: number };

const HEADER = 3;
const CRC = 2;
const REFUSED = 0x80;

/** CRC-16 of Modbus: polynomial 0xA001 from the low end, begun with ones. */
export const crc16 = (bytes: Uint8Array): number => {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return crc;
};

/** With its CRC behind, low byte first. */
export const seal = (body: readonly number[]): Uint8Array => {
  const crc = crc16(Uint8Array.from(body));
  return Uint8Array.of(...body, crc & 0xff, crc >> 8);
};

export const isSealed = (frame: Uint8Array): boolean => frame.length > CRC && crc16(frame) === 0;

const highLow = (word: number): readonly [number, number] => [word >> 8, word & 0xff];

export const encodeQuestion = ({ slave, function: code, register, count }: RegisterBlock): Uint8Array =>
  seal([slave, code, ...highLow(register), ...highLow(count)]);

/** The first sound answer to this question, behind noise or an echo of the question itself. */
export const findAnswer = (heard: Uint8Array, asked: RegisterBlock): RegisterAnswer | undefined => {
  for (let at = 0; at < heard.length; at++) {
    const answer = answerAt(heard.subarray(at), asked);
    if (answer) return answer;
  }
  return undefined;
};

const answerAt = (heard: Uint8Array, asked: RegisterBlock): RegisterAnswer | undefined => {
  const [slave, code, third = 0] = heard;
  if (slave !== asked.slave) return undefined;
  if (code === (asked.function | REFUSED))
    return isSealed(heard.subarray(0, HEADER + CRC)) && heard.length >= HEADER + CRC
      ? { exception: third }
      : undefined;
  const length = HEADER + 2 * asked.count + CRC;
  const isAnswer = code === asked.function && third === 2 * asked.count && heard.length >= length;
  return isAnswer && isSealed(heard.subarray(0, length))
    ? { registers: wordsOf(heard, asked.count) }
    : undefined;
};

const wordsOf = (frame: Uint8Array, count: number): readonly number[] =>
  Array.from({ length: count }, (_, n) => {
    const at = HEADER + 2 * n;
    return ((frame[at] ?? 0) << 8) | (frame[at + 1] ?? 0);
  });
