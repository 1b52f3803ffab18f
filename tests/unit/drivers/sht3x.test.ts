// Golden values: Sensirion "Datasheet SHT3x-DIS", version 7: CRC example in 4.12, conversion in 4.13.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc8 } from '../../../hardware/drivers/sensirion-words.ts';
import { decode, sht3x } from '../../../hardware/drivers/sht3x.ts';
import { bytes, createScriptedBoard, SILENCE } from './scripted-board.ts';

const frame = (t: number, h: number): number[] => {
  const word = (value: number) => [value >> 8, value & 0xff];
  return [...word(t), crc8(word(t)), ...word(h), crc8(word(h))];
};

describe('SHT3x', () => {
  it('has the CRC of the data sheet: BEEF gives 92', () => expect(crc8([0xbe, 0xef])).toBe(0x92));

  it.each([
    [0x0000, -45],
    [0x6666, 25],
    [0x8000, 42.5013],
    [0xffff, 130],
  ])('decodes temperature word %i as %f °C', (word, celsius) => {
    const result = decode(frame(word, 0));
    expect(result.ok && result.value.temperature).toBeCloseTo(celsius, 3);
  });

  it.each([
    [0x0000, 0],
    [0x8000, 50.0008],
    [0xffff, 100],
  ])('decodes humidity word %i as %f %%', (word, percent) => {
    const result = decode(frame(0x6666, word));
    expect(result.ok && result.value.humidity).toBeCloseTo(percent, 3);
  });

  it('refuses a short frame and any single flipped bit', () => {
    expect(decode(frame(1, 2).slice(0, 5))).toEqual({ ok: false, error: 'no-answer' });
    fc.assert(
      fc.property(fc.nat(0xffff), fc.nat(0xffff), fc.nat(47), (t, h, bit) => {
        const damaged = frame(t, h);
        damaged[bit >> 3]! ^= 1 << (bit & 7);
        expect(decode(damaged)).toEqual({ ok: false, error: 'bad-checksum' });
      }),
    );
  });

  it('asks for one shot, waits for it, and gives both quantities', async () => {
    const { board, written, waits } = createScriptedBoard({ reads: [bytes(...frame(0x6666, 0x8000))] });
    const values = await sht3x.create(board, { address: 68 }).read();
    expect(written).toEqual([[0x24, 0x00]]);
    expect(waits[0]).toBeGreaterThanOrEqual(15.5);
    expect(values['temperature']).toMatchObject({ ok: true });
  });

  it('asks once more when the part is still measuring', async () => {
    const { board, written } = createScriptedBoard({ reads: [SILENCE, bytes(...frame(0x6666, 0x8000))] });
    const values = await sht3x.create(board, { address: 68 }).read();
    expect(values['temperature']).toMatchObject({ ok: true });
    expect(written).toEqual([[0x24, 0x00]]);
  });

  it('gives its fault for both when it does not answer in time', async () => {
    const { board } = createScriptedBoard({ reads: [SILENCE] });
    const fault = { ok: false, error: 'no-answer' };
    expect(await sht3x.create(board, { address: 68 }).read()).toEqual({
      temperature: fault,
      humidity: fault,
    });
  });

  it('knows no other address and no unknown key', () => {
    expect(sht3x.configSchema.safeParse({ address: 70 }).success).toBe(false);
    expect(sht3x.configSchema.safeParse({ address: 68, adress: 68 }).success).toBe(false);
  });
});
