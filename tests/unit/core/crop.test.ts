// What the crop wants through the day, and what may arm a heater.
import { describe, expect, it } from 'vitest';
import { defaultSchedule } from '../../../controller/core/crop/default-schedule.ts';
import type { CropProfile } from '../../../controller/core/crop/profile.ts';
import {
  findUnconfirmed,
  findUnconfirmedDoses,
  resolveFrostMinimum,
  resolveTargets,
} from '../../../controller/core/crop/setpoints.ts';
import { resolveStage } from '../../../controller/core/crop/stage.ts';
import { bad, good, uncertain } from '../../../controller/core/reading.ts';
import { runsOfDay } from '../../../controller/core/schedule.ts';
import { findScheduleProblems } from '../../../controller/core/schedule-problems.ts';
import { timestamp } from '../../../controller/core/units.ts';
import { lettuce, pump } from './house.ts';

const AT = timestamp(0);
const sun = { rise: 400, set: 1070 };
const growth = resolveStage(lettuce, 'growth');
const at = (minuteOfDay: number | undefined, over = {}) =>
  resolveTargets(lettuce, growth, { sun, minuteOfDay, light: undefined, outside: good(15, AT), ...over });
const withAir = (air: Partial<CropProfile['air']>): CropProfile => ({
  ...lettuce,
  air: { ...lettuce.air, ...air },
});

describe('targets', () => {
  it.each([
    ['before sunrise the night', 399, false, 26, 3, 14],
    ['at sunrise the night still', 400, true, 26, 3, 14],
    ['half an hour later half-way', 430, true, 24, 6.5, 19.5],
    ['an hour after sunrise the day', 460, true, 22, 10, 25],
    ['an hour before sunset the day still', 1010, true, 22, 10, 25],
    ['half an hour before sunset half-way', 1040, true, 24, 6.5, 19.5],
    ['from sunset the night', 1070, false, 26, 3, 14],
  ])('are %s', (_name, minute, isDay, ventStart, min, max) => {
    expect(at(minute)).toMatchObject({ isDay, ventStart, airBand: { min, max } });
  });

  it('take the solution from the stage', () => {
    expect(at(720)).toMatchObject({
      conductivityBand: { min: 1.2, max: 1.6 },
      acidityBand: { min: 5.6, max: 6.2 },
      solutionBand: { min: 8, max: 24 },
      humidityBand: { min: 60, max: 80 },
      vapourDeficitBand: { min: 0.5, max: 1 },
    });
  });

  it.each([
    ['mild', good(20, AT), 4],
    ['half-way cold', good(7.5, AT), 6],
    ['freezing', good(-5, AT), 8],
    ['unknown', bad(AT, 'no-answer'), 8],
    ['doubtful', uncertain(20, AT, 'too-fast'), 8],
    ['not measured', undefined, 8],
  ])('open the vents over a span that suits %s outside air', (_name, outside, band) => {
    expect(at(720, { outside }).ventBand).toBe(band);
  });

  it.each([
    ['day by a light sky', good(3000, AT), true, 22],
    ['night by a dark one', good(10, AT), false, 26],
    ['night where no good light is measured', uncertain(3000, AT, 'saturated'), false, 26],
  ])('without a clock are %s', (_name, light, isDay, ventStart) => {
    expect(at(undefined, { light })).toMatchObject({ isDay, ventStart });
  });
});

describe('the frost minimum', () => {
  it('of lettuce is the night minimum, 3 °C, grade B', () => {
    expect(resolveFrostMinimum(lettuce)).toEqual({
      value: 3,
      confidence: 'B',
      path: 'crops/lettuce#air.night.min',
    });
    expect(at(720)).toMatchObject({ heatStop: 8 });
  });

  it('is first damage with its margin where the night minimum lies lower', () => {
    const tender = withAir({ frostDamage: { value: 4, source: 'test', confidence: 'C' } });
    expect(resolveFrostMinimum(tender)).toEqual({
      value: 6,
      confidence: 'C',
      path: 'crops/lettuce#air.frostDamage',
    });
    expect(findUnconfirmed(tender, [])).toEqual([
      { path: 'crops/lettuce#air.frostDamage', value: 6, source: 'test' },
    ]);
  });

  it('leaves room to heat above it, whatever the profile says', () => {
    const warm = withAir({ frostDamage: { value: 7, source: 'test', confidence: 'B' } });
    const moment = { sun, minuteOfDay: 0, light: undefined, outside: undefined };
    expect(resolveTargets(warm, growth, moment).heatStop).toBe(11);
  });

  it('waits for a technician only where it is a C-grade number that nobody has confirmed', () => {
    expect(findUnconfirmed(lettuce, [])).toEqual([]);
    const { night } = lettuce.air;
    const guessed = withAir({ night: { ...night, min: { value: 3, source: 'a guess', confidence: 'C' } } });
    expect(findUnconfirmed(guessed, [])).toEqual([
      { path: 'crops/lettuce#air.night.min', value: 3, source: 'a guess' },
    ]);
    expect(findUnconfirmed(guessed, ['crops/lettuce#air.night.min'])).toEqual([]);
  });
});

describe('the stage', () => {
  it('must be one of the profile', () => {
    expect(() => resolveStage(lettuce, 'flowering')).toThrow('flowering is not a stage of lettuce');
  });
});

describe('the default schedule', () => {
  it('runs by the night rhythm, the day rhythm, the night rhythm', () => {
    const schedule = defaultSchedule(lettuce, { rise: 400.4, set: 1069.6 }, ['pump', 'spare']);
    expect(schedule.revision).toBe(0);
    expect(schedule.blocks.slice(0, 3)).toEqual([
      { actuator: 'pump', from: 0, to: 400, on: 15, off: 60 },
      { actuator: 'pump', from: 400, to: 1070, on: 15, off: 33 },
      { actuator: 'pump', from: 1070, to: 1440, on: 15, off: 60 },
    ]);
    const day = { sun: { rise: 400, set: 1070 }, stage: 'growth', month: 7 };
    const frame = {
      actuators: [pump, { ...pump, id: 'spare' }],
      profile: lettuce,
      day,
      mostWatts: undefined,
    };
    expect(findScheduleProblems(schedule, frame)).toEqual([]);
    // 6 nightly starts before dawn, 14 by day, 5 after dusk, 15 minutes each.
    const minutes = runsOfDay(schedule, 'pump', day).reduce((sum, run) => sum + run.to - run.from, 0);
    expect(minutes).toBe(6 * 15 + 14 * 15 + 5 * 15);
  });

  it('writes no empty block where the sun does not set', () => {
    expect(defaultSchedule(lettuce, { rise: 0, set: 1440 }, ['pump']).blocks).toHaveLength(1);
  });
});

describe('numbers that would arm a doser', () => {
  const { acidity } = lettuce.solution;
  const guessed = {
    ...lettuce,
    solution: {
      ...lettuce.solution,
      acidity: { ...acidity, max: { ...acidity.max, confidence: 'C' as const } },
    },
  };

  it('are none where all are vouched for, and else are told with their source until confirmed', () => {
    expect(findUnconfirmedDoses(lettuce, growth, [])).toEqual([]);
    const path = 'crops/lettuce#solution.acidity.max';
    const { value, source } = acidity.max;
    expect(findUnconfirmedDoses(guessed, growth, [])).toEqual([{ path, value, source }]);
    expect(findUnconfirmedDoses(guessed, growth, [path])).toEqual([]);
  });
});
