// The family's plan: when an output runs, by clock and by sun, in season and out of it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockFace, minuteOfDay, monthOf } from '../../../controller/core/local-time.ts';
import { type Edge, runsOfDay, type ScheduleBlock, standingOf } from '../../../controller/core/schedule.ts';
import { hours, timestamp } from '../../../controller/core/units.ts';

const DAY = { sun: { rise: 360.4, set: 1089.6 }, stage: 'growth', month: 7 };
const block = (from: Edge, to: Edge, on: number, off: number, actuator = 'pump'): ScheduleBlock => ({
  actuator,
  from,
  to,
  on,
  off,
});
const rise = (plus: number): Edge => ({ sun: 'rise', plus });
const set = (plus: number): Edge => ({ sun: 'set', plus });
const plan = (...blocks: readonly ScheduleBlock[]) => ({ revision: 1, blocks });
const spans = (...blocks: readonly ScheduleBlock[]) =>
  runsOfDay(plan(...blocks), 'pump', DAY).map(({ from, to }) => [from, to]);

describe('runs of a day', () => {
  it.each([
    [
      "a rhythm from the block's own start",
      [block(365, 425, 15, 15)],
      [
        [365, 380],
        [395, 410],
      ],
    ],
    [
      'a run cut where the block ends',
      [block(0, 40, 15, 15)],
      [
        [0, 15],
        [30, 40],
      ],
    ],
    ['one run where there is no pause', [block(60, 120, 15, 0)], [[60, 120]]],
    ['one run over two blocks that touch', [block(60, 120, 1, 0), block(120, 150, 10, 20)], [[60, 130]]],
    [
      'runs in order, however the blocks are written',
      [block(600, 610, 10, 5), block(60, 70, 10, 5)],
      [
        [60, 70],
        [600, 610],
      ],
    ],
    ['nothing of another output', [block(60, 120, 15, 0, 'spare')], []],
    ['nothing of a block that cannot be', [block(120, 60, 15, 0), block(0, 60, 0.5, 1)], []],
    ['a block from half an hour after sunrise', [block(rise(30), 420, 60, 0)], [[390, 420]]],
    ['a block that ends an hour before sunset', [block(1000, set(-60), 60, 0)], [[1000, 1030]]],
    [
      'both ends of a block over midnight, in one rhythm',
      [block(1400, 60, 30, 20)],
      [
        [10, 40],
        [1400, 1430],
      ],
    ],
    [
      'the night between sunset and sunrise',
      [block(set(0), rise(0), 1, 0)],
      [
        [0, 360],
        [1090, 1440],
      ],
    ],
    ['nothing on a day whose sun rises after the end', [block(rise(60), 415, 60, 0)], []],
  ])('show %s', (_name, blocks, expected) => {
    expect(spans(...blocks)).toEqual(expected);
  });

  it('are cut by quiet hours, over midnight too, and only for the outputs that are listed', () => {
    const night = { from: 1320, to: 360, outputs: ['pump'] };
    const all = plan(block(0, 1440, 1, 0), block(0, 1440, 1, 0, 'spare'));
    expect(runsOfDay(all, 'pump', DAY, night)).toEqual([{ actuator: 'pump', from: 360, to: 1320 }]);
    expect(runsOfDay(all, 'spare', DAY, night)).toEqual([{ actuator: 'spare', from: 0, to: 1440 }]);
  });

  it('never leave their edges, never overlap, keep out of quiet hours, and add up to what the rhythms say', () => {
    fc.assert(
      fc.property(soundPlans, quietHours, (blocks, quiet) => {
        const standings = blocks.flatMap((each) => standingOf(each, DAY).spans);
        const runs = runsOfDay(plan(...blocks), 'pump', DAY);
        runs.forEach((run, index) => {
          expect(run.from).toBeLessThan(run.to);
          expect(run.from).toBeGreaterThan(runs[index - 1]?.to ?? -1);
          expect(run.to).toBeLessThanOrEqual(1440);
          for (const minute of [run.from, run.to - 1])
            expect(standings.some(({ from, to }) => minute >= from && minute < to)).toBe(true);
        });
        const total = runs.reduce((sum, { from, to }) => sum + to - from, 0);
        expect(total).toBe(blocks.reduce((sum, each) => sum + minutesByCounting(each), 0));
        const isQuiet = (minute: number): boolean =>
          quiet.from < quiet.to
            ? minute >= quiet.from && minute < quiet.to
            : minute >= quiet.from || minute < quiet.to;
        const loud = (minute: number): boolean => runs.some(({ from, to }) => minute >= from && minute < to);
        const kept = runsOfDay(plan(...blocks), 'pump', DAY, quiet);
        for (let minute = 0; minute < 1440; minute += 7)
          expect(kept.some(({ from, to }) => minute >= from && minute < to)).toBe(
            loud(minute) && !isQuiet(minute),
          );
      }),
      { numRuns: 60 },
    );
  });
});

/** The same by walking minute by minute. */
const minutesByCounting = ({ from, to, on, off }: ScheduleBlock): number => {
  const [first, end] = [Number(from), Number(to)];
  const length = end > first ? end - first : end + 1440 - first;
  let count = 0;
  for (let minute = 0; minute < length; minute++) if (minute % (on + off) < on) count++;
  return count;
};

const quietHours = fc
  .record({ from: fc.integer({ min: 0, max: 1439 }), to: fc.integer({ min: 1, max: 1440 }) })
  .filter(({ from, to }) => from !== to)
  .map((edges) => ({ ...edges, outputs: ['pump'] }));

/** Blocks side by side; the last may go over midnight to the first. */
const soundPlans = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 1439 }),
      fc.integer({ min: 1, max: 90 }),
      fc.integer({ min: 0, max: 90 }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => {
    const edges = [...new Set(parts.map(([edge]) => edge))].sort((a, b) => a - b);
    const [first = 0, last = 0] = [edges[0], edges.at(-1)];
    const closing = edges.length > 1 && last >= 720 && first > 0 && first <= 720 ? [first] : [];
    return [...edges.slice(1), ...closing].map((to, index) =>
      block(edges[index] ?? 0, to, parts[index]?.[1] ?? 1, parts[index]?.[2] ?? 0),
    );
  });

describe('a block rests, and says why,', () => {
  const morning = block(rise(0), 480, 10, 10);
  it.each([
    ['in another stage of the crop', { ...morning, stages: ['harvest'] as const }, 'schedule.rests-stage'],
    ['in another month', { ...morning, months: [11, 12] }, 'schedule.rests-months'],
    ['where the sun leaves it no time', block(rise(60), 400, 5, 5), 'schedule.rests-sun'],
  ])('%s', (_name, resting, key) => {
    expect(standingOf(resting, DAY)).toMatchObject({ spans: [], because: { key } });
    expect(spans(resting)).toEqual([]);
  });

  it('and works in its stage and month; while nobody knows the month, it does not rest for it', () => {
    const bound = { ...morning, stages: ['growth'] as const, months: [7] };
    expect(standingOf(bound, DAY).spans).toEqual([{ from: 360, to: 480, origin: 360 }]);
    expect(standingOf({ ...bound, months: [1] }, { ...DAY, month: undefined }).spans).toHaveLength(1);
  });
});

describe('local time', () => {
  it("is counted from the site's midnight, also before 1970", () => {
    expect(minuteOfDay(timestamp(Date.UTC(2026, 6, 1, 16, 30)), hours(-4))).toBe(750);
    expect(minuteOfDay(timestamp(Date.UTC(2026, 6, 1, 3, 59)), hours(-4))).toBe(1439);
    expect(minuteOfDay(timestamp(-60_000), hours(0))).toBe(1439);
  });

  it('is written as people write it', () => {
    expect([0, 390.9, 1439, 1440].map(clockFace)).toEqual(['00:00', '06:30', '23:59', '24:00']);
  });

  it('knows the month as the calendar does', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1901, 0, 1), max: Date.UTC(2200, 0, 1) }), (at) => {
        expect(monthOf(timestamp(at), hours(0))).toBe(new Date(at).getUTCMonth() + 1);
      }),
    );
    expect(monthOf(timestamp(Date.UTC(2026, 7, 1, 2)), hours(-4))).toBe(7);
  });
});
