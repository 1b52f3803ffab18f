// The boot loader of a Mega 2560 as the host sees it: STK500 version 2 (Microchip AVR068), as far as a boot loader speaks it.
import type { Loader } from './flashable-board.ts';

const START = 0x1b;
const TOKEN = 0x0e;
const HEAD = 5;
const OK = 0x00;
const UNKNOWN = 0xc9;
const SIGNATURE_2560 = [0x1e, 0x98, 0x01] as const;
export const MEGA_FLASH_BYTES = 262_144;

export interface MegaLoaderOptions {
  readonly signature?: readonly number[];
  /** The host has let the boot loader go: the sketch starts. */
  onLeave(): void;
}

const frame = (sequence: number, body: readonly number[]): readonly number[] => {
  const message = [START, sequence, body.length >> 8, body.length & 0xff, TOKEN, ...body];
  return [...message, message.reduce((sum, byte) => sum ^ byte, 0)];
};

export const createMegaLoader = ({ signature = SIGNATURE_2560, onLeave }: MegaLoaderOptions): Loader => {
  const flash = new Uint8Array(MEGA_FLASH_BYTES).fill(0xff);
  let waiting: number[] = [];
  let address = 0;
  let writes = 0;

  const program = (body: readonly number[]): readonly number[] => {
    const data = body.slice(10);
    flash.set(data, address);
    address += data.length;
    writes += 1;
    return [0x13, OK];
  };

  const read = ([, high = 0, low = 0]: readonly number[]): readonly number[] => {
    const length = (high << 8) | low;
    const data = [...flash.subarray(address, address + length)];
    address += length;
    return [0x14, OK, ...data, OK];
  };

  const answer = (body: readonly number[]): readonly number[] => {
    const [command = 0, a = 0, b = 0, c = 0, d = 0] = body;
    switch (command) {
      case 0x01:
        return [command, OK, 8, ...Buffer.from('AVRISP_2')];
      case 0x03:
        return [command, OK, 2];
      case 0x02:
      case 0x10:
        return [command, OK];
      case 0x11:
        onLeave();
        return [command, OK];
      case 0x06:
        // Words, with the top bit for "more than 64 K of them".
        address = (((a & 0x7f) << 24) | (b << 16) | (c << 8) | d) * 2;
        return [command, OK];
      case 0x13:
        return program(body);
      case 0x14:
        return read(body);
      case 0x1b:
        return [command, OK, signature[d] ?? 0, OK];
      default:
        return [command, UNKNOWN];
    }
  };

  return {
    receive(bytes) {
      const replies: number[] = [];
      for (const byte of bytes) {
        waiting.push(byte);
        const [, sequence = 0, high = 0, low = 0] = waiting;
        if (waiting.length < HEAD + ((high << 8) | low) + 1 || waiting.length <= HEAD) continue;
        replies.push(...frame(sequence, answer(waiting.slice(HEAD, -1))));
        waiting = [];
      }
      return replies;
    },
    flash,
    get writes() {
      return writes;
    },
  };
};
