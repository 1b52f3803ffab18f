// One processor from reset to reset: runs avr8js and jumps over sleep to the next thing that is due.
// Every peripheral here schedules only events that matter, so the jump changes nothing but the wall time.
import { avrInstruction, CPU } from 'avr8js';
import type { Chip } from './models/chip.ts';
import { createProgram, type Program } from './translator/program.ts';

/** Clock of every Arduino here, Hz. */
export const CLOCK_HZ = 16_000_000;
export const CYCLES_PER_MS = CLOCK_HZ / 1000;
export const CYCLES_PER_US = CLOCK_HZ / 1_000_000;

/** Registers that avr8js makes room for; what a chip has beyond is taken from what it is told of memory. */
const AVR8JS_REGISTERS = 0x100;

const SMCR = 0x53;
const SMCR_SE = 1 << 0;
const SLEEP = 0x9588;
const SEI = 0x9478;
const RETI = 0x9518;
/** Put into the last word of flash (boot section, unused by a plain sketch). */
const JUMP_TO_SELF = 0xcfff;

export interface McuOptions {
  readonly chip: Pick<Chip, 'sramStart' | 'sramBytes'>;
  /** Flash, words. */
  readonly flash: Uint16Array;
  /** Cycle count to go on from: time never restarts at a reset. */
  readonly cycles?: number;
  /** Memory that survives a reset but not a power cut. */
  readonly memory?: Uint8Array;
  /** false lives through every cycle of a sleep: for the proof that jumping is exact. */
  readonly jump?: boolean;
  /** false leaves every instruction to avr8js: for the proof that translating is exact. */
  readonly translate?: boolean;
}

export interface Mcu {
  readonly cpu: CPU;
  /** Runs until this cycle, or until `halt`. */
  runUntil(cycle: number): void;
  /** Makes `runUntil` return after the present instruction. */
  halt(): void;
  /** The program runs in a circle from now on; its interrupts still work. */
  hang(): void;
  isAsleep(): boolean;
  /** The longest stretch between waking and the next sleep, cycles: the program's slowest pass through its loop. Asking begins anew. */
  longestPass(): number;
}

class CpuWithAgenda extends CPU {
  /** Cycle of the next scheduled event, Infinity when nothing is. */
  get nextDue(): number {
    return this['nextClockEvent']?.cycles ?? Number.POSITIVE_INFINITY;
  }
}

const programs = new WeakMap<Uint16Array, Program>();

/** The program in this flash; known from before where the same flash has run already. */
const programOf = ({ flash, chip }: McuOptions): Program => {
  const known = programs.get(flash);
  if (known) return known;
  const whole = flash.slice();
  whole[whole.length - 1] = JUMP_TO_SELF;
  const program = createProgram({ flash: whole, sramStart: chip.sramStart });
  programs.set(flash, program);
  return program;
};

const createCpu = (options: McuOptions, flash: Uint16Array): CpuWithAgenda => {
  const { sramStart, sramBytes } = options.chip;
  const cpu = new CpuWithAgenda(flash, sramStart + sramBytes - AVR8JS_REGISTERS);
  // A fraction first: V8 then keeps the counter as a double from the start, and nothing is compiled anew when it passes
  // 2³¹ after 134 s.
  cpu.cycles = 0.5;
  cpu.cycles = options.cycles ?? 0;
  if (options.memory) cpu.data.set(options.memory.subarray(sramStart), sramStart);
  return cpu;
};

/** A freshly reset processor. Peripherals connect to its `cpu` before it runs. */
export const createMcu = (options: McuOptions): Mcu => {
  const program = programOf(options);
  const { stretches } = program;
  const cpu = createCpu(options, program.flash);
  const { jump = true, translate = true } = options;
  let asleep = false;
  let wokeAt = cpu.cycles;
  let longestPass = 0;
  let halted = false;
  /** Where the program goes on if nothing leads it elsewhere. */
  let inLine = 0;

  const doze = (until: number): void => {
    const resumeAt = cpu.pc;
    const isCalled = cpu.nextInterrupt >= 0 && cpu.interruptsEnabled;
    const farthest = jump && !isCalled ? until : cpu.cycles + 1;
    cpu.cycles = Math.max(cpu.cycles, Math.min(cpu.nextDue, farthest));
    cpu.tick();
    if (cpu.pc === resumeAt) return;
    asleep = false;
    wokeAt = cpu.cycles;
  };

  const fallAsleep = (): void => {
    longestPass = Math.max(longestPass, cpu.cycles - wokeAt);
    asleep = ((cpu.data[SMCR] ?? 0) & SMCR_SE) !== 0;
  };

  const attend = (): void => {
    if (cpu.nextInterrupt >= 0 || cpu.nextDue <= cpu.cycles) cpu.tick();
  };

  /** After SEI and RETI one more instruction runs before any interrupt (datasheet 7.7). */
  const step = (): void => {
    const { pc } = cpu;
    const opcode = cpu.progMem[pc];
    if (pc !== inLine && translate) program.warm(pc);
    inLine = pc + 1;
    avrInstruction(cpu);
    // A jump backwards over the first word: avr8js counts on below it.
    if (cpu.pc < 0) cpu.pc += cpu.progMem.length;
    if (opcode === SLEEP) fallAsleep();
    if (!asleep && opcode !== SEI && opcode !== RETI) attend();
  };

  /** A whole stretch where nothing can fall due in it, else one instruction. */
  const goOn = (limit: number): void => {
    const until = Math.min(limit, cpu.nextDue);
    const stretch = stretches[cpu.pc];
    const isCalled = cpu.nextInterrupt >= 0 && cpu.interruptsEnabled;
    if (!translate || !stretch || isCalled || cpu.cycles + stretch.worst >= until) {
      step();
      return;
    }
    stretch.run(cpu, until);
    if (cpu.pc < 0) cpu.pc += cpu.progMem.length;
    inLine = -1;
    attend();
  };

  return {
    cpu,
    runUntil(cycle) {
      halted = false;
      while (cpu.cycles < cycle && !halted) {
        if (asleep) doze(cycle);
        else goOn(cycle);
      }
    },
    halt: () => {
      halted = true;
    },
    hang: () => {
      asleep = false;
      cpu.pc = cpu.progMem.length - 1;
    },
    isAsleep: () => asleep,
    longestPass() {
      const longest = longestPass;
      longestPass = 0;
      return longest;
    },
  };
};
