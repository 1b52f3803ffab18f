// Virtual meter that speaks Modbus RTU: answers reads of its registers, refuses others, is silent when the frame is damaged or not
// for it. Source: Modbus over Serial Line 1.02, sections 2.5.1 and 6.2; Modbus Application Protocol 1.1b3, sections 6.3, 6.4 and 7.
import { millis } from '../../../controller/core/units.ts';
import type { Clock } from '../../../controller/ports.ts';
import { createFaultSwitch } from '../chips/chip-fault.ts';
import { createVoice, type SerialDevice } from './serial-device.ts';

export interface ModbusSlaveOptions {
  readonly slave: number;
  /** What a register holds now, 0…65535; undefined where there is none. */
  register(code: number, register: number): number | undefined;
  readonly clock: Clock;
}

const QUESTION = 8;
const ILLEGAL_FUNCTION = 1;
const ILLEGAL_ADDRESS = 2;
/** What a cheap sensor takes to answer. */
const ANSWER_MS = millis(30);

/** The table of the CRC, as the specification's own code has it. */
const TABLE = Uint16Array.from({ length: 256 }, (_, byte) =>
  Array.from({ length: 8 }).reduce<number>((crc) => (crc >>> 1) ^ (crc % 2 === 1 ? 0xa001 : 0), byte),
);
const crcOf = (bytes: readonly number[]): number =>
  bytes.reduce((crc, byte) => (crc >>> 8) ^ (TABLE[(crc ^ byte) & 0xff] ?? 0), 0xffff);

const framed = (body: readonly number[]): readonly number[] => {
  const crc = crcOf(body);
  return [...body, crc % 256, Math.floor(crc / 256)];
};

export const createModbusSlave = ({ slave, register, clock }: ModbusSlaveOptions): SerialDevice => {
  const faults = createFaultSwitch();
  const voice = createVoice(clock);
  const senses = new Map<string, () => number>();
  let heard: number[] = [];

  /** One feeler for each register, so that a stuck meter repeats each. */
  const sense = (code: number, at: number): number | undefined => {
    if (register(code, at) === undefined) return undefined;
    const name = `${code}:${at}`;
    const feel = senses.get(name) ?? (() => register(code, at) ?? 0);
    senses.set(name, feel);
    return faults.sense(feel);
  };

  const answerTo = (code: number, first: number, count: number): readonly number[] => {
    const refuse = (why: number) => [slave, code + 0x80, why];
    if (code !== 3 && code !== 4) return refuse(ILLEGAL_FUNCTION);
    const words: number[] = [];
    for (let n = 0; n < count; n++) {
      const word = sense(code, first + n);
      if (word === undefined) return refuse(ILLEGAL_ADDRESS);
      words.push(word);
    }
    return [slave, code, 2 * count, ...words.flatMap((word) => [Math.floor(word / 256), word % 256])];
  };

  const answer = ([, code = 0, ...rest]: readonly number[]): void => {
    const [firstHigh = 0, firstLow = 0, countHigh = 0, countLow = 0] = rest;
    const body = answerTo(code, firstHigh * 256 + firstLow, countHigh * 256 + countLow);
    const frame = framed(body).map((byte, n) => (n === 2 ? faults.emit(byte) : byte));
    voice.say(Uint8Array.from(frame), ANSWER_MS);
  };

  return {
    fail: faults.fail,
    onSpeak: voice.onSpeak,
    hear(bytes) {
      heard = [...heard, ...bytes].slice(-QUESTION);
      const isSound = heard.length === QUESTION && heard[0] === slave && crcOf(heard) === 0;
      if (!isSound || faults.is('absent')) return;
      const question = heard;
      heard = [];
      answer(question);
    },
  };
};
