// Golden values: Bosch "BMP280 Data sheet", BST-BMP280-DS001, section 3.12, worked example in double precision.
import { describe, expect, it } from 'vitest';
import { bmp280, decode } from '../../../hardware/drivers/bmp280.ts';
import { compensate, readWords } from '../../../hardware/drivers/bmp280-compensation.ts';
import { bytes, createScriptedBoard, SILENCE } from './scripted-board.ts';

const EXAMPLE = {
  t: [27_504, 26_435, -1000],
  p: [36_477, -10_685, 3024, 2855, 140, -7, 15_500, -14_600, 6000],
} as const;
const RAW = { temperature: 519_888, pressure: 415_148 };

const WORD_BYTES = [...EXAMPLE.t, ...EXAMPLE.p].flatMap((word) => [word & 0xff, (word >> 8) & 0xff]);
const count = (raw: number): number[] => [raw >> 12, (raw >> 4) & 0xff, (raw & 0xf) << 4];
const DATA = [...count(RAW.pressure), ...count(RAW.temperature)];

describe('BMP280', () => {
  it('compensates the example of the data sheet to 25.08 °C and 100,653.27 Pa', () => {
    const { temperature, pressure } = compensate(RAW, EXAMPLE);
    expect(temperature).toBeCloseTo(25.08, 2);
    expect(pressure * 1000).toBeCloseTo(100_653.27, 1);
  });

  it('reads its calibration words, signed where they are', () => {
    expect(readWords(WORD_BYTES)).toEqual(EXAMPLE);
    expect(readWords(WORD_BYTES.slice(1))).toBeUndefined();
    expect(readWords(Array(24).fill(0xff))).toBeUndefined();
    expect(readWords(Array(24).fill(0))).toBeUndefined();
  });

  it('takes 20 bits of each count', () => expect(decode(DATA)).toEqual({ ok: true, value: RAW }));

  it('refuses a short frame and what the registers hold before a measurement', () => {
    expect(decode(DATA.slice(1))).toEqual({ ok: false, error: 'no-answer' });
    expect(decode([0x80, 0, 0, 0x80, 0, 0])).toEqual({ ok: false, error: 'power-on-value' });
  });

  it('reads the words once for a connection, and twice the same', async () => {
    const words = bytes(...WORD_BYTES);
    const { board, written } = createScriptedBoard({ reads: [words, words, bytes(...DATA), bytes(...DATA)] });
    const chip = bmp280.create(board, { address: 118 });
    await chip.read();
    const { pressure } = await chip.read();
    expect(pressure?.ok && pressure.value).toBeCloseTo(100.653, 3);
    expect(written).toEqual([
      [0xf4, 0x55],
      [0xf4, 0x55],
    ]);
  });

  it('trusts no words that came differently the second time', async () => {
    const { board } = createScriptedBoard({
      reads: [bytes(...WORD_BYTES), bytes(...WORD_BYTES.with(3, 1))],
    });
    const fault = { ok: false, error: 'bad-checksum' };
    expect(await bmp280.create(board, { address: 118 }).read()).toEqual({
      pressure: fault,
      temperature: fault,
    });
  });

  it('reads the words anew after it fell silent: it may be another chip', async () => {
    const words = bytes(...WORD_BYTES);
    const reads = [words, words, SILENCE, words, words, bytes(...DATA)];
    const { board } = createScriptedBoard({ reads });
    const chip = bmp280.create(board, { address: 118 });
    expect(await chip.read()).toMatchObject({ pressure: { ok: false, error: 'no-answer' } });
    expect(await chip.read()).toMatchObject({ pressure: { ok: true } });
  });
});
