// What an ATmega2560 has and an ATmega328P has not: ports beyond D, a third wave of a timer, sixteen analog inputs, 4 KB of EEPROM,
// registers above FFh, and a program counter of 22 bits.
import { describe, expect, it } from 'vitest';
import { createAnalogInputs } from '../../../hardware/emulator/analog-inputs.ts';
import { createEmulatedBoard } from '../../../hardware/emulator/board.ts';
import { createEeprom } from '../../../hardware/emulator/eeprom.ts';
import { createMcu } from '../../../hardware/emulator/mcu.ts';
import { ATMEGA2560 } from '../../../hardware/emulator/models/atmega2560.ts';
import { createPins } from '../../../hardware/emulator/pins.ts';
import { connectTimers } from '../../../hardware/emulator/timer.ts';
import { createBenchCpu } from './bench-cpu.ts';

const PINF = 0x2f;
const DDRH = 0x101;
const DDRL = 0x10a;
const PORTL = 0x10b;
const PCIFR = 0x3b;
const PCMSKS = [0x6b, 0x6c, 0x6d];

const createBench = () => {
  const bench = createBenchCpu(ATMEGA2560);
  const pins = createPins(ATMEGA2560.pins);
  pins.connect(bench.cpu);
  connectTimers(bench.cpu, ATMEGA2560.timers, (pin, duty) => pins.setWave(pin, duty));
  return { ...bench, pins };
};

describe('pins of a Mega', () => {
  it('are where the board has them: A0 is 54, pin 49 is the first of port L', () => {
    const { pins, read, write } = createBench();
    pins.drive(54, 1);
    expect(read(PINF) & 1).toBe(1);
    write(PORTL, 0x01);
    write(DDRL, 0x01);
    expect(pins.pin(49)).toEqual({ mode: 'output', level: 1, duty: 1 });
    expect(pins.pin(48)).toEqual({ mode: 'input', level: 0, duty: 0 });
  });

  // By digitalPinToPCMSKbit of the Arduino core, and the ATmega2560 datasheet, section 15.2, for pins 0, 14 and 15.
  it.each([
    { pin: 10, group: 0, bit: 4 },
    { pin: 53, group: 0, bit: 0 },
    { pin: 0, group: 1, bit: 0 },
    { pin: 15, group: 1, bit: 1 },
    { pin: 14, group: 1, bit: 2 },
    { pin: 62, group: 2, bit: 0 },
    { pin: 69, group: 2, bit: 7 },
  ])('tell of a change on pin $pin in group $group, bit $bit, and in no other', ({ pin, group, bit }) => {
    const { pins, read, write } = createBench();
    for (const [other, PCMSK] of PCMSKS.entries()) write(PCMSK, other === group ? 1 << bit : 0);
    for (const silent of ATMEGA2560.pins.keys()) if (silent !== pin) pins.drive(silent, 1);
    expect(read(PCIFR)).toBe(0);
    pins.drive(pin, 1);
    expect(read(PCIFR)).toBe(1 << group);
  });

  it.each([
    ['B of timer 4', { DDR: DDRH, bit: 0x10, control: 0xa0, shift: 4, compare: 0xaa, pin: 7 }],
    ['C of timer 4', { DDR: DDRH, bit: 0x20, control: 0xa0, shift: 2, compare: 0xac, pin: 8 }],
    ['C of timer 5', { DDR: DDRL, bit: 0x20, control: 0x120, shift: 2, compare: 0x12c, pin: 44 }],
  ])('show the wave of output %s, and no other', (_, { DDR, bit, control, shift, compare, pin }) => {
    const { pins, write } = createBench();
    write(DDR, bit);
    write(control + 1, 0x03);
    write(control, (2 << shift) | 0x01);
    write(compare, 51);
    expect(pins.pin(pin).duty).toBeCloseTo(51 / 255, 6);
    expect(ATMEGA2560.pins.flatMap((_place, n) => (pins.pin(n).duty > 0 ? [n] : []))).toEqual([pin]);
    write(control, 0x01);
    expect(pins.pin(pin).duty).toBe(0);
  });
});

describe('analog inputs of a Mega', () => {
  it.each([0, 7, 8, 15])('reads channel %i apart from the fifteen others', (channel) => {
    const { cpu, write, read, pass } = createBenchCpu(ATMEGA2560);
    const { ADMUX, ADCSRA, ADCSRB, ADCL, ADCH } = ATMEGA2560.analog;
    const inputs = createAnalogInputs(ATMEGA2560.analog);
    inputs.connect(cpu);
    for (let other = 0; other < 16; other++) inputs.setVolts(other, other === channel ? 2.5 : 1);
    write(ADMUX, 0x40 | (channel & 7));
    write(ADCSRB, channel & 8);
    write(ADCSRA, 0xc7);
    pass(210);
    expect(read(ADCL) | (read(ADCH) << 8)).toBe(512);
  });

  it('refuses a seventeenth', () => {
    expect(() => createAnalogInputs(ATMEGA2560.analog).setVolts(16, 1)).toThrow(/channel 16/);
  });
});

it('keeps 4 KB of EEPROM, each byte at a place of its own', () => {
  const { cpu, write, pass } = createBenchCpu(ATMEGA2560);
  const { EECR, EEDR, EEARL, EEARH } = ATMEGA2560.eeprom;
  const eeprom = createEeprom(ATMEGA2560);
  eeprom.connect(cpu);
  write(EEARH, 0x0f);
  write(EEARL, 0xff);
  write(EEDR, 0x5a);
  write(EECR, 0x04);
  write(EECR, 0x02);
  pass(3700);
  const image = eeprom.image();
  expect([image.length, image[4095], image[1023]]).toEqual([4096, 0x5a, 0xff]);
});

it('calls beyond 64 K words and comes back: a return address has three bytes', () => {
  const flash = new Uint16Array(ATMEGA2560.flashBytes / 2);
  const [call, stay, loadFive, ret] = [0x940f, 0xcfff, 0xe005, 0x9508];
  flash.set([call, 0x0000, stay]);
  flash.set([loadFive, ret], 0x1_0000);
  const { cpu, runUntil } = createMcu({ chip: ATMEGA2560, flash });
  runUntil(40);
  expect([cpu.data[16], cpu.pc, cpu.SP]).toEqual([5, 2, 0x21ff]);
  expect([...cpu.data.subarray(0x21fd, 0x2200)]).toEqual([0, 0, 2]);
});

it('takes a program that an Uno has no room for', () => {
  const hex = ':020000040001F9\n:0400100001020304E2\n:00000001FF\n';
  expect(() => createEmulatedBoard({ hex })).toThrow(/outside 32 KB/);
  expect(() => createEmulatedBoard({ hex, model: 'mega' })).not.toThrow();
});
