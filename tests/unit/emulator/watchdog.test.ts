import { describe, expect, it } from 'vitest';
import { createEmulatedBoard } from '../../../hardware/emulator/board.ts';
import { ATMEGA328P } from '../../../hardware/emulator/models/atmega328p.ts';
import { connectWatchdog } from '../../../hardware/emulator/watchdog.ts';
import { createBenchCpu } from './bench-cpu.ts';
import { program } from './programs.ts';

const WDTCSR = 0x60;
const MCUSR = 0x54;
const WDIF = 0x80;
const WDIE = 0x40;
const WDCE = 0x10;
const WDE = 0x08;
/** 64 ms: the third of the ten time-outs (datasheet table 10-2). */
const WDP_64_MS = 0x02;

const createBench = (before: (bench: ReturnType<typeof createBenchCpu>) => void = () => undefined) => {
  const bench = createBenchCpu();
  const resets: number[] = [];
  before(bench);
  connectWatchdog(bench.cpu, ATMEGA328P.watchdog, () => resets.push(bench.cpu.cycles / 16_000));
  const configure = (value: number): void => {
    bench.write(WDTCSR, WDCE | WDE);
    bench.write(WDTCSR, value);
  };
  return { ...bench, resets, configure };
};

describe('watchdog', () => {
  it('resets after its time-out', () => {
    const { configure, pass, resets } = createBench();
    configure(WDE | WDP_64_MS);
    pass(63_900);
    expect(resets).toEqual([]);
    pass(200);
    expect(resets).toHaveLength(1);
    expect(resets[0]).toBeCloseTo(64, 1);
  });

  it.each(Array.from({ length: 10 }, (_, code) => [code, 16 * 2 ** code]))(
    'has code %i stand for %i ms',
    (code, ms) => {
      const { configure, pass, resets } = createBench();
      configure(WDE | (code & 7) | (code & 8 ? 0x20 : 0));
      pass(ms * 1000 - 100);
      expect(resets).toEqual([]);
      pass(200);
      expect(resets).toHaveLength(1);
    },
  );

  it('is kept quiet by WDR', () => {
    const { configure, pass, resets, cpu } = createBench();
    configure(WDE | WDP_64_MS);
    for (let i = 0; i < 10; i++) {
      pass(50_000);
      cpu.onWatchdogReset();
    }
    expect(resets).toEqual([]);
  });

  it('interrupts first and resets second when both are on', () => {
    const { configure, pass, resets, read } = createBench();
    configure(WDE | WDIE | WDP_64_MS);
    pass(65_000);
    expect(resets).toEqual([]);
    expect(read(WDTCSR) & (WDIF | WDIE)).toBe(WDIF);
    pass(64_000);
    expect(resets).toHaveLength(1);
  });

  it('only interrupts, again and again, in interrupt mode', () => {
    const { configure, pass, resets, read } = createBench();
    configure(WDIE | WDP_64_MS);
    pass(300_000);
    expect(resets).toEqual([]);
    expect(read(WDTCSR) & (WDIF | WDIE)).toBe(WDIF | WDIE);
  });

  it('does not change its time-out, nor switch off, outside the four-cycle window', () => {
    const { configure, pass, resets, write, read } = createBench();
    configure(WDE | WDP_64_MS);
    pass(1);
    write(WDTCSR, 0x07);
    expect(read(WDTCSR) & 0x2f).toBe(WDE | WDP_64_MS);
    pass(64_000);
    expect(resets).toHaveLength(1);
  });

  it('cannot be switched off while WDRF says that it has reset', () => {
    const { configure, read, write } = createBench((bench) => bench.write(MCUSR, 0x08));
    configure(0);
    expect(read(WDTCSR) & WDE).toBe(WDE);
    write(MCUSR, 0);
    configure(0);
    expect(read(WDTCSR) & WDE).toBe(0);
  });

  it('brings a hung program back within its time-out, and the program hears why', () => {
    const board = createEmulatedBoard({ hex: program('guarded') });
    const bytes: number[] = [];
    board.run(100);
    board.onTransmit((byte) => bytes.push(byte));
    board.hang();
    board.run(240);
    expect(bytes).toEqual([]);
    board.run(50);
    expect(bytes.slice(0, 2)).toEqual(['b'.charCodeAt(0), 0x08]);
  });
});
