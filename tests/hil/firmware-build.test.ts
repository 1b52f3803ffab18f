// The released images are what the sources build to, byte for byte, and keep their budgets of flash, RAM, stack and wakefulness.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AVREEPROM,
  AVRTimer,
  AVRUSART,
  avrInstruction,
  CPU,
  EEPROMMemoryBackend,
  timer0Config,
} from 'avr8js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHIPS } from '../../hardware/emulator/models/index.ts';

const FOLDER = 'hardware/firmware';
type Model = 'uno' | 'mega';
const MODELS: readonly Model[] = ['uno', 'mega'];
const released = (model: Model): string => `${FOLDER}/release/yapu-${model}.hex`;
/** Most flash that a sketch may take, bytes: the Uno's without what later versions need, the Mega's without its boot loader. */
const FLASH: Readonly<Record<Model, number>> = { uno: 28 * 1024, mega: 248 * 1024 };
const APT = 'sudo apt-get install gcc-avr avr-libc arduino-core-avr make';
const hasTools = spawnSync('avr-gcc', ['--version']).status === 0;
if (!hasTools) process.stderr.write(`SKIPPED: the firmware is not rebuilt without avr-gcc. Run: ${APT}\n`);

const make = (...rest: string[]) =>
  spawnSync('make', ['-C', FOLDER, '--no-print-directory', ...rest], { encoding: 'utf8' });

describe.skipIf(!hasTools).each(MODELS)('firmware build for the %s', (model) => {
  let out = '';
  let build: ReturnType<typeof make>;
  beforeAll(() => {
    out = mkdtempSync(join(tmpdir(), 'yapu-firmware-'));
    build = make(model, `OUT=${out}`);
  }, 120_000);
  afterAll(() => rmSync(out, { recursive: true, force: true }));

  it('gives the released image, byte for byte', () => {
    expect(build.stderr).toBe('');
    expect(build.status).toBe(0);
    expect(readFileSync(join(out, `${model}/yapu.hex`), 'utf8')).toBe(readFileSync(released(model), 'utf8'));
  });

  it('keeps flash and RAM within budget, and says how much', () => {
    const found = build.stdout.match(
      /flash (\d+) of \d+ bytes, static RAM \d+ of \d+, stack \d+, free (\d+)/,
    );
    expect(Number(found?.[1])).toBeGreaterThan(4000);
    expect(Number(found?.[1])).toBeLessThanOrEqual(FLASH[model]);
    expect(Number(found?.[2])).toBeGreaterThanOrEqual(500);
  });

  it('fails when the budget is smaller than the sketch', () => {
    const flash = make('check', `BOARD=${model}`, `OUT=${out}`, `FLASH_${model}=4000`);
    expect(flash.status).not.toBe(0);
    expect(flash.stdout).toContain('too much flash');
    const ram = make('check', `BOARD=${model}`, `OUT=${out}`, 'FREE_RAM=8000');
    expect(ram.status).not.toBe(0);
    expect(ram.stdout).toContain('too little RAM');
  });
});

it('names the packages to install where the tools are missing', () => {
  const where = execFileSync('sh', ['-c', 'command -v make'], { encoding: 'utf8' }).trim();
  const { stdout, status } = spawnSync(where, ['-C', FOLDER, 'uno', 'OUT=/nonexistent'], {
    encoding: 'utf8',
    env: { PATH: '/nonexistent' },
  });
  expect(status).not.toBe(0);
  expect(stdout).toContain(APT);
});

it('has the checksums that are released with the images', () => {
  const sums = MODELS.map((model) => {
    const sum = createHash('sha256')
      .update(readFileSync(released(model)))
      .digest('hex');
    return `${sum}  yapu-${model}.hex\n`;
  });
  expect(readFileSync(`${FOLDER}/release/SHA256SUMS`, 'utf8')).toBe(sums.join(''));
});

it('has no three exclamation marks for a Mega, which old boot loaders take for a call to their monitor', () => {
  // Arduino's stk500boot.c, ENABLE_MONITOR; boards from before 2013.
  const { buffer } = flashOf(readFileSync(released('mega'), 'utf8'), CHIPS.mega.flashBytes);
  const image = Buffer.from(buffer);
  expect(image.length).toBe(CHIPS.mega.flashBytes);
  expect(image.includes('!!!')).toBe(false);
});

const CYCLES_PER_MS = 16_000;
const SLEEP = 0x9588;
const PAINT = 0xc5;
/** The stack ends where this many bytes in a row were never touched. */
const UNTOUCHED = 32;

const flashOf = (hex: string, size: number): Uint16Array => {
  const bytes = new Uint8Array(size);
  for (const line of hex.split('\n')) {
    if (line.slice(7, 9) !== '00') continue;
    bytes.set(
      Buffer.from(line.slice(9, -2).trim(), 'hex').subarray(0, Number(`0x${line.slice(1, 3)}`)),
      Number(`0x${line.slice(3, 7)}`),
    );
  }
  return new Uint16Array(bytes.buffer);
};

const timer0Of = (model: Model) => {
  const [timer] = CHIPS[model].timers;
  const [a, b] = timer?.outputs ?? [];
  if (!timer || !a || !b) throw new Error(`no timer 0 on the ${model}`);
  const { overflowVector: ovfInterrupt } = timer;
  return { ...timer0Config, ovfInterrupt, compAInterrupt: a.vector, compBInterrupt: b.vector };
};

/** A bare processor that counts the cycles it is awake; bytes reach it one by one, without a line. */
const start = (model: Model) => {
  const chip = CHIPS[model];
  const ramEnd = chip.sramStart + chip.sramBytes;
  // avr8js adds 100h for the registers.
  const cpu = new CPU(flashOf(readFileSync(released(model), 'utf8'), chip.flashBytes), ramEnd - 0x100);
  cpu.data.fill(PAINT, chip.sramStart, ramEnd);
  const usart = new AVRUSART(cpu, chip.usart, 16_000_000);
  new AVRTimer(cpu, timer0Of(model));
  new AVREEPROM(cpu, new EEPROMMemoryBackend(chip.eepromBytes), chip.eeprom);
  let awake = 0;
  let asleep = false;
  const step = () => {
    const { cycles, pc } = cpu;
    if (asleep) cpu.cycles += 1;
    else if (cpu.progMem[pc] === SLEEP) {
      asleep = true;
      cpu.pc += 1;
    } else avrInstruction(cpu);
    if (!asleep) awake += cpu.cycles - cycles;
    const resume = cpu.pc;
    cpu.tick();
    if (cpu.pc !== resume) asleep = false;
  };
  const run = (ms: number): number => {
    const before = awake;
    const end = cpu.cycles + ms * CYCLES_PER_MS;
    while (cpu.cycles < end) step();
    return (awake - before) / ms;
  };
  const send = (bytes: readonly number[]) => {
    for (const byte of bytes) {
      usart.writeByte(byte, true);
      run(0.2);
    }
  };
  return { run, send, stack: () => deepest(cpu.data, chip.sramStart, ramEnd) };
};

const deepest = (data: Uint8Array, ramStart: number, ramEnd: number): number => {
  let untouched = 0;
  let low = ramEnd;
  for (let at = ramEnd - 1; at >= ramStart && untouched < UNTOUCHED; at -= 1) {
    untouched = data[at] === PAINT ? untouched + 1 : 0;
    if (untouched === 0) low = at;
  }
  return ramEnd - low;
};

const crc = (bytes: readonly number[]): number =>
  bytes.reduce((sum, byte) => {
    let next = sum ^ (byte << 8);
    for (let bit = 0; bit < 8; bit += 1) next = (next & 0x8000 ? (next << 1) ^ 0x1021 : next << 1) & 0xffff;
    return next;
  }, 0xffff);

const frame = (...bytes: number[]): number[] => {
  const check = crc(bytes);
  const whole = [...bytes, check & 0xff, check >> 8];
  return [0xf0, 0x0c, ...whole.flatMap((byte) => [byte & 0x7f, byte >> 7]), 0xf7];
};

const PINS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14];
const RECORDS = PINS.map((pin) => [pin, 0, 0, 0, 100, 0, 1, 0, 0, 0, 0, 0]);
/** 1000 to 2000 µs on the first pin of timer 1, which makes the pulses without an interrupt. */
const SERVO: Readonly<Record<Model, readonly number[]>> = {
  uno: [9, 4, 0, 0, 100, 0, 0, 0, 0, 0, 100, 200],
  mega: [11, 4, 0, 0, 100, 0, 0, 0, 0, 0, 100, 200],
};

const guarding = (records: readonly (readonly number[])[]): readonly (readonly number[])[] => {
  const sum = crc(records.flat());
  return [
    ...records.map((record, index) => frame(3, 3, index, ...record)),
    frame(4, 4, records.length, sum & 0xff, sum >> 8),
  ];
};

/** A pump cycle without a light pin: 1 s on, 1 s off. */
const PROGRAM = [1, 0, 255, 255, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0];

/** Twelve outputs to guard, written to EEPROM. */
const CONFIGURE: readonly (readonly number[])[] = [frame(2, 2, 1, 2, 3, 4, 5, 6, 7, 8), ...guarding(RECORDS)];

/** Every kind of message that digs deep. */
const MESSAGES: readonly (readonly number[])[] = [
  frame(1, 1, 1),
  frame(6, 5),
  frame(10, 8, 1, 255, 1, 0, 40, 0, 0, 0),
  frame(12, 9, 0, ...PROGRAM),
  frame(13, 10, 1, crc(PROGRAM) & 0xff, crc(PROGRAM) >> 8),
  frame(6, 5),
  frame(7, 6, ...PINS.flatMap((_, index) => [index, 255, 10, 0])),
  [0xf0, 0x6b, 0xf7],
  frame(16, 20, 2),
  frame(17, 21, 15, 16),
  [0xf4, 2, 7],
  [0xf0, 0x73, 0x40, 2, 0xf7],
  [0xf0, 0x73, 0x3d, 2, ...Array.from({ length: 30 }, () => 0x2a), 0xf7],
  [0xf0, 0x78, 0, 0, 0xf7],
  [0xf0, 0x76, 0x44, 0x10, 0x10, 0, 0x20, 0, 0xf7],
  [0xc1, 1],
  [0xf5, 3, 1],
];

describe.each(MODELS)('the released image of the %s, running', (model) => {
  it('stays within the stack that the Makefile reckons with', () => {
    const reckoned = Number(readFileSync(`${FOLDER}/Makefile`, 'utf8').match(/^STACK\s*=\s*(\d+)/m)?.[1]);
    const board = start(model);
    board.run(60);
    for (const message of CONFIGURE) board.send(message);
    board.run(800);
    for (const message of MESSAGES) {
      board.send(message);
      board.run(60);
    }
    board.run(1500);
    const measured = board.stack();
    expect(measured).toBeGreaterThan(60);
    // An interrupt at the deepest moment takes up to 48 bytes more: the one that ends a pulse.
    expect(measured + 48).toBeLessThanOrEqual(reckoned);
  });

  it.each([
    ['nothing', []],
    ['a servo', [SERVO[model]]],
  ])('sleeps, guarding %s: fewer than 400 cycles awake in each idle millisecond', (_what, records) => {
    const board = start(model);
    board.run(100);
    for (const message of guarding(records)) board.send(message);
    board.run(100);
    const awake = board.run(1000);
    expect(awake).toBeGreaterThan(20);
    expect(awake).toBeLessThan(400);
  });
});
