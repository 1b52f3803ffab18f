// A translated stretch does exactly what avr8js does instruction by instruction: memory, program counter, cycles, and what its
// peripherals are asked and when.
import { avrInstruction, CPU } from 'avr8js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../../hardware/emulator/translator/program.ts';
import { translateStretch } from '../../../hardware/emulator/translator/stretch.ts';
import { INSTRUCTIONS } from './instruction-set.ts';

const UNO_WORDS = 0x1000;
/** More than return addresses of two bytes reach. */
const MEGA_WORDS = 0x1_0400;
const SRAM_START = 0x100;
const [SP, SREG, INTERRUPTS] = [93, 95, 0x80];
const [SLEEP, SEI, RETI] = [0x9588, 0x9478, 0x9518];

interface World {
  /** Words of the program from `start` on. */
  readonly program: readonly number[];
  readonly words: number;
  readonly start: number;
  readonly registers: readonly number[];
  readonly sreg: number;
  readonly stack: number;
  /** Registers of peripherals that answer. */
  readonly hooked: readonly number[];
  readonly isCalled: boolean;
  /** Cycles until the next thing falls due. */
  readonly due: number;
}

/** Pointers that lead into memory more often than elsewhere. */
const placePointers = (registers: number[]): number[] => {
  for (const high of [27, 29, 31]) registers[high] = (registers[high] ?? 0) % 10;
  return registers;
};

const byte = fc.integer({ min: 0, max: 255 });
const word = fc.integer({ min: 0, max: 0xffff });
const opcodeOf = ([fixed, free]: readonly [number, number]): fc.Arbitrary<number> =>
  word.map((bits) => fixed | (bits & free));
const anyOpcode = fc.constantFrom(...Object.values(INSTRUCTIONS)).chain(opcodeOf);
/** What follows a two-word instruction is an address too: of memory or a register, more often than not. */
const anyWord = fc.oneof(
  { weight: 4, arbitrary: anyOpcode },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 0x8ff }) },
);

const worlds = (program: fc.Arbitrary<readonly number[]>): fc.Arbitrary<World> =>
  fc.record({
    program,
    words: fc.constantFrom(UNO_WORDS, MEGA_WORDS),
    start: fc.integer({ min: 0, max: UNO_WORDS - 50 }),
    registers: fc.array(byte, { minLength: 32, maxLength: 32 }).map(placePointers),
    sreg: byte,
    stack: fc.oneof(fc.integer({ min: 0x102, max: 0x8f0 }), fc.integer({ min: 0, max: 0x110 })),
    hooked: fc.array(fc.integer({ min: 32, max: 0xff }), { maxLength: 60 }),
    isCalled: fc.boolean(),
    due: fc.integer({ min: 0, max: 900 }),
  });

const createCpu = ({ program, words, start, registers, sreg, stack, hooked, isCalled }: World) => {
  const flash = new Uint16Array(words).fill(0xc001);
  for (const [n, opcode] of program.entries()) flash[(start + n) % words] = opcode;
  const cpu = new CPU(flash, 2048);
  cpu.data.set(registers);
  for (let i = 32; i < cpu.data.length; i += 1) cpu.data[i] = (i * 7) & 0xff;
  cpu.data[SREG] = isCalled ? sreg & ~INTERRUPTS : sreg;
  cpu.SP = stack;
  cpu.pc = start;
  if (isCalled) cpu.nextInterrupt = 40;
  const asked: string[] = [];
  for (const address of hooked.filter((each) => each !== SREG && each !== SP && each !== SP + 1)) {
    cpu.readHooks[address] = () => {
      asked.push(`${address} is read at ${cpu.cycles}`);
      return (address + cpu.cycles) & 0xff;
    };
    cpu.writeHooks[address] = (value) => {
      asked.push(`${address} is given ${value} at ${cpu.cycles}`);
      return value > 128;
    };
  }
  return { cpu, asked };
};

/** avr8js counts on below the first word. */
const inFlash = ({ pc, progMem }: CPU): number => (pc + progMem.length) % progMem.length;

/** Runs instruction by instruction up to this cycle; what the loop between stretches must see may not have come before the last. */
const interpret = (cpu: CPU, upTo: number, due: number): void => {
  while (cpu.cycles < upTo) {
    expect(cpu.cycles).toBeLessThan(due);
    expect(cpu.nextInterrupt >= 0 && cpu.interruptsEnabled).toBe(false);
    expect([SLEEP, SEI, RETI]).not.toContain(cpu.progMem[cpu.pc]);
    avrInstruction(cpu);
    cpu.pc = inFlash(cpu);
  }
};

const checkStretch = (world: World): boolean => {
  const own = createCpu(world);
  const reference = createCpu(world);
  const { progMem, cycles } = own.cpu;
  const stretch = translateStretch({ flash: progMem, sramStart: SRAM_START }, world.start);
  if (!stretch) return false;
  const due = cycles + stretch.worst + 1 + world.due;
  stretch.run(own.cpu, due);
  interpret(reference.cpu, own.cpu.cycles, due);
  expect(own.cpu.cycles).toBe(reference.cpu.cycles);
  expect(own.asked).toEqual(reference.asked);
  expect(inFlash(own.cpu)).toBe(reference.cpu.pc);
  expect(Buffer.compare(own.cpu.data, reference.cpu.data)).toBe(0);
  return own.cpu.cycles > cycles;
};

describe('a stretch', () => {
  it.each(Object.entries(INSTRUCTIONS))('does with %s exactly what avr8js does', (_name, pattern) => {
    const program = fc.tuple(opcodeOf(pattern), anyWord, anyWord).map((words) => [...words, RETI]);
    fc.assert(
      fc.property(worlds(program), (world) => {
        checkStretch(world);
      }),
      { numRuns: 60, seed: 16 },
    );
  });

  it('of any instructions does exactly what avr8js does', () => {
    let moved = 0;
    const program = fc.array(anyWord, { minLength: 5, maxLength: 40 });
    fc.assert(
      fc.property(worlds(program), (world) => {
        moved += Number(checkStretch(world));
      }),
      { numRuns: 2000, seed: 17 },
    );
    expect(moved).toBeGreaterThan(1600);
  });

  it('goes round and round until something falls due', () => {
    // dec r16; brne back; and out again after 256 rounds of three cycles.
    const loop = [0x950a, 0xf7f1, RETI];
    const world = { ...idle, program: loop, due: 300 };
    expect(checkStretch(world)).toBe(true);
    const { cpu } = createCpu(world);
    const stretch = translateStretch({ flash: cpu.progMem, sramStart: SRAM_START }, 0);
    stretch?.run(cpu, 300);
    expect(cpu.cycles).toBeGreaterThan(280);
  });

  it('is none where the processor falls asleep or lets an interrupt in', () => {
    for (const opcode of [SLEEP, SEI, RETI])
      expect(translateStretch({ flash: Uint16Array.of(opcode), sramStart: SRAM_START }, 0)).toBeUndefined();
  });
});

const idle: World = {
  program: [],
  words: UNO_WORDS,
  start: 0,
  registers: Array.from({ length: 32 }, () => 0),
  sreg: 0,
  stack: 0x8ff,
  hooked: [],
  isCalled: false,
  due: 0,
};

it('a place is translated when a jump has led there often', () => {
  const program = createProgram({ flash: new Uint16Array(UNO_WORDS), sramStart: SRAM_START });
  expect(program.stretches[100]?.worst).toBe(Number.POSITIVE_INFINITY);
  for (let time = 0; time < 100; time += 1) program.warm(100);
  expect(program.stretches[100]?.worst).toBeLessThan(100);
  expect(program.stretches[101]?.worst).toBe(Number.POSITIVE_INFINITY);
});
