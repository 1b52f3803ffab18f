// What stands beside a line of Climate: a number that is believed, or one with its doubt.
import { expect, test } from 'vitest';
import { nowWords } from '../../../console/pages/climate/now-words.ts';
import type { WireReading } from '../../../controller/contract/snapshot.ts';

const AT = 1_000_000;
const warm = { quality: 'good', value: 14.9, at: AT, unit: '°C', decimals: 1 } as WireReading;
const after = (ms: number) => ({ at: AT, silence: ms, period: 5000 });

test('a good and fresh value stands alone', () => {
  expect(nowWords(warm, after(0))).toEqual({ value: '14,9 °C', doubt: undefined });
});

test('a doubtful one wears its mark and its reason', () => {
  const leapt: WireReading = { ...warm, quality: 'uncertain', why: 'jumped' };
  expect(nowWords(leapt, after(0))).toEqual({ value: '14,9 °C ?', doubt: expect.stringMatching(/./) });
});

test('an old one says how old, and one that is too old is no number', () => {
  expect(nowWords(warm, after(20_000))).toEqual({ value: '14,9 °C', doubt: 'hace 20\u00a0s' });
  expect(nowWords(warm, after(60_000))).toEqual({ value: '—', doubt: expect.stringContaining('14,9') });
});

test('without a measurement it says why there is none', () => {
  expect(nowWords(undefined, after(0))).toEqual({ value: '—', doubt: expect.stringMatching(/./) });
});
