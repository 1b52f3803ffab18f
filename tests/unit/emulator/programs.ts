// The small programs of this folder, built from the .c beside each .hex with
// `avr-gcc -mmcu=atmega328p -DF_CPU=16000000UL -Os` and `avr-objcopy -O ihex -R .eeprom`.
import { readFileSync } from 'node:fs';

export const program = (name: 'sleeper' | 'guarded' | 'memory'): string =>
  readFileSync(new URL(`./programs/${name}.hex`, import.meta.url), 'utf8');

/** The released firmware. */
export const firmware = (): string =>
  readFileSync(new URL('../../../hardware/firmware/release/yapu-uno.hex', import.meta.url), 'utf8');
