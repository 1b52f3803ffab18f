import { describe, expect, it } from 'vitest';
import { createEmulatedBoard } from '../../../hardware/emulator/board.ts';
import { createEmulatedPort } from '../../../hardware/emulator/port.ts';
import { createEmulatedTransport } from '../../../hardware/emulator/transport.ts';
import { createTestClock } from '../../support/clock.ts';
import { program } from './programs.ts';

const FIRST_BYTE_AFTER_EXTERNAL_RESET = 2;

const createLine = (speed = 1) => {
  const clock = createTestClock();
  const board = createEmulatedBoard({ hex: program('sleeper') });
  const transport = createEmulatedTransport({ board, clock, speed });
  const heard: number[] = [];
  transport.onData((bytes) => heard.push(...bytes));
  return { clock, board, transport, heard };
};

describe('emulated transport', () => {
  it('resets the board when it is opened', async () => {
    const { clock, transport, heard } = createLine();
    await transport.open();
    await clock.advance(100);
    expect(heard[0]).toBe(1 | FIRST_BYTE_AFTER_EXTERNAL_RESET);
  });

  it('lets the board live at the speed asked for', async () => {
    const { clock, board, transport } = createLine(50);
    await transport.open();
    await clock.advance(1000);
    expect(board.now()).toBeCloseTo(50_000, 0);
  });

  it('carries bytes both ways', async () => {
    const { clock, transport, heard } = createLine();
    await transport.open();
    await clock.advance(20);
    transport.write(Uint8Array.of(10, 20));
    await clock.advance(40);
    expect(heard).toEqual(expect.arrayContaining([11, 21]));
  });

  it('delivers noise to either end', async () => {
    const { clock, transport, heard } = createLine();
    await transport.open();
    transport.disturb('host', Uint8Array.of(0xff));
    transport.disturb('board', Uint8Array.of(99));
    await clock.advance(60);
    expect(heard).toEqual(expect.arrayContaining([0xff, 100]));
  });

  it('closes once when it is unplugged, is silent afterwards, and cannot be opened again', async () => {
    const { clock, transport, heard } = createLine();
    const causes: (Error | undefined)[] = [];
    transport.onClose((cause) => causes.push(cause));
    await transport.open();
    await clock.advance(100);
    transport.unplug();
    heard.length = 0;
    transport.write(Uint8Array.of(1));
    await clock.advance(200);
    await transport.close();
    expect(causes).toHaveLength(1);
    expect(causes[0]).toBeInstanceOf(Error);
    expect(heard).toEqual([]);
    await expect(transport.open()).rejects.toThrow(/one connection/);
  });

  it('loses what was on the way when the cable is pulled', async () => {
    const { clock, board, transport } = createLine();
    await transport.open();
    await clock.advance(20);
    transport.write(new Uint8Array(64));
    transport.unplug();
    expect(board.line.pending()).toBe(0);
  });
});

describe('emulated port', () => {
  it('keeps the board alive while the cable is out, and connects again when it is back', async () => {
    const clock = createTestClock();
    const board = createEmulatedBoard({ hex: program('sleeper') });
    const port = createEmulatedPort({ board, clock, speed: 1 });
    await port.connect().open();
    await clock.advance(100);
    port.unplug();
    await expect(port.connect().open()).rejects.toThrow(/plug the cable in/);
    await clock.advance(1000);
    expect(board.now()).toBeCloseTo(1100, 0);

    port.plug();
    const second = port.connect();
    const heard: number[] = [];
    second.onData((bytes) => heard.push(...bytes));
    await second.open();
    await clock.advance(100);
    expect(heard[0]).toBe(FIRST_BYTE_AFTER_EXTERNAL_RESET);
  });

  it('goes silent without closing the line when its power ends', async () => {
    const clock = createTestClock();
    const board = createEmulatedBoard({ hex: program('sleeper') });
    const port = createEmulatedPort({ board, clock, speed: 1 });
    const transport = port.connect();
    let heard = 0;
    let closings = 0;
    transport.onData(() => heard++);
    transport.onClose(() => closings++);
    await transport.open();
    await clock.advance(200);
    expect(heard).toBeGreaterThan(0);
    port.powerOff();
    heard = 0;
    await clock.advance(1000);
    expect([heard, closings]).toEqual([0, 0]);
    expect(board.now()).toBeCloseTo(200, 0);
  });
});
