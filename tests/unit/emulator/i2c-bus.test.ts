import { twiConfig } from 'avr8js';
import { describe, expect, it } from 'vitest';
import { createSht3x } from '../../../hardware/emulator/chips/sht3x.ts';
import { createI2cBus } from '../../../hardware/emulator/i2c-bus.ts';
import { ATMEGA328P } from '../../../hardware/emulator/models/atmega328p.ts';
import { createBenchCpu } from './bench-cpu.ts';

const { TWBR, TWCR, TWDR, TWSR } = twiConfig;
const TWINT = 0x80;
const TWSTA = 0x20;
const TWSTO = 0x10;
const TWEN = 0x04;
/** Nine bits at 100 kHz, µs. */
const BYTE_US = 90;

const createMaster = () => {
  const bench = createBenchCpu();
  const bus = createI2cBus(ATMEGA328P.twi);
  const chip = createSht3x({ temperature: () => 25, humidity: () => 50 });
  bus.attach(chip);
  bus.connect(bench.cpu);
  bench.write(TWBR, 72);
  const step = (control: number): number => {
    bench.write(TWCR, TWINT | TWEN | control);
    bench.pass(BYTE_US + 15);
    return bench.read(TWSR) & 0xf8;
  };
  const send = (byte: number): number => {
    bench.write(TWDR, byte);
    return step(0);
  };
  return { ...bench, bus, chip, step, send };
};

describe('I²C bus', () => {
  it('goes through the states of the datasheet (tables 22-2 and 22-3)', () => {
    const { step, send, read, pass } = createMaster();
    expect(step(TWSTA)).toBe(0x08);
    expect(send(0x44 << 1)).toBe(0x18);
    expect([send(0x24), send(0x00)]).toEqual([0x28, 0x28]);
    step(TWSTO);
    pass(20_000);
    step(TWSTA);
    expect(send((0x44 << 1) | 1)).toBe(0x40);
    const bytes = [0x40, 0x40, 0x40, 0x40, 0x40, 0].map((ack) => {
      expect(step(ack)).toBe(ack ? 0x50 : 0x58);
      return read(TWDR);
    });
    expect(bytes).toEqual([0x66, 0x66, 0x93, 0x80, 0x00, 0xa2]);
  });

  it('hears no acknowledge where there is no chip', () => {
    const { step, send } = createMaster();
    step(TWSTA);
    expect(send(0x30 << 1)).toBe(0x20);
  });

  it('takes nine clocks for a byte', () => {
    const { write, read, pass, step } = createMaster();
    step(TWSTA);
    write(TWDR, 0x44 << 1);
    write(TWCR, TWINT | TWEN);
    pass(BYTE_US - 5);
    expect(read(TWCR) & TWINT).toBe(0);
    pass(10);
    expect(read(TWCR) & TWINT).toBe(TWINT);
  });

  it('raises no flag after a stop', () => {
    const { step, send, read } = createMaster();
    step(TWSTA);
    send(0x44 << 1);
    step(TWSTO);
    expect(read(TWCR) & (TWINT | TWSTO)).toBe(0);
  });

  it('waits for ever on a chip that hangs it, and lets go when the program switches the unit off', () => {
    const { step, send, chip, read, pass, write } = createMaster();
    step(TWSTA);
    send(0x44 << 1);
    send(0x24);
    send(0x16);
    step(TWSTO);
    pass(10_000);
    chip.fail('hangs-bus');
    step(TWSTA);
    send((0x44 << 1) | 1);
    step(0);
    pass(1_000_000);
    expect(read(TWCR) & TWINT).toBe(0);
    chip.fail(undefined);
    write(TWCR, 0);
    expect(step(TWSTA)).toBe(0x08);
    expect(send(0x44 << 1)).toBe(0x18);
  });

  it('refuses two chips at one address', () => {
    const { bus } = createMaster();
    expect(() => bus.attach(createSht3x({ temperature: () => 0, humidity: () => 0 }))).toThrow(/address 68/);
  });
});
