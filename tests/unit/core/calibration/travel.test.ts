// The judge of a motor's way: the mean of its runs, each way its own; runs that differ by more than a tenth tell nothing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueAfterDays, judgeCalibration } from '../../../../controller/core/calibration/judge.ts';
import type { Point, Probe } from '../../../../controller/core/calibration/judgement.ts';
import { directionTo, travelOn } from '../../../../controller/core/calibration/travel.ts';
import { seconds } from '../../../../controller/core/units.ts';

const probe = (more: Partial<Probe> = {}): Probe => ({
  channel: { tag: 'vent', quantity: 'travel', calibration: null, motor: { longestOn: seconds(90) } },
  previous: undefined,
  ...more,
});
const runs = (end: 'open' | 'shut', ...times: readonly number[]): readonly Point[] =>
  times.map((value, n) => ({
    reference: { kind: 'arrived', end, run: n + 1 },
    raw: directionTo(end),
    value,
  }));
const judge = (opening: readonly number[], closing: readonly number[], of = probe()) =>
  judgeCalibration([...runs('open', ...opening), ...runs('shut', ...closing)], of);

describe('the way of a motor', () => {
  it('is the mean of its runs, each way its own, whatever they are', () => {
    const near = fc.double({ min: 0, max: 0.09, noNaN: true });
    const way = fc.double({ min: 5, max: 600, noNaN: true });
    fc.assert(
      fc.property(way, way, near, (open, shut, more) => {
        const judged = judge([open, open * (1 + more)], [shut, shut]);
        if (judged.verdict === 'refused') throw new Error(judged.because.key);
        const travel = travelOn(judged.line);
        expect(travel.open).toBeCloseTo(open * (1 + more / 2) * 1000, 3);
        expect(travel.close).toBeCloseTo(shut * 1000, 3);
      }),
    );
  });

  it.each<[string, readonly number[], readonly number[]]>([
    ['too-few-points', [60, 61], [70]],
    ['too-few-points', [], []],
    ['runs-apart', [60, 67], [70, 70]],
    ['runs-apart', [60, 60], [70, 63]],
    ['travel-too-short', [4.9, 5], [70, 70]],
  ])('is refused: %s', (reason, opening, closing) => {
    expect(judge(opening, closing)).toMatchObject({ because: { key: `calibration.${reason}` } });
  });

  it('tells when it has changed by more than a quarter, either way', () => {
    const previous = { slope: 10, offset: 50 };
    const changed = (open: number, shut: number) => judge([open, open], [shut, shut], probe({ previous }));
    expect(changed(50, 75.1)).toMatchObject({ figures: { movedPercent: 25.2 } });
    expect(changed(63, 60)).toMatchObject({
      warnings: [{ key: 'calibration.travel-moved' }],
      figures: { movedPercent: 26 },
    });
    expect(changed(37, 60)).toMatchObject({ warnings: [{ params: { movedPercent: -26 } }] });
    expect(changed(55, 62)).toMatchObject({ warnings: [] });
  });

  it('tells when the board would end a run soon after the end: the way and a fifth', () => {
    expect(judge([75, 75], [60, 60])).toMatchObject({ warnings: [] });
    expect(judge([60, 60], [76, 76])).toMatchObject({
      warnings: [{ key: 'calibration.travel-near-limit', params: { wanted: 92, allowed: 90 } }],
    });
    const { motor: _none, ...bare } = probe().channel;
    expect(judge([76, 76], [76, 76], probe({ channel: bare }))).toMatchObject({ warnings: [] });
  });

  it('is due after half a year', () => {
    expect(dueAfterDays('travel')).toBe(180);
  });
});
