// The boot loader of an Uno as the host sees it: STK500 version 1 as optiboot speaks it (Microchip AVR061), with its flash.
import type { Loader } from './flashable-board.ts';

const OK = 0x10;
const IN_SYNC = 0x14;
const END = 0x20;
const SIGNATURE_328P = [0x1e, 0x95, 0x0f] as const;
export const FLASH_BYTES = 32_768;

/** Bytes that follow each command before its end mark; a page carries its own length. */
const LENGTHS: Readonly<Record<number, number>> = { 65: 1, 66: 20, 69: 5, 85: 2, 86: 4, 116: 3 };

export interface OptibootOptions {
  readonly flash?: Uint8Array;
  readonly signature?: readonly number[];
  /** The host has let the boot loader go: the sketch starts. */
  onLeave(): void;
}

export const createOptiboot = ({ flash, signature = SIGNATURE_328P, onLeave }: OptibootOptions): Loader => {
  const memory = flash ?? new Uint8Array(FLASH_BYTES).fill(0xff);
  let waiting: number[] = [];
  let address = 0;
  let writes = 0;

  const wanted = (): number => {
    const [command = 0, high = 0, low = 0] = waiting;
    if (command === 0x64) return waiting.length < 3 ? Number.POSITIVE_INFINITY : 5 + (high << 8) + low;
    return 2 + (LENGTHS[command] ?? 0);
  };

  const body = (): readonly number[] => {
    const [command = 0, a = 0, b = 0] = waiting;
    switch (command) {
      case 0x41:
        return [3];
      case 0x55:
        address = (a | (b << 8)) * 2;
        return [];
      case 0x56:
        return [0];
      case 0x64:
        memory.set(waiting.slice(4, -1), address);
        writes += 1;
        return [];
      case 0x74:
        return [...memory.subarray(address, address + (a << 8) + b)];
      case 0x75:
        return signature;
      default:
        return [];
    }
  };

  const answer = (): readonly number[] => {
    if (waiting.at(-1) !== END) return [];
    const reply = [IN_SYNC, ...body(), OK];
    if (waiting[0] === 0x51) onLeave();
    return reply;
  };

  return {
    receive(bytes) {
      const replies: number[] = [];
      for (const byte of bytes) {
        waiting.push(byte);
        if (waiting.length < wanted()) continue;
        replies.push(...answer());
        waiting = [];
      }
      return replies;
    },
    flash: memory,
    get writes() {
      return writes;
    },
  };
};
