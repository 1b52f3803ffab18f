// The memory that outlives resets and power cuts. Source: ATmega328P datasheet DS40002061B, section 8.4.
import { AVREEPROM, type CPU } from 'avr8js';
import type { Chip } from './models/chip.ts';

export interface Eeprom {
  connect(cpu: CPU): void;
  /** A copy of its contents, to start another board from. */
  image(): Uint8Array;
}

/** Starts from an image, or erased (FF). */
export const createEeprom = (chip: Pick<Chip, 'eeprom' | 'eepromBytes'>, image?: Uint8Array): Eeprom => {
  const { eepromBytes } = chip;
  const memory = new Uint8Array(eepromBytes).fill(0xff);
  if (image) memory.set(image.subarray(0, eepromBytes));
  const cell = (address: number): number => address % eepromBytes;
  const backend = {
    readMemory: (address: number) => memory[cell(address)] ?? 0xff,
    writeMemory: (address: number, value: number) => {
      memory[cell(address)] = (memory[cell(address)] ?? 0xff) & value;
    },
    eraseMemory: (address: number) => {
      memory[cell(address)] = 0xff;
    },
  };
  return {
    connect: (cpu) => {
      new AVREEPROM(cpu, backend, chip.eeprom);
    },
    image: () => memory.slice(),
  };
};
