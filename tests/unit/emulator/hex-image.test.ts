import { describe, expect, it } from 'vitest';
import { parseHex } from '../../../hardware/emulator/hex-image.ts';

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
