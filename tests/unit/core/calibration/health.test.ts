// From five bars to one: by slope, offset, speed and age of an electrode, by how far others were off; and which past counts.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { courseOf, type HealthRecord, judgeHealth } from '../../../../controller/core/calibration/health.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 6, 1);
const PH = { tag: 'solution.acidity', quantity: 'acidity' } as const;

const record = (more: Partial<HealthRecord> = {}): HealthRecord => ({
  tag: PH.tag,
  at: NOW,
  by: 'Ana',
  instrument: 'nº 7',
  verdict: 'accepted',
  line: { slope: -5.7, offset: 21 },
  figures: { slopePercent: 98, offsetMillivolts: 3, offLine: 0.01 },
  points: [{ response: 12 }, { response: 9 }],
  ...more,
});
const figures = (slopePercent: number, offsetMillivolts = 0) => ({
  figures: { slopePercent, offsetMillivolts },
});
const barsOf = (...records: readonly HealthRecord[]) => judgeHealth(records, PH, NOW)?.bars;

describe('an electrode', () => {
  test.each([
    [98, 5],
    [95, 5],
    [93, 4],
    [90, 3],
    [87, 2],
    [84, 1],
  ])('of %d %% has %d bars', (slope, bars) => {
    expect(barsOf(record(figures(slope)))).toBe(bars);
  });

  test.each([
    [-9, 5],
    [15, 4],
    [-20, 3],
    [30, 2],
    [31, 1],
  ])('that gives %d mV at pH 7 has %d bars', (offset, bars) => {
    expect(barsOf(record(figures(99, offset)))).toBe(bars);
  });

  test.each([
    [15, 5],
    [30, 4],
    [45, 3],
    [60, 2],
    [61, 1],
  ])('that needed %d s in its slowest buffer has %d bars', (response, bars) => {
    expect(barsOf(record({ points: [{ response: 2 }, { response }, {}] }))).toBe(bars);
  });

  test.each([
    [100, 5],
    [200, 4],
    [300, 3],
    [500, 2],
    [600, 1],
  ])('that is in use for %d days has %d bars', (days, bars) => {
    expect(barsOf(record({ at: NOW - days * DAY }), record())).toBe(bars);
  });

  test('is as well as the worst of them, and says which', () => {
    const health = judgeHealth([record(figures(93, 31))], PH, NOW);
    expect(health?.bars).toBe(1);
    expect(health?.parts.map(({ what, bars }) => [what, bars])).toEqual([
      ['slopePercent', 4],
      ['offsetMillivolts', 1],
      ['response', 5],
      ['age', 5],
    ]);
  });

  test('is judged by its age where no point tells how fast it is', () => {
    const health = judgeHealth([record({ points: [{}], figures: {} })], PH, NOW);
    expect(health?.parts.map(({ what }) => what)).toEqual(['age']);
  });

  test('is never better for a lower slope', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 105, noNaN: true }),
        fc.double({ min: 0, max: 50, noNaN: true }),
        (slope, less) => {
          expect(barsOf(record(figures(slope - less)))).toBeLessThanOrEqual(
            barsOf(record(figures(slope))) ?? 0,
          );
        },
      ),
    );
  });
});

describe('whose past counts', () => {
  test('a probe without a record has no bars', () => {
    expect(barsOf()).toBeUndefined();
    expect(barsOf(record({ verdict: 'refused' }))).toBeUndefined();
  });

  test('an undone one does not', () => {
    const undone = record({ verdict: 'undone' });
    expect(barsOf(record(figures(86)), record(figures(97)), undone)).toBe(2);
  });

  test('another instrument begins anew', () => {
    const old = record({ at: NOW - 600 * DAY, ...figures(86) });
    const young = record({ instrument: 'nº 8' });
    expect(barsOf(old, young)).toBe(5);
    expect(courseOf([old, young], PH.tag)?.marks).toEqual([{ at: NOW, value: 98 }]);
  });
});

test('others are judged by what would be refused, and have no course without a figure that wears', () => {
  const level = { tag: 'tank.level', quantity: 'level' } as const;
  const off = (value: number) => record({ tag: level.tag, figures: { off: value, most: 2 } });
  expect([0.4, 1, 1.4, 2].map((value) => judgeHealth([off(value)], level, NOW)?.bars)).toEqual([5, 4, 3, 2]);
  expect(courseOf([off(1)], level.tag)).toBeUndefined();
  expect(judgeHealth([record({ tag: level.tag, figures: {} })], level, NOW)).toBeUndefined();
});

test('a record that says nothing of the figure leaves a gap in its course', () => {
  const silent = record({ at: NOW - DAY, figures: { offsetMillivolts: 3 } });
  expect(courseOf([silent, record(figures(94))], PH.tag)?.marks).toEqual([{ at: NOW, value: 94 }]);
});

test('the course of a slope knows where it is refused', () => {
  const records = [record({ at: NOW - DAY, ...figures(95) }), record(figures(94))];
  expect(courseOf(records, PH.tag)).toEqual({
    what: 'slopePercent',
    refusedBelow: 85,
    marks: [
      { at: NOW - DAY, value: 95 },
      { at: NOW, value: 94 },
    ],
  });
});
