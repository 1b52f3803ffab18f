import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeFrame } from '../../../hardware/board/frame.ts';
import { createSplitter } from '../../../hardware/board/message-splitter.ts';

const VERSION = [0xf9, 2, 6];
const ANALOG = [0xe1, 0x7f, 0x03];
const STRING = [0xf0, 0x71, 0x41, 0, 0xf7];

const split = (chunks: readonly (readonly number[])[]): number[][] => {
  const messages: number[][] = [];
  const feed = createSplitter((message) => messages.push([...message]));
  for (const chunk of chunks) feed(Uint8Array.from(chunk));
  return messages;
};

/** The same bytes in other pieces. */
const cut = (bytes: readonly number[], sizes: readonly number[]): number[][] => {
  const chunks: number[][] = [];
  let at = 0;
  for (const size of sizes) {
    chunks.push(bytes.slice(at, at + size));
    at += size;
  }
  return [...chunks, bytes.slice(at)];
};

describe('the stream from a board', () => {
  it('is cut into short messages and sysexes', () => {
    expect(split([[...VERSION, ...STRING, ...ANALOG]])).toEqual([VERSION, STRING, ANALOG]);
  });

  it('gives the same messages for any chunking', () => {
    const stream = [...VERSION, ...STRING, ...ANALOG, ...STRING];
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 30 }), (sizes) => {
        expect(split(cut(stream, sizes))).toEqual([VERSION, STRING, ANALOG, STRING]);
      }),
    );
  });

  it('drops a sysex that something else interrupts, and hears what interrupted it', () => {
    expect(split([[0xf0, 0x0c, 1, 2, ...ANALOG, ...STRING]])).toEqual([ANALOG, STRING]);
    expect(split([[0xf0, 0x0c, 1, 2, ...STRING]])).toEqual([STRING]);
  });

  it('skips data bytes that belong to nothing and statuses that mean nothing', () => {
    expect(split([[0, 1, 2, 0xc0, 3, 4, 0xff, ...VERSION]])).toEqual([VERSION]);
  });

  it('does not grow with a sysex that never ends', () => {
    const endless = [0xf0, ...Array.from({ length: 5000 }, () => 1)];
    expect(split([endless, [0xf7], STRING])).toEqual([STRING]);
  });

  it('never throws, and hears a frame after any garbage', () => {
    const frame = [...encodeFrame({ type: 6, seq: 1, payload: new Uint8Array() })];
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 8 }), (garbage) => {
        const messages = split([...garbage.map((chunk) => [...chunk]), frame]);
        expect(messages.at(-1)).toEqual(frame);
      }),
    );
  });
});
