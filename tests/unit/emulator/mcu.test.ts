import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEmulatedBoard, type EmulatedBoard } from '../../../hardware/emulator/board.ts';
import { createMcu } from '../../../hardware/emulator/mcu.ts';
import { ATMEGA328P } from '../../../hardware/emulator/models/atmega328p.ts';
import { program } from './programs.ts';

/** Everything the world outside can see of a board, with its time. */
const witness = (board: EmulatedBoard): string[] => {
  const seen: string[] = [];
  board.onTransmit((byte, at) => seen.push(`byte ${byte} at ${at}`));
  board.onPin((pin, { mode, level, duty }, at) => seen.push(`pin ${pin} ${mode} ${level} ${duty} at ${at}`));
  return seen;
};

const live = (jump: boolean, slices: readonly number[]): string[] => {
  const board = createEmulatedBoard({ hex: program('sleeper'), jump });
  const seen = witness(board);
  board.every(40, () => {
    board.receive(Uint8Array.of(65, 66, 67));
    board.setVolts(0, (board.now() % 500) / 100);
  });
  for (const ms of slices) board.run(ms);
  return seen;
};

describe('sleep', () => {
  it('is jumped over without changing a byte, a pin or a moment', () => {
    const jumped = live(true, [400]);
    expect(jumped.length).toBeGreaterThan(60);
    expect(jumped).toEqual(live(false, [400]));
  });

  it('does not care how the time is cut into slices', () => {
    const whole = live(true, [300]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 97 }), { minLength: 3, maxLength: 12 }), (slices) => {
        const total = slices.reduce((sum, ms) => sum + ms, 0);
        fc.pre(total < 300);
        expect(live(true, [...slices, 300 - total])).toEqual(whole);
      }),
      { numRuns: 15, seed: 38 },
    );
  });
});

describe('SEI', () => {
  it('lets one more instruction run before a waiting interrupt, so that no wake-up slips between it and SLEEP', () => {
    const flash = new Uint16Array(0x4000);
    const [sei, sleep, loadOne, stay, reti] = [0x9478, 0x9588, 0xe001, 0xcfff, 0x9518];
    flash.set([sei, sleep, loadOne, stay]);
    const waiting = { address: 0x20, flagRegister: 0x35, flagMask: 1, enableRegister: 0x6e, enableMask: 1 };
    flash[waiting.address] = reti;
    const { cpu, runUntil } = createMcu({ chip: ATMEGA328P, flash });
    cpu.data[0x53] = 1;
    cpu.data[waiting.enableRegister] = 1;
    cpu.setInterruptFlag(waiting);
    runUntil(1000);
    expect(cpu.data[16]).toBe(1);
  });
});

describe('a board', () => {
  it('keeps its time over resets', () => {
    const board = createEmulatedBoard({ hex: program('sleeper') });
    board.run(100);
    board.reset('external');
    board.run(100);
    expect(board.now()).toBeCloseTo(200, 2);
  });

  it('tells the program why it starts', () => {
    const board = createEmulatedBoard({ hex: program('sleeper') });
    const causes: number[] = [];
    let isFirst = true;
    board.onReset(() => {
      isFirst = true;
    });
    board.onTransmit((byte) => {
      if (isFirst) causes.push(byte);
      isFirst = false;
    });
    for (const cause of ['external', 'brown-out', 'power'] as const) {
      board.run(5);
      board.reset(cause);
    }
    board.run(5);
    expect(causes).toEqual([1, 2, 4, 1]);
  });

  it('keeps its memory over a reset, not over a power cut', () => {
    const board = createEmulatedBoard({ hex: program('memory') });
    const told: number[] = [];
    board.onTransmit((byte) => told.push(byte));
    for (const cause of ['external', 'watchdog', 'power'] as const) {
      board.run(1);
      board.reset(cause);
    }
    board.run(1);
    expect(told).toEqual([0, 42, 42, 0]);
  });

  it('runs another program after it is flashed', () => {
    const board = createEmulatedBoard({ hex: program('sleeper') });
    board.run(10);
    board.load(program('guarded'));
    const bytes: number[] = [];
    board.onTransmit((byte) => bytes.push(byte));
    board.run(10);
    expect(bytes).toEqual(['b'.charCodeAt(0), 1, 0]);
  });
});
