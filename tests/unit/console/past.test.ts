// The days before: where they are marked, what stands on them, and their lowest and highest.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extremesOfPast } from '../../../console/pages/past/ask.ts';
import { marksIn } from '../../../console/pages/past/marks.ts';
import { dayMarks } from '../../../console/pages/past/spans.ts';
import type { JournalLine } from '../../../console/state/commands.ts';

const DAY = 86_400_000;
const OFFSET = -4 * 3_600_000;
const AT = Date.UTC(2026, 10, 24, 18, 20);

describe('marks under the plot', () => {
  const shown = (days: number, most: number) =>
    dayMarks({ from: AT - days * DAY, to: AT }, OFFSET, most).map((at) =>
      new Date(at + OFFSET).toISOString().slice(0, 16),
    );
  test('stand on local midnights, and for a year on the first of months', () => {
    expect(shown(7, 8)).toEqual([18, 19, 20, 21, 22, 23, 24].map((day) => `2026-11-${day}T00:00`));
    expect(shown(30, 8)).toEqual(
      ['10-26', '10-31', '11-05', '11-10', '11-15', '11-20'].map((day) => `2026-${day}T00:00`),
    );
    expect(shown(365, 6)).toEqual(
      ['2025-12', '2026-02', '2026-04', '2026-06', '2026-08', '2026-10'].map((month) => `${month}-01T00:00`),
    );
  });
  test('are never more than there is room for, and never outside', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 365 }), fc.integer({ min: 2, max: 14 }), (days, most) => {
        const span = { from: AT - days * DAY, to: AT };
        const marks = dayMarks(span, OFFSET, most);
        expect(marks.length).toBeLessThanOrEqual(most + 1);
        expect(marks.every((mark) => mark >= span.from && mark <= span.to)).toBe(true);
      }),
    );
  });
});

describe('what happened', () => {
  const note = (at: number, id: string, more: object): JournalLine => ({
    at,
    kind: 'written',
    subject: 'note',
    by: 'tablet 1',
    written: { id, what: 'note', ...more },
  });
  const alarm = (at: number, change: string): JournalLine => ({
    at,
    kind: 'alarm',
    subject: 'frost',
    by: 'controller',
    because: { key: 'alarm.frost' },
    change,
  });
  test('alarms by their beginning and notes that stand, newest first', () => {
    const marks = marksIn([
      alarm(10, 'raised'),
      note(20, 'a', { text: 'pulgones' }),
      alarm(30, 'cleared'),
      note(40, 'b', { text: 'error' }),
      note(50, 'c', { what: 'undo', of: 'b' }),
    ]);
    expect(marks.map(({ kind, at }) => [kind, at])).toEqual([
      ['note', 20],
      ['alarm', 10],
    ]);
  });
});

test('lowest and highest are of all stretches, and of none where nothing was measured', () => {
  const series = { tag: 'a', at: [1, 2, 3], mean: [null, 5, 6], min: [null, 2, 4], max: [null, 8, 9] };
  expect(extremesOfPast(series)).toEqual({ low: 2, lowAt: 2, high: 9, highAt: 3 });
  expect(extremesOfPast({ ...series, min: [null, null, null] })).toBeUndefined();
});
