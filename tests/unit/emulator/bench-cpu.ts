// A processor on the bench that sleeps for ever: time passes and nothing happens but what the test writes.
import type { CPU } from 'avr8js';
import { CYCLES_PER_US, createMcu, type Mcu } from '../../../hardware/emulator/mcu.ts';
import { ATMEGA328P } from '../../../hardware/emulator/models/atmega328p.ts';
import type { Chip } from '../../../hardware/emulator/models/chip.ts';

export interface BenchCpu {
  readonly mcu: Mcu;
  readonly cpu: CPU;
  /** Writes a register as a program would, in one cycle. */
  write(register: number, value: number): void;
  read(register: number): number;
  pass(us: number): void;
}

const SLEEP = 0x9588;
const SMCR = 0x53;
const SMCR_SE = 0x01;

export const createBenchCpu = (chip: Chip = ATMEGA328P): BenchCpu => {
  const mcu = createMcu({ chip, flash: new Uint16Array(chip.flashBytes / 2).fill(SLEEP) });
  const { cpu } = mcu;
  cpu.data[SMCR] = SMCR_SE;
  mcu.runUntil(1);
  return {
    mcu,
    cpu,
    write: (register, value) => cpu.writeData(register, value),
    read: (register) => cpu.readData(register),
    pass: (us) => mcu.runUntil(cpu.cycles + us * CYCLES_PER_US),
  };
};
