// The instructions that a sketch spends most of its time in, each decoded once into a closure; avr8js does the rest.
// Its own decoder tries some sixty patterns at every step. Source: AVR Instruction Set Manual DS40002198B.
import { avrInstruction, type CPU } from 'avr8js';

/** Carries out one instruction: registers, program counter and cycles. */
export type Instruction = (cpu: CPU) => void;

const SREG = 95;
const SP = 93;

interface Place {
  readonly opcode: number;
  /** The word after it: the address of a two-word instruction. */
  readonly operand: number;
  /** Address of the next instruction, and of the one after a two-word instruction. */
  readonly next: number;
  readonly afterOperand: number;
  readonly length: number;
}

type Decoder = (place: Place) => Instruction;

const register = (opcode: number): number => (opcode & 0x1f0) >> 4;
const source = (opcode: number): number => (opcode & 0x0f) | ((opcode & 0x200) >> 5);
const ioAddress = (opcode: number): number => ((opcode & 0x0f) | ((opcode & 0x600) >> 5)) + 32;

const lds: Decoder = ({ opcode, operand, afterOperand }) => {
  const d = register(opcode);
  return (cpu) => {
    cpu.cycles++;
    cpu.data[d] = cpu.readData(operand);
    cpu.pc = afterOperand;
    cpu.cycles++;
  };
};

const sts: Decoder = ({ opcode, operand, afterOperand }) => {
  const r = register(opcode);
  return (cpu) => {
    cpu.writeData(operand, cpu.data[r] ?? 0);
    cpu.pc = afterOperand;
    cpu.cycles += 2;
  };
};

const branch: Decoder = ({ opcode, next, length }) => {
  const mask = 1 << (opcode & 7);
  const taken = (opcode & 0x400) === 0 ? mask : 0;
  const distance = ((opcode & 0x1f8) >> 3) - (opcode & 0x200 ? 0x40 : 0);
  const target = (next + distance + length) % length;
  return (cpu) => {
    if (((cpu.data[SREG] ?? 0) & mask) === taken) {
      cpu.pc = target;
      cpu.cycles += 2;
    } else {
      cpu.pc = next;
      cpu.cycles++;
    }
  };
};

const push: Decoder = ({ opcode, next }) => {
  const r = register(opcode);
  return (cpu) => {
    const top = cpu.dataView.getUint16(SP, true);
    cpu.data[top] = cpu.data[r] ?? 0;
    cpu.dataView.setUint16(SP, top - 1, true);
    cpu.pc = next;
    cpu.cycles += 2;
  };
};

const pop: Decoder = ({ opcode, next }) => {
  const d = register(opcode);
  return (cpu) => {
    const top = cpu.dataView.getUint16(SP, true) + 1;
    cpu.dataView.setUint16(SP, top, true);
    cpu.data[d] = cpu.data[top] ?? 0;
    cpu.pc = next;
    cpu.cycles += 2;
  };
};

const ldi: Decoder = ({ opcode, next }) => {
  const d = ((opcode & 0xf0) >> 4) + 16;
  const value = (opcode & 0x0f) | ((opcode & 0xf00) >> 4);
  return (cpu) => {
    cpu.data[d] = value;
    cpu.pc = next;
    cpu.cycles++;
  };
};

const rjmp: Decoder = ({ opcode, next, length }) => {
  const target = (next + (opcode & 0x7ff) - (opcode & 0x800 ? 0x800 : 0) + length) % length;
  return (cpu) => {
    cpu.pc = target;
    cpu.cycles += 2;
  };
};

const mov: Decoder = ({ opcode, next }) => {
  const d = register(opcode);
  const r = source(opcode);
  return (cpu) => {
    cpu.data[d] = cpu.data[r] ?? 0;
    cpu.pc = next;
    cpu.cycles++;
  };
};

const movw: Decoder = ({ opcode, next }) => {
  const d = (opcode & 0xf0) >> 4;
  const r = opcode & 0x0f;
  return (cpu) => {
    cpu.data16[d] = cpu.data16[r] ?? 0;
    cpu.pc = next;
    cpu.cycles++;
  };
};

const input: Decoder = ({ opcode, next }) => {
  const d = register(opcode);
  const address = ioAddress(opcode);
  return (cpu) => {
    cpu.data[d] = cpu.readData(address);
    cpu.pc = next;
    cpu.cycles++;
  };
};

const output: Decoder = ({ opcode, next }) => {
  const r = register(opcode);
  const address = ioAddress(opcode);
  return (cpu) => {
    cpu.writeData(address, cpu.data[r] ?? 0);
    cpu.pc = next;
    cpu.cycles++;
  };
};

/** Sets N, Z, V, S and C by the 16-bit difference; H stays (avr8js changes it). */
const sbiw: Decoder = ({ opcode, next }) => {
  const d = 2 * ((opcode & 0x30) >> 4) + 24;
  const b = (opcode & 0x0f) | ((opcode & 0xc0) >> 2);
  return (cpu) => {
    const a = cpu.dataView.getUint16(d, true);
    const difference = (a - b) & 0xffff;
    cpu.dataView.setUint16(d, difference, true);
    const n = difference & 0x8000 ? 0x04 : 0;
    const v = a & ~difference & 0x8000 ? 0x08 : 0;
    const s = (n !== 0) === (v !== 0) ? 0 : 0x10;
    const rest = (cpu.data[SREG] ?? 0) & 0xe0;
    cpu.data[SREG] = rest | n | v | s | (difference === 0 ? 0x02 : 0) | (b > a ? 0x01 : 0);
    cpu.pc = next;
    cpu.cycles += 2;
  };
};

/** Pattern, mask and decoder of each, the most frequent first. */
const DECODERS: readonly (readonly [mask: number, pattern: number, decoder: Decoder])[] = [
  [0xfe0f, 0x9000, lds],
  [0xf800, 0xf000, branch],
  [0xf800, 0xf400, branch],
  [0xfe0f, 0x920f, push],
  [0xfe0f, 0x900f, pop],
  [0xfe0f, 0x9200, sts],
  [0xff00, 0x9700, sbiw],
  [0xf000, 0xe000, ldi],
  [0xf000, 0xc000, rjmp],
  [0xfc00, 0x2c00, mov],
  [0xff00, 0x0100, movw],
  [0xf800, 0xb000, input],
  [0xf800, 0xb800, output],
];

/** The instruction at this word of flash. */
export const decodeInstruction = (flash: Uint16Array, address: number): Instruction => {
  const opcode = flash[address] ?? 0;
  const found = DECODERS.find(([mask, pattern]) => (opcode & mask) === pattern);
  if (!found) return avrInstruction;
  const { length } = flash;
  const at = (offset: number): number => (address + offset) % length;
  return found[2]({ opcode, operand: flash[at(1)] ?? 0, next: at(1), afterOperand: at(2), length });
};
