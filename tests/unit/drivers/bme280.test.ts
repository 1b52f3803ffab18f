// Golden values: pressure and temperature from the worked example of Bosch "BMP280 Data sheet", BST-BMP280-DS001, section 3.12
// (the cells are the same); humidity by the 32-bit integer formula of "BME280 Data sheet", BST-BME280-DS001, section 4.2.3,
// which the double-precision one of the driver must meet.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bme280, compensateAll, decode } from '../../../hardware/drivers/bme280.ts';
import { compensateHumidity, readHumidityWords } from '../../../hardware/drivers/bme280-humidity.ts';
import { bytes, createScriptedBoard, SILENCE } from './scripted-board.ts';

const PAIR = {
  t: [27_504, 26_435, -1000],
  p: [36_477, -10_685, 3024, 2855, 140, -7, 15_500, -14_600, 6000],
} as const;
/** Trimming words as chips carry them. */
const H = [75, 360, 0, 325, 50, 30] as const;
const RAW = { temperature: 519_888, pressure: 415_148, humidity: 28_000 };

const word = (value: number): number[] => [value & 0xff, (value >> 8) & 0xff];
const PAIR_BYTES = [...[...PAIR.t, ...PAIR.p].flatMap(word), 0, H[0]];
const humidityBytes = ([, h2, h3, h4, h5, h6]: readonly number[]): number[] => [
  ...word(h2 ?? 0),
  h3 ?? 0,
  ((h4 ?? 0) >> 4) & 0xff,
  ((h4 ?? 0) & 0x0f) | (((h5 ?? 0) & 0x0f) << 4),
  ((h5 ?? 0) >> 4) & 0xff,
  (h6 ?? 0) & 0xff,
];
const count = (raw: number): number[] => [raw >> 12, (raw >> 4) & 0xff, (raw & 0xf) << 4];
const DATA = [...count(RAW.pressure), ...count(RAW.temperature), RAW.humidity >> 8, RAW.humidity & 0xff];

const ID = bytes(0x60);
const WORDS = [
  ID,
  bytes(...PAIR_BYTES),
  bytes(...PAIR_BYTES),
  bytes(...humidityBytes(H)),
  bytes(...humidityBytes(H)),
];
const NO_ANSWER = { ok: false, error: 'no-answer' };

/** The integer formula: % with ten binary places. All of it in 32 bits, `>>` towards −∞. */
const byIntegers = (raw: number, fine: number, [h1, h2, h3, h4, h5, h6]: readonly number[]): number => {
  const v = fine - 76_800;
  const offset = ((raw << 14) - ((h4 ?? 0) << 20) - (h5 ?? 0) * v + 16_384) >> 15;
  const bent = ((((v * (h6 ?? 0)) >> 10) * (((v * (h3 ?? 0)) >> 11) + 32_768)) >> 10) + 2_097_152;
  const linear = offset * ((bent * (h2 ?? 0) + 8192) >> 14);
  const square = ((linear >> 15) * (linear >> 15)) >> 7;
  return (Math.min(419_430_400, Math.max(0, linear - ((square * (h1 ?? 0)) >> 4))) >> 12) / 1024;
};

const read = async (reads: readonly ReturnType<typeof bytes>[]) => {
  const { board, written, waits } = createScriptedBoard({ reads });
  return { values: await bme280.create(board, { address: 118 }).read(), written, waits };
};

describe('BME280', () => {
  it('compensates the example of the data sheet, and its humidity as the integer formula does', () => {
    const humidity = readHumidityWords(H[0], humidityBytes(H));
    const { temperature, pressure, humidity: percent } = compensateAll(RAW, { ...PAIR, ...humidity! });
    expect(temperature).toBeCloseTo(25.08, 2);
    expect(pressure * 1000).toBeCloseTo(100_653.27, 1);
    expect(percent).toBeCloseTo(byIntegers(RAW.humidity, 128_422, H), 2);
    expect(percent).toBeCloseTo(39.35, 2);
  });

  it('meets the integer formula for any chip and any air', () => {
    const chip = fc.tuple(
      fc.integer({ min: 60, max: 90 }),
      fc.integer({ min: 330, max: 400 }),
      fc.constant(0),
      fc.integer({ min: 280, max: 360 }),
      fc.integer({ min: 0, max: 60 }),
      fc.constant(30),
    );
    const air = fc.tuple(fc.integer({ min: 20_000, max: 42_000 }), fc.integer({ min: -100, max: 500 }));
    fc.assert(
      fc.property(chip, air, (h, [raw, tenths]) => {
        const percent = compensateHumidity(raw, tenths / 10, { h });
        expect(Math.abs(percent - byIntegers(raw, tenths * 512, h))).toBeLessThan(0.05);
      }),
    );
  });

  it('reads its humidity words, twelve bits of them signed', () => {
    expect(readHumidityWords(75, humidityBytes(H))).toEqual({ h: H });
    const cold = [75, -360, 255, -325, -2048, -30];
    expect(readHumidityWords(75, humidityBytes(cold))).toEqual({ h: cold });
    for (const blank of [Array(7).fill(0xff), Array(7).fill(0), [1, 2]])
      expect(readHumidityWords(75, blank)).toBeUndefined();
  });

  it('refuses a short frame and what the registers hold before a measurement', () => {
    expect(decode(DATA)).toEqual({ ok: true, value: RAW });
    expect(decode(DATA.slice(1))).toEqual(NO_ANSWER);
    const unmeasured = { ok: false, error: 'power-on-value' };
    expect(decode([...DATA.slice(0, 6), 0x80, 0])).toEqual(unmeasured);
    expect(decode([0x80, 0, 0, ...DATA.slice(3)])).toEqual(unmeasured);
  });

  it('orders humidity first, then the whole, waits and gives all three', async () => {
    const { values, written, waits } = await read([...WORDS, bytes(...DATA)]);
    expect(written).toEqual([
      [0xf2, 0x01],
      [0xf4, 0x55],
    ]);
    expect(waits[0]).toBeGreaterThanOrEqual(46.1);
    expect(values).toEqual({
      temperature: { ok: true, value: expect.closeTo(25.08, 2) },
      humidity: { ok: true, value: expect.closeTo(39.35, 2) },
      pressure: { ok: true, value: expect.closeTo(100.653, 3) },
    });
  });

  it('is no BME280 with another chip id, and says so in the log, once', async () => {
    const { board, log } = createScriptedBoard({ reads: [bytes(0x58), bytes(0x58), ...WORDS] });
    const chip = bme280.create(board, { address: 118 });
    const silent = { temperature: NO_ANSWER, humidity: NO_ANSWER, pressure: NO_ANSWER };
    expect([await chip.read(), await chip.read()]).toEqual([silent, silent]);
    expect(log.lines).toMatchObject([{ level: 'warn', fields: { address: 118, id: 0x58 } }]);
  });

  it.each([1, 3])('trusts no words that came differently the second time', async (at) => {
    const fault = { ok: false, error: 'bad-checksum' };
    const words = WORDS[at]!;
    const spoiled = words.ok ? bytes(...[...words.value].with(2, 99)) : SILENCE;
    const { values } = await read([...WORDS.with(at, spoiled), bytes(...DATA)]);
    expect(values).toEqual({ temperature: fault, humidity: fault, pressure: fault });
  });

  it('reads the words anew after it fell silent: it may be another chip', async () => {
    const { board } = createScriptedBoard({ reads: [...WORDS, SILENCE, ...WORDS, bytes(...DATA)] });
    const chip = bme280.create(board, { address: 118 });
    expect((await chip.read())['humidity']).toEqual(NO_ANSWER);
    expect((await chip.read())['humidity']).toMatchObject({ ok: true });
  });

  it('gives its fault for all three when nobody is there', async () => {
    const { values } = await read([]);
    expect(values).toEqual({ temperature: NO_ANSWER, humidity: NO_ANSWER, pressure: NO_ANSWER });
  });
});
