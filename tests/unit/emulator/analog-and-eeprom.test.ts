import { adcConfig, eepromConfig } from 'avr8js';
import { describe, expect, it } from 'vitest';
import { createAnalogInputs } from '../../../hardware/emulator/analog-inputs.ts';
import { createEmulatedBoard } from '../../../hardware/emulator/board.ts';
import { createEeprom } from '../../../hardware/emulator/eeprom.ts';
import { ATMEGA328P } from '../../../hardware/emulator/models/atmega328p.ts';
import { createBenchCpu } from './bench-cpu.ts';
import { program } from './programs.ts';

describe('analog inputs', () => {
  const convert = (volts: number): number => {
    const { cpu, write, read, pass } = createBenchCpu();
    const inputs = createAnalogInputs(ATMEGA328P.analog);
    inputs.connect(cpu);
    inputs.setVolts(2, volts);
    write(adcConfig.ADMUX, 0x42);
    write(adcConfig.ADCSRA, 0xc7);
    pass(110);
    expect(read(adcConfig.ADCSRA) & 0x40).toBe(0x40);
    pass(100);
    expect(read(adcConfig.ADCSRA) & 0x40).toBe(0);
    return read(adcConfig.ADCL) | (read(adcConfig.ADCH) << 8);
  };

  it.each([
    [0, 0],
    [2.5, 512],
    [4.999, 1023],
    [7, 1023],
    [-1, 0],
  ])('reads %f V as %i', (volts, counts) => {
    expect(convert(volts)).toBe(counts);
  });

  it('refuses a channel the chip does not have', () => {
    expect(() => createAnalogInputs(ATMEGA328P.analog).setVolts(8, 1)).toThrow(/channel 8/);
  });
});

describe('EEPROM', () => {
  const { EECR, EEDR, EEARL } = eepromConfig;

  it('takes 3.4 ms to erase and write a byte, then gives it back', () => {
    const { cpu, write, read, pass } = createBenchCpu();
    const eeprom = createEeprom(ATMEGA328P);
    eeprom.connect(cpu);
    write(EEARL, 9);
    write(EEDR, 0x5a);
    write(EECR, 0x04);
    write(EECR, 0x02);
    pass(3300);
    expect(read(EECR) & 0x02).toBe(0x02);
    pass(400);
    expect(read(EECR) & 0x02).toBe(0);
    expect(eeprom.image()[9]).toBe(0x5a);
  });

  it('loses the byte in flight, and no other, when power fails within those 3.4 ms', () => {
    for (const [us, isInFlight] of [
      [100, true],
      [3300, true],
      [3700, false],
    ] as const) {
      const { cpu, write, pass } = createBenchCpu();
      const eeprom = createEeprom(ATMEGA328P);
      eeprom.connect(cpu);
      expect(eeprom.cut(0x77)).toBe(false);
      write(EEARL, 9);
      write(EEDR, 0x5a);
      write(EECR, 0x04);
      write(EECR, 0x02);
      pass(us);
      expect(eeprom.cut(0x77)).toBe(isInFlight);
      expect([...eeprom.image()].filter((byte) => byte !== 0xff)).toEqual([isInFlight ? 0x77 : 0x5a]);
    }
  });

  it('survives resets, and a new board starts from its image', () => {
    const starts = (board: ReturnType<typeof createEmulatedBoard>): number | undefined => board.eeprom()[5];
    const board = createEmulatedBoard({ hex: program('guarded') });
    board.run(20);
    expect(starts(board)).toBe(0);
    board.reset('external');
    board.run(20);
    expect(starts(board)).toBe(1);
    const second = createEmulatedBoard({ hex: program('guarded'), eeprom: board.eeprom() });
    second.run(20);
    expect(starts(second)).toBe(2);
    expect(starts(board)).toBe(1);
  });
});
