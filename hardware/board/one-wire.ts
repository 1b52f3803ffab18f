// 1-Wire through Firmata's sysex 0x73 (as ConfigurableFirmata defined it): a transaction at a time, each with its time-out.
// Written here because firmata-io's own calls keep listeners and five-second timers for answers that never come.
import { err, ok, type Result } from '../../controller/core/result.ts';
import { millis } from '../../controller/core/units.ts';
import type { Clock } from '../../controller/ports.ts';
import type { BusFault, OneWireBus, RomCode } from '../driver.ts';
import { createQueue } from './queue.ts';

export const ONE_WIRE = 0x73;
const SEARCH = 0x40;
const SEARCH_REPLY = 0x42;
const READ_REPLY = 0x43;
const CONFIG = 0x41;
/** Reset, then select, read, wait, write: with all four bits set every part of the message has its fixed place. */
const RESET_AND_ALL_PARTS = 0x3d;
const ROM_LENGTH = 8;
const ANSWER_TIMEOUT = millis(600);

/** Bytes as a dense stream of seven bits, low bits first. */
export const packBits = (bytes: readonly number[]): number[] => {
  const out: number[] = [];
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held |= byte << bits;
    for (bits += 8; bits >= 7; bits -= 7) {
      out.push(held & 0x7f);
      held >>= 7;
    }
  }
  if (bits > 0) out.push(held & 0x7f);
  return out;
};

/** The inverse; a rest of less than eight bits is padding. */
export const unpackBits = (sevens: Iterable<number>): number[] => {
  const out: number[] = [];
  let bits = 0;
  let held = 0;
  for (const seven of sevens) {
    held |= (seven & 0x7f) << bits;
    bits += 7;
    if (bits >= 8) {
      out.push(held & 0xff);
      held >>= 8;
      bits -= 8;
    }
  }
  return out;
};

interface Command {
  readonly rom: RomCode;
  readonly bytes: readonly number[];
  readonly count: number;
  readonly ticket: number;
}

/** ROM 8 bytes, count u16, ticket u16, delay u32 (unused), then what to write. */
const encodeCommand = (pin: number, { rom, bytes, count, ticket }: Command): number[] => [
  ONE_WIRE,
  RESET_AND_ALL_PARTS,
  pin,
  ...packBits([...rom, count & 0xff, count >> 8, ticket & 0xff, ticket >> 8, 0, 0, 0, 0, ...bytes]),
];

const romsOf = (bytes: readonly number[]): RomCode[] => {
  const roms: RomCode[] = [];
  for (let at = 0; at + ROM_LENGTH <= bytes.length; at += ROM_LENGTH)
    roms.push(bytes.slice(at, at + ROM_LENGTH));
  return roms;
};

export interface OneWireLine extends OneWireBus {
  /** Takes a whole 0x73 sysex from the board. */
  receive(message: Uint8Array): void;
}

export const createOneWire = (send: (sysex: readonly number[]) => void, clock: Clock): OneWireLine => {
  const inTurn = createQueue();
  let expected: { readonly reply: number; readonly pin: number; take(bytes: number[]): void } | undefined;
  let ticket = 0;

  const ask = (reply: number, pin: number, message: readonly number[]) =>
    new Promise<Result<number[], BusFault>>((resolve) => {
      const settle = (result: Result<number[], BusFault>): void => {
        expected = undefined;
        stop();
        resolve(result);
      };
      const stop = clock.after(ANSWER_TIMEOUT, () => settle(err('no-answer')));
      expected = { reply, pin, take: (bytes) => settle(ok(bytes)) };
      send(message);
    });

  const readBack = async (pin: number, command: Command): Promise<Result<number[], BusFault>> => {
    const answer = await ask(READ_REPLY, pin, encodeCommand(pin, command));
    if (!answer.ok) return answer;
    const [low = 0, high = 0, ...bytes] = answer.value;
    return (low | (high << 8)) === command.ticket ? ok(bytes) : err('no-answer');
  };

  return {
    search: (pin) =>
      inTurn(async () => {
        send([ONE_WIRE, CONFIG, pin, 0]);
        const answer = await ask(SEARCH_REPLY, pin, [ONE_WIRE, SEARCH, pin]);
        return answer.ok ? ok(romsOf(answer.value)) : answer;
      }),
    write: (pin, rom, bytes) =>
      inTurn(async () => {
        send(encodeCommand(pin, { rom, bytes, count: 0, ticket: 0 }));
      }),
    exchange: (pin, rom, bytes, count) =>
      inTurn(() => {
        ticket = (ticket % 255) + 1;
        return readBack(pin, { rom, bytes, count, ticket });
      }),
    receive(message) {
      const [, , reply, pin] = message;
      if (expected && expected.reply === reply && expected.pin === pin)
        expected.take(unpackBits(message.subarray(4, -1)));
    },
  };
};
