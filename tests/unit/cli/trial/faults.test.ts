import { describe, expect, test } from 'vitest';
import { breakInputs, breakSamples, type TrialFault } from '../../../../controller/cli/trial/faults.ts';
import type { Channel } from '../../../../controller/core/installation.ts';
import type { Sample } from '../../../../controller/core/reading.ts';
import { timestamp } from '../../../../controller/core/units.ts';

const DAY = 86_400_000;
const at = timestamp(0);
const air: Channel = { tag: 'air.temperature', quantity: 'airTemperature', calibration: 'factory' };
const level: Channel = {
  tag: 'tank.level',
  quantity: 'level',
  calibration: { slope: 50, offset: -25, at, by: 'test' },
};
const now: readonly Sample[] = [
  { tag: air.tag, at, raw: 10 },
  { tag: level.tag, at, raw: 2 },
];
const before: readonly Sample[] = [
  { tag: air.tag, at, raw: 7 },
  { tag: level.tag, at, raw: 1 },
];
const all = { from: 0, until: 10 * DAY };
const broken = (fault: TrialFault, elapsed = 0) => breakSamples([fault], now, before, [air, level], elapsed);

describe('a broken probe', () => {
  test('that is dead gives no number', () => {
    expect(broken({ ...all, kind: 'dead', tag: air.tag })).toEqual([
      { tag: air.tag, at, fault: 'no-answer' },
      now[1],
    ]);
  });
  test('that is stuck repeats what it said before', () => {
    expect(broken({ ...all, kind: 'stuck', tag: air.tag })[0]).toMatchObject({ raw: 7 });
  });
  test('that drifts is off by its rate and the time', () => {
    expect(broken({ ...all, kind: 'drift', tag: air.tag, perDay: 0.5 }, 4 * DAY)[0]).toMatchObject({
      raw: 12,
    });
  });
  test('that is off by litres is off by them after its calibration', () => {
    const [, sample] = broken({ ...all, kind: 'offset', tag: level.tag, by: 25 });
    expect(sample).toMatchObject({ raw: 2.5 });
  });
  test('that reads a share reads a share of the quantity, not of the volts', () => {
    const [, sample] = broken({ ...all, kind: 'share', tag: level.tag, share: 0.5 });
    expect(sample && 'raw' in sample && 50 * sample.raw - 25).toBeCloseTo(37.5);
  });
  test('is whole before and after its time', () => {
    const fault: TrialFault = { from: DAY, until: 2 * DAY, kind: 'dead', tag: air.tag };
    expect(broken(fault, DAY - 1)).toEqual(now);
    expect(broken(fault, DAY)).not.toEqual(now);
    expect(broken(fault, 2 * DAY)).toEqual(now);
  });
});

test('what has stopped lets nothing through, and the rest goes on', () => {
  const inputs = { pump: 1, heater: 1, ventMotor: 1, doseA: 2 } as const;
  const kinds = ['pump-stopped', 'heater-dead', 'vent-jammed', 'bottle-empty'] as const;
  expect(kinds.map((kind) => breakInputs([{ ...all, kind }], inputs, 0))).toMatchObject([
    { pump: 0, heater: 1, ventMotor: 1, doseA: 2 },
    { pump: 1, heater: 0, ventMotor: 1, doseA: 2 },
    { pump: 1, heater: 1, ventMotor: 0, doseA: 2 },
    { pump: 1, heater: 1, ventMotor: 1, doseA: 0 },
  ]);
});
