import {
  AVRIOPort,
  AVRTimer,
  CPU,
  portBConfig,
  portDConfig,
  timer0Config,
  timer1Config,
  timer2Config,
} from 'avr8js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATMEGA328P } from '../../../hardware/emulator/models/atmega328p.ts';
import { connectTimers } from '../../../hardware/emulator/timer.ts';
import { createBenchCpu } from './bench-cpu.ts';

const CONFIGS = [timer0Config, timer1Config, timer2Config];
const TOV = 1;

const createBench = () => {
  const bench = createBenchCpu();
  const waves = new Map<number, number | undefined>();
  connectTimers(bench.cpu, ATMEGA328P.timers, (pin, duty) => waves.set(pin, duty));
  return { ...bench, waves };
};

describe('timer 0 as the Arduino core sets it', () => {
  it('overflows every 1,024 µs and counts 4 µs a step', () => {
    const { write, read, pass } = createBench();
    write(timer0Config.TCCRA, 3);
    write(timer0Config.TCCRB, 3);
    pass(1020);
    expect(read(timer0Config.TCNT)).toBe(255);
    expect(read(timer0Config.TIFR) & TOV).toBe(0);
    pass(6);
    expect(read(timer0Config.TIFR) & TOV).toBe(TOV);
    expect(read(timer0Config.TCNT)).toBe(0);
  });

  it('clears a flag by writing 1 to it', () => {
    const { write, read, pass } = createBench();
    write(timer0Config.TCCRB, 3);
    pass(1100);
    write(timer0Config.TIFR, TOV);
    expect(read(timer0Config.TIFR) & TOV).toBe(0);
  });
});

describe('outputs', () => {
  it.each([
    ['fast', 0, 0x83, 6, 127, 0.5],
    ['phase-correct', 2, 0x81, 11, 51, 0.2],
    ['phase-correct, inverted', 2, 0xc1, 11, 51, 0.8],
  ] as const)('%s PWM has its duty', (_, number, control, pin, compare, duty) => {
    const config = CONFIGS[number];
    if (!config) throw new Error('no such timer');
    const { write, waves } = createBench();
    write(config.TCCRA, control);
    write(config.TCCRB, 4);
    write(config.OCRA, compare);
    expect(waves.get(pin)).toBeCloseTo(duty, 6);
  });
});

/** A CPU with one tick-by-tick timer of avr8js, the reference. */
const createReference = (number: number) => {
  const cpu = new CPU(new Uint16Array(16), 2048);
  for (const port of [portBConfig, portDConfig]) new AVRIOPort(cpu, port);
  const config = CONFIGS[number];
  if (!config) throw new Error('no such timer');
  new AVRTimer(cpu, config);
  return { cpu, config };
};

interface Setting {
  readonly number: number;
  readonly mode: 'normal' | 'fast';
  readonly clock: number;
  readonly compare: number;
}

const configure = (cpu: CPU, { number, mode, clock, compare }: Setting): void => {
  const config = CONFIGS[number] ?? timer0Config;
  const isWideFast = mode === 'fast' && config.bits === 16;
  cpu.writeData(config.OCRA, compare);
  cpu.writeData(config.OCRB, 255 - compare);
  cpu.writeData(config.TCCRA, mode === 'normal' ? 0 : isWideFast ? 1 : 3);
  cpu.writeData(config.TCCRB, isWideFast ? clock | 0x08 : clock);
};

const tickThrough = (cpu: CPU, cycles: number): void => {
  for (let left = cycles; left > 0; left--) {
    cpu.cycles++;
    cpu.tick();
  }
};

describe('closed form', () => {
  it('counts and flags as a timer that counts every tick', () => {
    // Modes with a fixed top; in those avr8js and the datasheet agree tick by tick.
    const setting: fc.Arbitrary<Setting> = fc.record({
      number: fc.integer({ min: 0, max: 2 }),
      mode: fc.constantFrom('normal', 'fast'),
      clock: fc.integer({ min: 1, max: 4 }),
      compare: fc.integer({ min: 1, max: 254 }),
    });
    const gaps = fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(setting, gaps, (chosen, lapses) => {
        const { cpu: reference, config } = createReference(chosen.number);
        const { cpu } = createBench();
        configure(reference, chosen);
        // avr8js adopts a new clock at its next event, a cycle later.
        tickThrough(reference, 1);
        cpu.cycles = 1;
        configure(cpu, chosen);
        for (const lapse of lapses) {
          tickThrough(reference, lapse);
          cpu.cycles += lapse;
          const [own, theirs] = [cpu, reference].map((each) => [
            each.readData(config.TCNT),
            each.readData(config.TIFR),
          ]);
          expect(own).toEqual(theirs);
          for (const each of [cpu, reference]) each.writeData(config.TIFR, 7);
        }
      }),
      { numRuns: 60, seed: 328 },
    );
  });
});
