// Sets the clocks that the program on the emulated board keeps in its memory, so that 49.7 days pass at once. They are found by
// what they do – four bytes that grew with time as nothing else there – and not by an address, which any build may move.
// Arduino core for AVR, wiring.c: `timer0_millis`, and the overflows of timer 0 that micros() counts in, 1024 µs each.
import type { EmulatedBoard } from '../../hardware/emulator/board.ts';

/** Where both count from 0 again; micros() with the second. */
const WRAP = 2 ** 32;
const MS_PER_OVERFLOW = 1.024;

/** Moments of no even distance: a copy that the program takes now and then does not fit all of them. ms */
const LOOKS = [1237, 411, 759, 683, 127, 233, 346, 158, 271, 394];

interface BoardClock {
  readonly millis: number;
  readonly overflows: number;
}

type Board = Pick<EmulatedBoard, 'memory' | 'run' | 'now'>;

const wordAt = (memory: Uint8Array, at: number): number =>
  new DataView(memory.buffer, memory.byteOffset).getUint32(at, true);

/** Addresses whose value grew by `perMs` in every stretch between two looks. */
const growing = (looks: readonly { at: number; memory: Uint8Array }[], perMs: number): readonly number[] => {
  const grew = (address: number): boolean =>
    looks.slice(1).every(({ at, memory }, n) => {
      const before = looks[n];
      if (!before) return false;
      const growth = wordAt(memory, address) - wordAt(before.memory, address);
      return Math.abs(growth - (at - before.at) * perMs) <= 2;
    });
  const last = (looks[0]?.memory.length ?? 0) - 4;
  return Array.from({ length: last }, (_, address) => address).filter(grew);
};

/** Copies of the time are also in the registers, below here, and on the stack, which fills the memory from its end. */
const RAM_START = 0x100;
const STACK_BYTES = 256;

const only = (what: string, addresses: readonly number[], memory: Uint8Array): number => {
  const isLasting = (at: number): boolean => at >= RAM_START && at < memory.length - STACK_BYTES;
  const [address, ...others] = addresses.filter(isLasting);
  if (address === undefined || others.length > 0) throw new Error(`${addresses} hold ${what}`);
  return address;
};

const look = (board: Board, wait: number) => {
  board.run(wait);
  return { at: board.now(), memory: board.memory().slice() };
};

/** Lets some seconds pass on the board. */
const findClock = (board: Board): BoardClock => {
  const looks = [look(board, 0), ...LOOKS.map((wait) => look(board, wait))];
  const memory = board.memory();
  return {
    millis: only('milliseconds', growing(looks, 1), memory),
    overflows: only('overflows of timer 0', growing(looks, 1 / MS_PER_OVERFLOW), memory),
  };
};

const write = (board: Board, address: number, value: number): void => {
  const { buffer, byteOffset } = board.memory();
  new DataView(buffer, byteOffset).setUint32(address, value, true);
};

/** `ms` before both of the board's clocks wrap. What it held by leases is over then: as much time has passed for it. */
export const jumpToWrap = (board: Board, ms: number): void => {
  const clock = findClock(board);
  write(board, clock.millis, WRAP - ms);
  write(board, clock.overflows, WRAP - Math.round(ms / MS_PER_OVERFLOW));
};
