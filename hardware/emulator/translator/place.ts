// One instruction on its way to become JavaScript, and how a stretch of them is left.

/** Addresses of the stack pointer and the status register in data space. */
export const SP = 93;
export const SREG = 95;

/** The status register while a stretch runs: one variable for each flag, each at its own bit, so that what nobody reads is not computed. */
export const FLAG_NAMES = ['C', 'Z', 'N', 'V', 'S', 'H', 'T', 'I'] as const;
export const FLAGS = FLAG_NAMES.join(' | ');

export interface Place {
  readonly opcode: number;
  /** The word after it: the address of a two-word instruction. */
  readonly operand: number;
  /** Address in flash, words. */
  readonly at: number;
  /** Address of the next instruction, and of the one after a two-word instruction. */
  readonly next: number;
  readonly afterOperand: number;
  /** Address of the next instruction but one, whatever the length of the next. */
  readonly afterNext: number;
  /** Words of flash. */
  readonly length: number;
  /** First address of static memory: the registers lie below it. */
  readonly sramStart: number;
  /** Return addresses of three bytes. */
  readonly isLarge: boolean;
  /** Brings cycles, status and program counter up to so many cycles after the start of this instruction. */
  settle(cycles: number, address: number | string): string;
  /** Settles and ends the stretch, or begins it anew where it leads back to its start. */
  leave(cycles: number, address: number | string): string;
  /** Ends the stretch before this instruction, which avr8js then carries out. */
  readonly handOver: string;
}

export interface Emitted {
  /** JavaScript of this instruction. */
  readonly code: string;
  /** Cycles it takes where it goes on. */
  readonly cycles: number;
  /** Address of the instruction that follows in the stretch; absent where the stretch ends. */
  readonly goesOn?: number;
}

/** What becomes of one kind of instruction. */
export type Emitter = (place: Place) => Emitted;

/** Pattern of an instruction: bits that count, their values, and its emitter. */
export type Rule = readonly [mask: number, pattern: number, emit: Emitter];

/** Destination and source register of most instructions. */
export const destination = ({ opcode }: Place): number => (opcode & 0x1f0) >> 4;
export const source = ({ opcode }: Place): number => (opcode & 0x0f) | ((opcode & 0x200) >> 5);

/** An instruction that does something and goes on with the next. */
export const plain =
  (code: (place: Place) => string, cycles = 1): Emitter =>
  (place) => ({ code: code(place), cycles, goesOn: place.next });
