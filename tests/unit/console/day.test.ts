// The day on its axes: columns, nights and hours of the plots.
import { describe, expect, test } from 'vitest';
import { tasksOf } from '../../../console/pages/today/tasks.ts';
import { alignSeries, appendLive, extremesOf, isEmpty } from '../../../console/plots/columns.ts';
import { hourStep, hoursIn, nightsIn } from '../../../console/plots/day.ts';
import { stepsOf } from '../../../console/state/alarms.ts';
import { frostNight } from '../../support/console-fixtures.ts';

const series = (tag: string, at: number[], mean: (number | null)[]) => ({
  tag,
  at,
  mean,
  min: mean,
  max: mean,
});
const HOUR = 3_600_000;

describe('columns', () => {
  test('series of different moments share one axis; a gap stays a gap', () => {
    const columns = alignSeries([series('a', [1, 2, 4], [10, null, 12]), series('b', [2, 3], [5, 6])]);
    expect(columns).toEqual({
      at: [1, 2, 3, 4],
      values: { a: [10, null, undefined, 12], b: [undefined, 5, 6, undefined] },
    });
  });
  test('a stretch that is still being measured does not stand in the future', () => {
    expect(alignSeries([series('a', [10, 30], [1, 2])], 25).at).toEqual([10, 25]);
  });
  test('what is measured now is added once in a while, and the oldest falls off', () => {
    const columns = alignSeries([series('a', [0, 10, 20], [1, 2, 3])]);
    const how = { every: 10, span: 25 };
    expect(appendLive(columns, 29, { a: 4 }, how)).toBe(columns);
    expect(appendLive(columns, 35, { a: 4, b: 9 }, how)).toEqual({
      at: [10, 20, 35],
      values: { a: [2, 3, 4], b: [undefined, undefined, 9] },
    });
  });
  test('a value that is not sound now is a gap', () => {
    expect(
      appendLive(alignSeries([series('a', [0], [1])]), 10, { a: undefined }, { every: 1, span: 100 }).values[
        'a'
      ],
    ).toEqual([1, null]);
  });
  test('lowest and highest come with their moments, and only from what was measured', () => {
    const columns = alignSeries([series('a', [1, 2, 3], [null, 7, 3]), series('b', [1], [null])]);
    expect(extremesOf(columns, 'a')).toEqual({ low: { value: 3, at: 3 }, high: { value: 7, at: 2 } });
    expect(extremesOf(columns, 'b')).toBeUndefined();
    expect([
      isEmpty(columns),
      isEmpty(alignSeries([series('b', [1], [null])])),
      isEmpty(alignSeries([])),
    ]).toEqual([false, true, true]);
  });
});

describe('the local day', () => {
  const utcOffset = -4 * HOUR;
  const sun = { rise: 348, set: 1116 };
  const to = Date.UTC(2026, 10, 24, 18, 20);
  test('24 hours hold the one night between yesterday and today', () => {
    const midnight = Date.UTC(2026, 10, 24, 4);
    expect(nightsIn({ from: to - 24 * HOUR, to }, { utcOffset, sun })).toEqual([
      { from: midnight - 24 * HOUR + 1116 * 60_000, to: midnight + 348 * 60_000 },
    ]);
  });
  test('a span that ends in the dark ends its night there', () => {
    const dark = Date.UTC(2026, 10, 25, 2);
    const nights = nightsIn({ from: dark - 24 * HOUR, to: dark }, { utcOffset, sun });
    expect(nights).toHaveLength(2);
    expect(nights[1]?.to).toBe(dark);
  });
  test('hours are marked on local full hours', () => {
    expect(hoursIn({ from: to - 12 * HOUR, to }, utcOffset, 6)).toEqual([
      Date.UTC(2026, 10, 24, 10),
      Date.UTC(2026, 10, 24, 16),
    ]);
  });
  test('the narrower the plot, the fewer hours have their names under it', () => {
    expect([1200, 576, 575, 288, 287, 180].map(hourStep)).toEqual([3, 3, 6, 6, 12, 12]);
  });
});

describe('tasks', () => {
  test('the worst that nobody has seen comes first, advice last', () => {
    const night = frostNight();
    const { frost } = night.alarms;
    const alarms = {
      seen: { ...frost!, id: 'seen', acknowledged: true },
      mild: { ...frost!, id: 'mild', priority: 'attention' as const },
      frost: frost!,
    };
    expect(tasksOf({ alarms, advice: night.advice }).map(({ id }) => id)).toEqual([
      'frost',
      'mild',
      'seen',
      'cover',
    ]);
  });
  test('a numbered sentence is a list of steps', () => {
    expect(stepsOf('1. Cierre la puerta. 2. Tape las plantas.')).toEqual([
      'Cierre la puerta.',
      'Tape las plantas.',
    ]);
    expect(stepsOf('Mire el tanque.')).toEqual(['Mire el tanque.']);
  });
});
