// 1 KB that outlives resets and power cuts. Source: ATmega328P datasheet DS40002061B, section 8.4.
import { AVREEPROM, type CPU } from 'avr8js';

/** Size of the EEPROM of the ATmega328P, bytes. */
export const EEPROM_BYTES = 1024;

export interface Eeprom {
  connect(cpu: CPU): void;
  /** A copy of its contents, to start another board from. */
  image(): Uint8Array;
}

/** Starts from an image, or erased (FF). */
export const createEeprom = (image?: Uint8Array): Eeprom => {
  const memory = new Uint8Array(EEPROM_BYTES).fill(0xff);
  if (image) memory.set(image.subarray(0, EEPROM_BYTES));
  const cell = (address: number): number => address % EEPROM_BYTES;
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
      new AVREEPROM(cpu, backend);
    },
    image: () => memory.slice(),
  };
};
