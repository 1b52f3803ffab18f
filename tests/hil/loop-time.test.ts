// No pass of the firmware's loop takes more than 2 ms, whatever the buses do: the next byte, lease and interlock are never far.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFrame, encodeFrame } from '../../hardware/board/frame.ts';
import { unpackBits } from '../../hardware/board/one-wire.ts';
import { BEAT, configCommit, configWrite, encodeRecord, lease } from '../../hardware/board/requests.ts';
import { createEmulatedBoard, type EmulatedBoard } from '../../hardware/emulator/board.ts';
import { createDs18b20, ds18b20Rom } from '../../hardware/emulator/chips/ds18b20.ts';
import { createSht3x } from '../../hardware/emulator/chips/sht3x.ts';
import { releasedHex } from '../support/avr-rig.ts';
import { GUARDED } from '../support/bare-line.ts';
import { readLine } from '../support/line-reader.ts';

/** ms */
const LONGEST_PASS = 2;
const WIRE = 2;
const SERIALS = [1, 2, 3, 0x8000_0000_0001];

const CONFIGURE_WIRE = [0xf0, 0x73, 0x41, WIRE, 0, 0xf7];
const SEARCH = [0xf0, 0x73, 0x40, WIRE, 0xf7];
/** Reset, skip ROM, read the nine bytes of a scratchpad; correlation 1. */
const READ_PAD = [0xf0, 0x73, 0x2b, WIRE, 0x09, 0x00, 0x04, 0x00, 0x60, 0x17, 0xf7];
const CONFIGURE_I2C = [0xf0, 0x78, 0, 0, 0xf7];
/** A measurement without clock stretching, ready after 15 ms. */
const MEASURE = [0xf0, 0x76, 0x44, 0x00, 0x24, 0, 0, 0, 0xf7];
const READ_SHT = [0xf0, 0x76, 0x44, 0x08, 6, 0, 0xf7];
const ANALOG = [0, 1, 2, 3].flatMap((channel) => [0xc0 | channel, 1]);
const CAPABILITIES = [0xf0, 0x6b, 0xf7];

const start = () => {
  const board = createEmulatedBoard({ hex: releasedHex() });
  for (const serial of SERIALS)
    board.attachOneWire(
      WIRE,
      createDs18b20(() => 18, serial),
    );
  const sht = createSht3x({ temperature: () => 25, humidity: () => 50 });
  board.attachI2c(sht);
  board.run(100);
  const say = (...bytes: readonly number[]): void => board.receive(Uint8Array.from(bytes));
  say(...CONFIGURE_WIRE, ...CONFIGURE_I2C, ...MEASURE);
  board.run(50);
  board.longestPass();
  return { board, sht, say, line: readLine(board) };
};

const of = (sysexes: readonly number[][], command: number): number[][] =>
  sysexes.filter((sysex) => sysex[1] === command);
const record = encodeRecord(GUARDED[0]!);
const staged = (seq: number): Uint8Array => encodeFrame({ ...configWrite(seq % 12, record), seq });
const acknowledged = (sysexes: readonly number[][]): (number | undefined)[] =>
  of(sysexes, 0x0c).map((sysex) => {
    const frame = decodeFrame(Uint8Array.from(sysex));
    return frame.ok && frame.value.type === 0x40 ? frame.value.seq : undefined;
  });

const guardTwelve = (board: EmulatedBoard): void => {
  const pins = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15];
  const records = pins.map((pin) => encodeRecord({ ...GUARDED[0]!, pin }));
  for (const [index, each] of records.entries()) {
    board.receive(encodeFrame({ ...configWrite(index, each), seq: index }));
    board.run(20);
  }
  board.receive(encodeFrame({ ...configCommit(records), seq: 50 }));
  board.run(1000);
};

describe('a pass of the loop', () => {
  it.each([
    ['a search among four probes', SEARCH],
    ['a read of a scratchpad', READ_PAD],
    ['an I²C read', READ_SHT],
    ['four analog channels', ANALOG],
    ['the capabilities', CAPABILITIES],
  ])('is short during %s', (_what, question) => {
    const { board, say, line } = start();
    say(...question);
    board.run(200);
    expect(line.sysexes.length + line.others.length).toBeGreaterThan(0);
    expect(board.longestPass()).toBeLessThanOrEqual(LONGEST_PASS);
  });

  it('is short when a bus is stuck', () => {
    const { board, sht, say, line } = start();
    sht.fail('hangs-bus');
    say(...READ_SHT);
    board.run(100);
    expect(of(line.sysexes, 0x77)).toEqual([[0xf0, 0x77, 0x44, 0, 0, 0, 0xf7]]);
    expect(board.longestPass()).toBeLessThanOrEqual(LONGEST_PASS);
  });

  it('is short when twelve leases end together, and each end is told', () => {
    const { board, line } = start();
    guardTwelve(board);
    board.receive(encodeFrame({ ...BEAT, seq: 60 }));
    board.run(40);
    const entries = Array.from({ length: 12 }, (_, index) => ({ index, duty: 1, lease: 1000 }));
    board.receive(encodeFrame({ ...lease(entries), seq: 61 }));
    board.run(100);
    board.longestPass();
    board.run(1500);
    const ended = of(line.sysexes, 0x0c).flatMap((sysex) => {
      const frame = decodeFrame(Uint8Array.from(sysex));
      return frame.ok && frame.value.type === 0x44 && frame.value.payload[0] === 1
        ? [frame.value.payload[1]]
        : [];
    });
    expect(ended).toEqual(entries.map(({ index }) => index));
    expect(board.longestPass()).toBeLessThanOrEqual(LONGEST_PASS);
  });
});

describe('while a bus is busy', () => {
  it('no byte of a full line is lost, and no answer is broken by another', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(SEARCH, READ_PAD, READ_SHT),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 30 }),
        (question, count, wait) => {
          const { board, say, line } = start();
          say(...question);
          board.run(wait);
          for (let seq = 0; seq < count; seq++) board.receive(staged(seq));
          board.run(500);
          expect(line.broken).toEqual([]);
          expect(acknowledged(line.sysexes)).toEqual(Array.from({ length: count }, (_, seq) => seq));
          expect(of(line.sysexes, question[1] === 0x73 ? 0x73 : 0x77)).toHaveLength(1);
          expect(board.longestPass()).toBeLessThanOrEqual(LONGEST_PASS);
        },
      ),
      { numRuns: 25, seed: 11 },
    );
  }, 60_000);

  it('a second exchange waits for the first, and both are right', () => {
    const { board, say, line } = start();
    say(...SEARCH, ...READ_PAD, ...READ_SHT);
    board.run(500);
    const [search, read] = of(line.sysexes, 0x73);
    const roms = unpackBits((search ?? []).slice(4, -1));
    const found = SERIALS.map((_, i) => roms.slice(8 * i, 8 * i + 8).join());
    expect(found.toSorted()).toEqual(SERIALS.map((serial) => ds18b20Rom(serial).join()).toSorted());
    expect(unpackBits((read ?? []).slice(4, -1))).toHaveLength(2 + 9);
    expect(of(line.sysexes, 0x77)).toHaveLength(1);
    expect(line.broken).toEqual([]);
  });

  it('a pin that becomes a guarded output is let go of, and the search ends empty', () => {
    const { board, say, line } = start();
    const records = [encodeRecord({ ...GUARDED[0]!, pin: WIRE, activeLow: true })];
    for (const [seq, each] of records.entries())
      board.receive(encodeFrame({ ...configWrite(seq, each), seq }));
    board.run(20);
    say(...SEARCH);
    board.receive(encodeFrame({ ...configCommit(records), seq: 9 }));
    let pulled = false;
    board.run(30);
    board.onPin((pin, state) => {
      pulled ||= pin === WIRE && state.mode === 'output' && state.level === 0;
    });
    board.run(1000);
    expect(pulled).toBe(false);
    expect(of(line.sysexes, 0x73)).toEqual([[0xf0, 0x73, 0x42, WIRE, 0xf7]]);
  });
});
