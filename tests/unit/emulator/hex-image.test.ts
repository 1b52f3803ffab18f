import { describe, expect, it } from 'vitest';
import { flashImage, parseHex } from '../../../hardware/emulator/hex-image.ts';

const END = ':00000001FF';
const KB_32 = 32_768;

describe('hex image', () => {
  it('puts bytes at their address, low byte of a word first, and leaves the rest erased', () => {
    const flash = parseHex(`:0400100001020304E2\n${END}\n`, KB_32);
    expect([flash[8], flash[9], flash[0]]).toEqual([0x0201, 0x0403, 0xffff]);
  });

  it.each([
    ['a linear', ':020000040001F9', 0x1_0000],
    ['a segment', ':020000021000EC', 0x1_0000],
  ])('counts addresses from %s base', (_, record, base) => {
    const flash = parseHex(`${record}\n:0400100001020304E2\n${END}\n`, 262_144);
    expect([flash[base / 2 + 8], flash[8]]).toEqual([0x0201, 0xffff]);
  });

  it.each([
    ['a wrong checksum', `:0400100001020304E3\n${END}`, /line 1 .*checksum/],
    ['a line that is no record', `hello\n${END}`, /line 1 .*not a record/],
    ['a wrong length', `:0500100001020304E1\n${END}`, /line 1 .*length/],
    ['data beyond 32 KB', `:02FFFF00000000\n${END}`, /outside 32 KB/],
    [
      'data beyond 32 KB by its base',
      `:020000040001F9\n:0400100001020304E2\n${END}`,
      /line 2 .*outside 32 KB/,
    ],
    ['no end', ':0400100001020304E2', /cut short/],
  ])('refuses %s and says where', (_, text, message) => {
    expect(() => parseHex(text, KB_32)).toThrow(message);
  });
});

describe('the image of a program', () => {
  /** One byte at the start; its record's checksum makes the sum 0. */
  const programOf = (byte: number): string => {
    const hex = (value: number): string => (value & 0xff).toString(16).padStart(2, '0');
    return `:01000000${hex(byte)}${hex(-1 - byte)}\n${END}\n`;
  };

  it('is one for all boards that run it, and another for another size of flash', () => {
    const image = flashImage(programOf(7), KB_32);
    expect(flashImage(programOf(7), KB_32)).toBe(image);
    expect(flashImage(programOf(7), 262_144)).toHaveLength(262_144 / 2);
  });

  it('is read again, and right, when many others have been read since', () => {
    const image = flashImage(programOf(8), KB_32);
    for (let byte = 20; byte < 40; byte += 1)
      expect((flashImage(programOf(byte), KB_32)[0] ?? 0) & 0xff).toBe(byte);
    const again = flashImage(programOf(8), KB_32);
    expect(again).not.toBe(image);
    expect(again).toEqual(image);
  });
});
