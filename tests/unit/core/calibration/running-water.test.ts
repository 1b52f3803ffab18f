// Buckets through a flow meter: what is counted from the tap's opening to its closing, and what two or three of them tell.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeCounting } from '../../../../controller/core/calibration/counting.ts';
import { judgeCalibration } from '../../../../controller/core/calibration/judge.ts';
import type { Point } from '../../../../controller/core/calibration/judgement.ts';
import { millis, minutes, seconds } from '../../../../controller/core/units.ts';

const FROM = millis(0);
/** Flows in L/min, a second apart. */
const samplesOf = (flows: readonly number[]) => flows.map((raw, n) => ({ at: seconds(n), raw }));
const judge = (flows: readonly number[], now = seconds(flows.length - 1)) =>
  judgeCounting(samplesOf(flows), 10, { from: FROM, now });
const rest = (length: number) => Array.from({ length }, () => 0);

describe('the count of a bucket', () => {
  it('is what ran from the first flow until it stood still, whatever the hand at the tap did', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.1, max: 30, noNaN: true }), { minLength: 1, maxLength: 60 }),
        fc.nat(20),
        (flows, before) => {
          const seen = judge([...rest(before + 1), ...flows, ...rest(6)]);
          const litres = flows.reduce((a, b) => a + b, 0) / 60;
          expect(seen).toEqual({ state: 'steady', raw: expect.closeTo(litres, 9), spread: 0 });
        },
      ),
    );
  });

  it('does not end while the hand changes its grip, and fills its ring by the litres', () => {
    const half = Array.from({ length: 30 }, () => 10);
    expect(judge([0, ...half, ...rest(3)])).toEqual({ state: 'settling', progress: expect.closeTo(0.5, 6) });
    expect(judge([0, ...half, ...rest(3), ...half, ...half, ...half, ...rest(3)])).toMatchObject({
      state: 'settling',
      progress: 0.99,
    });
  });

  it('says after twelve minutes what is wrong', () => {
    expect(judge(rest(9), minutes(12))).toEqual({ state: 'failed', cause: 'no-signal' });
    expect(judgeCounting([{ at: minutes(12), raw: 5 }], 10, { from: FROM, now: minutes(12) })).toEqual({
      state: 'failed',
      cause: 'not-ended',
    });
  });
});

describe('a dosing pump', () => {
  const channel = { tag: 'dose-a', quantity: 'pumpRate', calibration: null } as const;
  const glasses = (...runs: readonly (readonly [seconds: number, ml: number])[]): readonly Point[] =>
    runs.map(([raw, value], n) => ({ reference: { kind: 'glass', ml: value, run: n + 1 }, value, raw }));
  const judged = (points: readonly Point[], previous?: { slope: number; offset: number }) =>
    judgeCalibration(points, { channel, previous });
  it('gives its mL a second by runs of any length', () => {
    expect(judged(glasses([10, 9.6], [30, 30]))).toMatchObject({
      line: { slope: expect.closeTo(0.99, 9), offset: 0 },
      warnings: [],
    });
    expect(judged(glasses([10, 14], [30, 42]), { slope: 1, offset: 0 })).toMatchObject({
      warnings: [{ key: 'calibration.pump-moved' }],
    });
  });
  it.each([
    ['runs-apart', glasses([10, 9], [30, 30])],
    ['no-response', glasses([10, 0], [30, 0])],
    ['too-few-points', glasses([10, 10])],
  ])('is told: %s', (reason, points) => {
    expect(judged(points)).toMatchObject({ because: { key: `calibration.${reason}` } });
  });
});

describe('a flow meter', () => {
  const buckets = (...counted: readonly number[]): readonly Point[] =>
    counted.map((raw, n) => ({ reference: { kind: 'bucket', litres: 10, run: n + 1 }, value: 10, raw }));
  const channel = { tag: 'water.flow-rate', quantity: 'flow', calibration: null } as const;
  const judged = (counted: readonly number[], previous?: { slope: number; offset: number }) =>
    judgeCalibration(buckets(...counted), { channel, previous });

  it('takes the litres of all buckets against all that was counted', () => {
    expect(judged([9, 9.2, 9.1])).toMatchObject({
      verdict: 'accepted',
      line: { slope: expect.closeTo(30 / 27.3, 9), offset: 0 },
      warnings: [],
    });
  });
  it('that has moved is told of', () => {
    expect(judged([8, 8], { slope: 1, offset: 0 })).toMatchObject({
      figures: { movedPercent: 25 },
      warnings: [{ key: 'calibration.meter-moved' }],
    });
  });
  it.each([
    ['too-few-points', [9]],
    ['runs-apart', [9, 9.3]],
  ])('is told: %s', (reason, counted) => {
    expect(judged(counted)).toMatchObject({ because: { key: `calibration.${reason}` } });
  });
});
