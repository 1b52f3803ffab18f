// The family's plan: what is refused, and when the output runs.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockFace, minuteOfDay } from '../../../controller/core/local-time.ts';
import { findScheduleProblems, runsOfDay, type ScheduleBlock } from '../../../controller/core/schedule.ts';
import { hours, timestamp } from '../../../controller/core/units.ts';

const block = (from: number, to: number, on: number, off: number, actuator = 'pump'): ScheduleBlock => ({
  actuator,
  from,
  to,
  on,
  off,
});
const plan = (...blocks: readonly ScheduleBlock[]) => ({ revision: 1, blocks });
const spans = (...blocks: readonly ScheduleBlock[]) =>
  runsOfDay(plan(...blocks), 'pump').map(({ from, to }) => [from, to]);
const keys = (...blocks: readonly ScheduleBlock[]) =>
  findScheduleProblems(plan(...blocks), ['pump']).map(({ key }) => key);

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
  ])('show %s', (_name, blocks, expected) => {
    expect(spans(...blocks)).toEqual(expected);
  });

  it('never overlap, stay in the day, and add up to what the rhythms say', () => {
    fc.assert(
      fc.property(soundPlans, (blocks) => {
        const runs = runsOfDay(plan(...blocks), 'pump');
        runs.forEach((run, index) => {
          expect(run.from).toBeLessThan(run.to);
          expect(run.from).toBeGreaterThan(runs[index - 1]?.to ?? -1);
          expect(run.to).toBeLessThanOrEqual(1440);
        });
        const total = runs.reduce((sum, { from, to }) => sum + to - from, 0);
        expect(total).toBe(blocks.reduce((sum, each) => sum + minutesByCounting(each), 0));
      }),
    );
  });
});

/** The same by walking minute by minute. */
const minutesByCounting = ({ from, to, on, off }: ScheduleBlock): number => {
  let count = 0;
  for (let minute = from; minute < to; minute++) if ((minute - from) % (on + off) < on) count++;
  return count;
};

const soundPlans = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 1440 }),
      fc.integer({ min: 1, max: 90 }),
      fc.integer({ min: 0, max: 90 }),
    ),
    {
      maxLength: 6,
    },
  )
  .map((parts) => {
    const edges = [...new Set(parts.map(([edge]) => edge))].sort((a, b) => a - b);
    return edges.slice(1).map((to, index) => block(edges[index]!, to, parts[index]![1], parts[index]![2]));
  });

describe('a schedule is refused', () => {
  it.each([
    ['not when blocks touch', [block(0, 60, 5, 5), block(60, 90, 5, 5)], []],
    ['when blocks overlap', [block(0, 61, 5, 5), block(60, 90, 5, 5)], ['schedule.overlap']],
    ['when a block lies within another', [block(0, 600, 5, 5), block(60, 90, 5, 5)], ['schedule.overlap']],
    [
      'when it names an output that does not run by schedule',
      [block(0, 60, 5, 5, 'vent')],
      ['schedule.unknown-output'],
    ],
    ['when a block ends before it begins', [block(60, 60, 5, 5)], ['schedule.impossible-block']],
    ['when a block leaves the day', [block(0, 1441, 5, 5)], ['schedule.impossible-block']],
    ['when a block begins before the day', [block(-1, 60, 5, 5)], ['schedule.impossible-block']],
    ['when it never runs', [block(0, 60, 0, 5)], ['schedule.impossible-block']],
    ['when its pause is negative', [block(0, 60, 5, -1)], ['schedule.impossible-block']],
  ])('%s', (_name, blocks, expected) => {
    expect(keys(...blocks)).toEqual(expected);
  });

  it('with the time at which blocks overlap', () => {
    expect(findScheduleProblems(plan(block(0, 400, 5, 5), block(390, 500, 5, 5)), ['pump'])).toEqual([
      { key: 'schedule.overlap', params: { output: 'pump', at: '06:30' } },
    ]);
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
});
