import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc16, decodeFrame, encodeFrame } from '../../../hardware/board/frame.ts';

const frames = fc.record({
  type: fc.integer({ min: 0, max: 255 }),
  seq: fc.integer({ min: 0, max: 255 }),
  payload: fc.uint8Array({ maxLength: 60 }),
});

describe('a frame of the safety layer', () => {
  it('has the CRC that the protocol names as its check', () => {
    expect(crc16(new TextEncoder().encode('123456789'))).toBe(0x29b1);
  });

  it('is written byte by byte as the protocol says', () => {
    // BEAT, sequence 5: body 06 05; CRC-16 by hand from the table of PROTOCOL.md's polynomial.
    const crc = crc16([0x06, 0x05]);
    expect([...encodeFrame({ type: 0x06, seq: 5, payload: new Uint8Array() })]).toEqual([
      0xf0,
      0x0c,
      0x06,
      0,
      0x05,
      0,
      crc & 0x7f,
      (crc >> 7) & 1,
      (crc >> 8) & 0x7f,
      crc >> 15,
      0xf7,
    ]);
  });

  it('comes back as it was sent', () => {
    fc.assert(
      fc.property(frames, (frame) => {
        const back = decodeFrame(encodeFrame(frame));
        expect(back).toEqual({ ok: true, value: frame });
      }),
    );
  });

  it('carries no byte above 7F between its ends', () => {
    fc.assert(
      fc.property(frames, (frame) =>
        encodeFrame(frame)
          .slice(1, -1)
          .every((byte) => byte < 0x80),
      ),
    );
  });

  it('is refused when any single bit was turned', () => {
    fc.assert(
      fc.property(frames, fc.nat(), (frame, where) => {
        const bytes = encodeFrame(frame);
        const bit = where % (bytes.length * 8);
        bytes[bit >> 3]! ^= 1 << (bit & 7);
        expect(decodeFrame(bytes).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('is refused when it was cut', () => {
    fc.assert(
      fc.property(frames, fc.nat(), (frame, cut) => {
        const bytes = encodeFrame(frame);
        expect(decodeFrame(bytes.slice(0, cut % bytes.length)).ok).toBe(false);
      }),
    );
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => void decodeFrame(bytes)));
  });
});
