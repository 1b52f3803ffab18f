import { describe, expect, it } from 'vitest';
import { ATMEGA328P } from '../../../hardware/emulator/models/atmega328p.ts';
import { createPins, type PinState } from '../../../hardware/emulator/pins.ts';
import { connectTimers } from '../../../hardware/emulator/timer.ts';
import { createBenchCpu } from './bench-cpu.ts';

const PIND = 0x29;
const DDRD = 0x2a;
const PORTD = 0x2b;
const DDRB = 0x24;
const PORTB = 0x25;
const TCCR1A = 0x80;
const TCCR1B = 0x81;
const OCR1A = 0x88;

const createBench = () => {
  const bench = createBenchCpu();
  const pins = createPins(ATMEGA328P.pins);
  const changes: [number, PinState][] = [];
  pins.connect(bench.cpu);
  connectTimers(bench.cpu, ATMEGA328P.timers, (pin, duty) => pins.setWave(pin, duty));
  pins.onPin((pin, state) => changes.push([pin, state]));
  return { ...bench, pins, changes };
};

describe('pins', () => {
  it('are high-impedance inputs after a reset', () => {
    const { pins } = createBench();
    for (let pin = 0; pin < 20; pin++) expect(pins.pin(pin)).toEqual({ mode: 'input', level: 0, duty: 0 });
  });

  it('read what is put on them', () => {
    const { pins, read } = createBench();
    pins.drive(7, 1);
    expect(read(PIND) & 0x80).toBe(0x80);
    pins.drive(7, 0);
    expect(read(PIND) & 0x80).toBe(0);
  });

  it('read high through their pull-up while nobody drives them', () => {
    const { pins, write, read } = createBench();
    write(PORTD, 0x80);
    expect(pins.pin(7).mode).toBe('pullup');
    expect(read(PIND) & 0x80).toBe(0x80);
    pins.drive(7, 0);
    expect(read(PIND) & 0x80).toBe(0);
    pins.drive(7, 'floating');
    expect(read(PIND) & 0x80).toBe(0x80);
  });

  it('are what the program says once they are outputs, whatever drives them', () => {
    const { pins, write, changes } = createBench();
    pins.drive(8, 1);
    changes.length = 0;
    write(PORTB, 0x01);
    write(DDRB, 0x01);
    write(PORTB, 0x00);
    expect(changes).toEqual([
      [8, { mode: 'pullup', level: 1, duty: 1 }],
      [8, { mode: 'output', level: 1, duty: 1 }],
      [8, { mode: 'output', level: 0, duty: 0 }],
    ]);
  });

  it('show the duty of a wave, and the port again when the timer lets go', () => {
    const { pins, write } = createBench();
    write(DDRB, 0x02);
    write(TCCR1B, 0x03);
    write(TCCR1A, 0x81);
    write(OCR1A, 51);
    expect(pins.pin(9)).toMatchObject({ mode: 'output', level: 1, duty: 51 / 255 });
    write(TCCR1A, 0x01);
    expect(pins.pin(9)).toEqual({ mode: 'output', level: 0, duty: 0 });
  });

  it('keep to the numbers on the board: A0 is 14', () => {
    const { pins, read, write } = createBench();
    pins.drive(14, 1);
    expect(read(0x26) & 1).toBe(1);
    write(DDRD, 0x04);
    expect(pins.pin(2).mode).toBe('output');
  });
});
