import { beforeEach, describe, expect, it } from 'vitest';
import { createEmulatedBoard, type EmulatedBoard } from '../../../hardware/emulator/board.ts';
import { createSht3x } from '../../../hardware/emulator/chips/sht3x.ts';
import { firmware } from './programs.ts';

const REPORT_FIRMWARE = [0xf0, 0x79, 0xf7];

describe('the released firmware', () => {
  let board: EmulatedBoard;
  let bytes: number[];
  /** Bytes that answer to these, within `ms`. */
  const ask = (question: readonly number[], ms = 60): number[] => {
    bytes.length = 0;
    board.receive(Uint8Array.from(question));
    board.run(ms);
    return [...bytes];
  };

  beforeEach(() => {
    board = createEmulatedBoard({ hex: firmware() });
    bytes = [];
    board.onTransmit((byte) => bytes.push(byte));
    board.run(100);
  });

  it('boots, reports Firmata 2.6 and its name', () => {
    expect(bytes.slice(0, 3)).toEqual([0xf9, 2, 6]);
    const report = ask(REPORT_FIRMWARE);
    expect(report.slice(0, 2)).toEqual([0xf0, 0x79]);
    const name = report.slice(4, -1).filter((_, i) => i % 2 === 0);
    expect(String.fromCharCode(...name)).toBe('Yapu');
  });

  it('reads a voltage', () => {
    board.setVolts(0, 2.5);
    ask([0xc0, 1]);
    const at = bytes.indexOf(0xe0);
    expect((bytes[at + 1] ?? 0) | ((bytes[at + 2] ?? 0) << 7)).toBe(512);
  });

  it('reads a chip on the bus', () => {
    board.attachI2c(createSht3x({ temperature: () => 25, humidity: () => 50 }));
    ask([0xf0, 0x78, 0, 0, 0xf7]);
    ask([0xf0, 0x76, 0x44, 0x00, 0x24, 0, 0, 0, 0xf7]);
    const reply = ask([0xf0, 0x76, 0x44, 0x08, 6, 0, 0xf7]);
    const data = reply.slice(reply.indexOf(0x77) + 5, -1);
    const decoded = Array.from(
      { length: data.length / 2 },
      (_, i) => (data[2 * i] ?? 0) | ((data[2 * i + 1] ?? 0) << 7),
    );
    expect(decoded).toEqual([0x66, 0x66, 0x93, 0x80, 0x00, 0xa2]);
  });

  it('is back within its watchdog’s second when it hangs', () => {
    bytes.length = 0;
    board.hang();
    board.run(900);
    expect(bytes).toEqual([]);
    board.run(400);
    expect(bytes.slice(0, 3)).toEqual([0xf9, 2, 6]);
  });
});
