// A schedule that cannot be saved: where, and why.
import { describe, expect, it } from 'vitest';
import type { Actuator } from '../../../controller/core/installation.ts';
import type { Edge, Schedule, ScheduleBlock } from '../../../controller/core/schedule.ts';
import { findScheduleProblems } from '../../../controller/core/schedule-problems.ts';
import { cropOf } from '../../support/shipped.ts';
import { aerator, exhaust, fogger, lamp, screen } from './fitted-house.ts';
import { pump, vent } from './house.ts';

const frame = {
  actuators: [pump, vent, aerator, exhaust, fogger, lamp, screen] as readonly Actuator[],
  profile: cropOf('cucumber'),
  day: { sun: { rise: 360, set: 1080 }, stage: 'growth', month: 7 },
  mostWatts: undefined as number | undefined,
};
const block = (from: Edge, to: Edge, on = 5, off = 5, actuator = 'pump'): ScheduleBlock => ({
  actuator,
  from,
  to,
  on,
  off,
});
const problems = (schedule: Partial<Schedule>, over: Partial<typeof frame> = {}) =>
  findScheduleProblems({ revision: 1, blocks: [], ...schedule }, { ...frame, ...over }).map(
    ({ path, because }) => `${path} ${because.key}`,
  );

describe('a schedule is refused', () => {
  it.each([
    ['not when blocks touch', [block(0, 60), block(60, 90)], []],
    ['when blocks overlap', [block(60, 90), block(0, 61)], ['blocks.0 schedule.overlap']],
    ['when a block lies within another', [block(0, 600), block(60, 90)], ['blocks.1 schedule.overlap']],
    [
      'when a block over midnight meets one of the morning',
      [block(1300, 60), block(30, 90)],
      ['blocks.1 schedule.overlap'],
    ],
    [
      'when the sun of today moves one into another',
      [block({ sun: 'rise', plus: -30 }, 400), block(390, 420)],
      ['blocks.1 schedule.overlap'],
    ],
    [
      'not when blocks are of different seasons',
      [
        { ...block(0, 600), months: [7] },
        { ...block(60, 90), months: [1] },
      ],
      [],
    ],
    [
      'when it names an output that does not run by schedule',
      [block(0, 60, 5, 5, 'vent')],
      ['blocks.0 schedule.unknown-output'],
    ],
    ['when a block has no time', [block(60, 60)], ['blocks.0 schedule.impossible-block']],
    ['when a block leaves the day', [block(0, 1441)], ['blocks.0 schedule.impossible-block']],
    ['when a block begins before the day', [block(-1, 60)], ['blocks.0 schedule.impossible-block']],
    ['when a morning ends before it begins', [block(600, 540)], ['blocks.0 schedule.impossible-block']],
    ['when it never runs', [block(0, 60, 0, 5)], ['blocks.0 schedule.impossible-block']],
    ['when its pause is negative', [block(0, 60, 5, -1)], ['blocks.0 schedule.impossible-block']],
    ['when a screen is to go to and fro', [block(0, 60, 5, 5, 'screen')], ['blocks.0 schedule.no-rhythm']],
    [
      'when fog would be on the leaves at dusk',
      [block(900, 1000, 1, 9, 'fogger')],
      ['blocks.0 schedule.wet-night'],
    ],
    ['when lamps leave no night', [block(1000, 361, 60, 0, 'lamp')], ['blocks.0 schedule.no-night']],
    [
      'when two lamp times leave no night between them',
      [block(1080, 1200, 60, 0, 'lamp'), block(100, 360, 60, 0, 'lamp')],
      ['blocks.0 schedule.no-night'],
    ],
    ['not when six hours stay dark', [block(1080, 1440, 60, 0, 'lamp')], []],
    ['not when fog ends two hours before sunset', [block(700, 960, 1, 9, 'fogger')], []],
  ] as const)('%s', (_name, blocks, expected) => {
    expect(problems({ blocks })).toEqual(expected);
  });

  it('with the time at which blocks overlap', () => {
    const [problem] = findScheduleProblems({ revision: 1, blocks: [block(0, 400), block(390, 500)] }, frame);
    expect(problem?.because).toEqual({ key: 'schedule.overlap', params: { output: 'pump', at: '06:30' } });
  });

  it('when quiet hours would silence what the roots live by', () => {
    const quiet = { from: 1320, to: 360, outputs: ['pump', 'aerator', 'vent'] };
    expect(problems({ quiet })).toEqual(['quiet schedule.unknown-output']);
    expect(problems({ quiet }, { profile: cropOf('lettuce') })).toEqual([
      'quiet schedule.restless',
      'quiet schedule.unknown-output',
    ]);
    expect(problems({ quiet: { ...quiet, outputs: ['aerator'] } }, { profile: cropOf('spinach') })).toEqual([
      'quiet schedule.restless',
    ]);
  });
});

describe('the power of the house', () => {
  const actuators = [
    { ...pump, watts: 60 },
    { ...exhaust, watts: 50 },
  ];
  const together = [block(600, 660, 15, 15), block(620, 700, 15, 15, exhaust.id)];
  it('is not asked for twice at once: the minute, both outputs and the limit are told', () => {
    const found = findScheduleProblems(
      { revision: 1, blocks: together },
      { ...frame, actuators, mostWatts: 100 },
    );
    expect(found).toEqual([
      {
        path: 'blocks.1',
        because: {
          key: 'schedule.overload',
          params: { at: '10:30', first: 'pump', second: exhaust.id, watts: 110, limit: 100 },
        },
      },
    ]);
  });

  it('is enough for what runs by turns, under a higher limit, or where nobody has said one', () => {
    const byTurns = [block(600, 660, 15, 15), block(615, 660, 15, 15, exhaust.id)];
    expect(problems({ blocks: byTurns }, { actuators, mostWatts: 100 })).toEqual([]);
    expect(problems({ blocks: together }, { actuators, mostWatts: 110 })).toEqual([]);
    expect(problems({ blocks: together }, { actuators })).toEqual([]);
  });

  it('counts a pump that is left to the sun all day', () => {
    const blocks = together.slice(1);
    expect(problems({ blocks }, { actuators, mostWatts: 100 })).toEqual([]);
    expect(problems({ blocks, byCrop: ['pump'] }, { actuators, mostWatts: 100 })).toEqual([
      'blocks.0 schedule.overload',
    ]);
  });
});
