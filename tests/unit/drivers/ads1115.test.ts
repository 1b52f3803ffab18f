// Golden values: TI "ADS111x", SBAS444D: table 7-3 (input voltage and ideal output code) and the fields of the config register.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ads1115, decode, encodeOrder } from '../../../hardware/drivers/ads1115.ts';
import { bytes, createScriptedBoard, SILENCE } from './scripted-board.ts';

const CONFIG = { address: 72, channel: 2, fullScale: 4.096 } as const;
/** MUX 110 (A2 against ground), PGA 001, single shot, 128 SPS, comparator off. */
const ORDER = [0xe3, 0x83];
const RUNNING = bytes(0x63, 0x83);
const DONE = bytes(0xe3, 0x83);

const read = async (...reads: Parameters<typeof createScriptedBoard>[0]['reads'] & object) => {
  const { board, written, waits } = createScriptedBoard({ reads });
  const { volts } = await ads1115.create(board, CONFIG).read();
  return { volts, written, waits };
};

describe('ADS1115', () => {
  it.each([
    [0x4000, 2.048, 1.024],
    [0x7ffe, 4.096, 4.096 - 2 * 0.000125],
    [0x0008, 4.096, 0.001],
    [0x0140, 6.144, 0.06],
    [0x2000, 0.256, 0.064],
  ])('decodes %i at a full scale of %f V as %f V', (code, fullScale, volts) => {
    const result = decode([code >> 8, code & 0xff], fullScale);
    expect(result.ok && result.value).toBeCloseTo(volts, 9);
  });

  it('a full count is beyond the range; nothing, or less, is a broken wire', () => {
    expect(decode([0x7f, 0xff], 4.096)).toEqual({ ok: false, error: 'out-of-range' });
    for (const word of [0x0000, 0x0003, 0xffff, 0x8000])
      expect(decode([word >> 8, word & 0xff], 4.096)).toEqual({ ok: false, error: 'open-circuit' });
  });

  it('refuses a short frame', () => {
    for (const short of [[], [0x40], [0x40, 0, 0]])
      expect(decode(short, 4.096)).toEqual({ ok: false, error: 'no-answer' });
  });

  it('orders its own input and gain', () => {
    expect(encodeOrder(CONFIG)).toBe(0xe383);
    expect(encodeOrder({ channel: 0, fullScale: 6.144 })).toBe(0xc183);
    expect(encodeOrder({ channel: 3, fullScale: 0.256 })).toBe(0xfb83);
  });

  it('converts once, waits, sees that it was done, and reads', async () => {
    const { volts, written, waits } = await read(DONE, bytes(0x40, 0x00));
    expect(volts).toEqual({ ok: true, value: 2.048 });
    expect(written).toEqual([[0x01, ...ORDER]]);
    expect(waits[0]).toBeGreaterThanOrEqual(8.6);
  });

  it('looks once more when it is still converting, and not for ever', async () => {
    expect((await read(RUNNING, DONE, bytes(0x40, 0x00))).volts).toEqual({ ok: true, value: 2.048 });
    const stuck = await read(RUNNING, RUNNING, DONE, bytes(0x40, 0x00));
    expect(stuck.volts).toEqual({ ok: false, error: 'no-answer' });
  });

  it('believes no voltage that was measured at another input or gain', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 14 }), async (bit) => {
        const word = 0xe383 ^ (1 << bit);
        const { volts } = await read(bytes(word >> 8, word & 0xff), bytes(0x40, 0x00));
        expect(volts).toEqual({ ok: false, error: 'bad-checksum' });
      }),
    );
  });

  it('gives its fault when it is silent, before or after the conversion', async () => {
    for (const silent of [await read(SILENCE), await read(DONE, SILENCE)])
      expect(silent.volts).toEqual({ ok: false, error: 'no-answer' });
  });

  it('knows its addresses, inputs and gains, and no other', () => {
    const { configSchema, example } = ads1115;
    expect(configSchema.parse({ address: 75, channel: 3 })).toMatchObject({ fullScale: 6.144 });
    for (const wrong of [{ address: 76 }, { channel: 4 }, { fullScale: 5 }, { gain: 1 }])
      expect(configSchema.safeParse({ ...example, ...wrong }).success).toBe(false);
  });
});
