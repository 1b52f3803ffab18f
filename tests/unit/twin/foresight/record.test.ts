import { describe, expect, test } from 'vitest';
import type { LivedRound } from '../../../../controller/core/plan.ts';
import { timestamp } from '../../../../controller/core/units.ts';
import { createDayRecord, SPAN_MS, SPANS } from '../../../../hardware/twin/foresight/record.ts';

const MINUTE = 60_000;
const round = (minute: number, more: Partial<LivedRound> = {}): LivedRound => ({
  at: timestamp(minute * MINUTE),
  outside: minute / 100,
  vapour: 0.4,
  wind: undefined,
  light: 200,
  air: 20,
  humidity: 60,
  water: 14,
  vent: 0,
  screen: 0,
  heater: 0,
  ...more,
});

const record = (from: number, to: number, skip: (minute: number) => boolean = () => false) => {
  const kept = createDayRecord();
  for (let minute = from; minute < to; minute += 1) if (!skip(minute)) kept.add(round(minute));
  return kept;
};

describe('the record of the last day', () => {
  test('is none before a whole day was lived', () => {
    expect(record(0, 1440).day()).toBeUndefined();
    expect(record(0, 1446).day()).toHaveLength(SPANS);
  });

  test('holds means of five minutes, the newest last, and never more than a day', () => {
    const day = record(0, 3 * 1440 + 1).day();
    expect(day).toHaveLength(SPANS);
    expect(day?.at(-1)?.at).toBe(3 * 1440 * MINUTE - SPAN_MS);
    expect(day?.at(-1)?.outside).toBeCloseTo((3 * 1440 - 3) / 100, 9);
  });

  test('bridges a gap of an hour, but not of two', () => {
    const inGap = (length: number) => (minute: number) => minute >= 2000 && minute < 2000 + length;
    expect(record(0, 2 * 1440 + 60, inGap(60)).day()).toHaveLength(SPANS);
    expect(record(0, 2 * 1440 + 60, inGap(120)).day()).toBeUndefined();
  });

  test('is none where the outside or the light was not measured', () => {
    const kept = createDayRecord();
    for (let minute = 0; minute < 1500; minute += 1) kept.add(round(minute, { light: undefined }));
    expect(kept.day()).toBeUndefined();
  });

  test('takes the usual wind where none is measured', () => {
    expect(record(0, 1446).day()?.[0]?.wind).toBeGreaterThan(1);
  });
});
