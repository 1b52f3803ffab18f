// The memory that outlives resets and power cuts. Source: ATmega328P datasheet DS40002061B, section 8.4.
import { AVREEPROM, type CPU } from 'avr8js';
import type { Chip } from './models/chip.ts';

export interface Eeprom {
  connect(cpu: CPU): void;
  /** A copy of its contents, to start another board from. */
  image(): Uint8Array;
  /** Power fails: a byte that is being written reads as `inFlight` from now on. True when there was one. */
  cut(inFlight: number): boolean;
}

/** Starts from an image, or erased (FF). */
export const createEeprom = (chip: Pick<Chip, 'eeprom' | 'eepromBytes'>, image?: Uint8Array): Eeprom => {
  const { eepromBytes } = chip;
  const memory = new Uint8Array(eepromBytes).fill(0xff);
  if (image) memory.set(image.subarray(0, eepromBytes));
  const cell = (address: number): number => address % eepromBytes;
  let now = (): number => 0;
  let writing = { at: 0, until: 0 };
  const { eraseCycles, writeCycles } = chip.eeprom;
  /** The cell is as it will be at once; until then power must not fail. */
  const begin = (address: number, cycles: number): void => {
    writing = { at: cell(address), until: Math.max(writing.until, now()) + cycles };
  };
  const backend = {
    readMemory: (address: number) => memory[cell(address)] ?? 0xff,
    writeMemory: (address: number, value: number) => {
      begin(address, writeCycles);
      memory[cell(address)] = (memory[cell(address)] ?? 0xff) & value;
    },
    eraseMemory: (address: number) => {
      begin(address, eraseCycles);
      memory[cell(address)] = 0xff;
    },
  };
  return {
    connect: (cpu) => {
      now = () => cpu.cycles;
      new AVREEPROM(cpu, backend, chip.eeprom);
    },
    image: () => memory.slice(),
    cut(inFlight) {
      const isWriting = now() < writing.until;
      if (isWriting) memory[writing.at] = inFlight;
      return isWriting;
    },
  };
};
