// Golden values: "DS18B20" data sheet 19-7487, table 1; CRC of the ROM in Maxim application note 27, figure 4.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc8, decode, ds18b20 } from '../../../hardware/drivers/ds18b20.ts';
import { bytes, createScriptedBoard } from './scripted-board.ts';

const TWELVE_BITS = 0x7f;
const scratchpad = (word: number, config = TWELVE_BITS): number[] => {
  const body = [word & 0xff, word >> 8, 0x4b, 0x46, config, 0xff, 0x0c, 0x10];
  return [...body, crc8(body)];
};
const rom = (family: number): number[] => {
  const body = [family, 1, 2, 3, 4, 5, 6];
  return [...body, crc8(body)];
};
const PROBE = rom(0x28);

describe('DS18B20', () => {
  it('has the CRC of the application note', () => {
    expect(crc8([0x02, 0x1c, 0xb8, 0x01, 0x00, 0x00, 0x00])).toBe(0xa2);
  });

  it.each([
    [0x07d0, 125],
    [0x0191, 25.0625],
    [0x00a2, 10.125],
    [0x0008, 0.5],
    [0x0000, 0],
    [0xfff8, -0.5],
    [0xff5e, -10.125],
    [0xfe6f, -25.0625],
    [0xfc90, -55],
  ])('decodes %i as %f °C', (word, celsius) => {
    expect(decode(scratchpad(word))).toEqual({ ok: true, value: celsius });
  });

  it('leaves out the bits that a lower resolution does not define', () => {
    expect(decode(scratchpad(0x0197, 0x1f))).toEqual({ ok: true, value: 25 });
  });

  it('takes 85 °C for what it is: no measurement', () => {
    expect(decode(scratchpad(0x0550))).toEqual({ ok: false, error: 'power-on-value' });
  });

  it('refuses a short frame, a line held low and any single flipped bit', () => {
    expect(decode(scratchpad(1).slice(1))).toEqual({ ok: false, error: 'no-answer' });
    expect(decode(Array(9).fill(0))).toEqual({ ok: false, error: 'no-answer' });
    expect(decode(Array(9).fill(0xff))).toEqual({ ok: false, error: 'bad-checksum' });
    fc.assert(
      fc.property(fc.nat(0xffff), fc.nat(71), (word, bit) => {
        const damaged = scratchpad(word);
        damaged[bit >> 3]! ^= 1 << (bit & 7);
        expect(decode(damaged).ok).toBe(false);
      }),
    );
  });

  it('finds its probe among others, converts, waits and reads', async () => {
    const { board, written, waits } = createScriptedBoard({
      roms: { ok: true, value: [rom(0x10), PROBE] },
      scratchpads: [bytes(...scratchpad(0x0191))],
    });
    const { temperature } = await ds18b20.create(board, { pin: 2 }).read();
    expect(temperature).toEqual({ ok: true, value: 25.0625 });
    expect(written).toEqual([[0x44]]);
    expect(waits[0]).toBeGreaterThanOrEqual(750);
  });

  it.each([
    ['nobody answers the search', { roms: { ok: true, value: [] } } as const],
    ['the search is silent', {}],
    ['the ROM code is damaged', { roms: { ok: true, value: [PROBE.with(7, 0)] } } as const],
    ['the probe goes silent', { roms: { ok: true, value: [PROBE] } } as const],
  ])('gives no-answer when %s', async (_when, script) => {
    const { board } = createScriptedBoard(script);
    const fault = { ok: false, error: 'no-answer' };
    expect(await ds18b20.create(board, { pin: 2 }).read()).toEqual({ temperature: fault });
  });
});
