// One level, one sentence: which fact speaks first. And the cards for hands where no motor is.
import { describe, expect, it } from 'vitest';
import type { Alarm } from '../../../controller/core/alarm.ts';
import { because } from '../../../controller/core/because.ts';
import { resolveTargets } from '../../../controller/core/crop/setpoints.ts';
import { resolveStage } from '../../../controller/core/crop/stage.ts';
import { bad, good } from '../../../controller/core/reading.ts';
import { adviseByHand } from '../../../controller/core/safety/advice.ts';
import { timestamp } from '../../../controller/core/units.ts';
import { judgeHouse, type Outlook } from '../../../controller/core/verdict.ts';
import { config, heater, lettuce, pump, vent } from './house.ts';

const AT = timestamp(0);
const targets = (minuteOfDay: number) =>
  resolveTargets(lettuce, resolveStage(lettuce, 'growth'), {
    sun: { rise: 400, set: 1070 },
    minuteOfDay,
    light: undefined,
    outside: good(15, AT),
  });
const house = (inside: number | undefined, outside?: number, over: Partial<Outlook> = {}): Outlook => ({
  stopped: false,
  linkReady: true,
  alarms: [],
  readings: {
    'air.temperature': inside === undefined ? bad(AT, 'no-answer') : good(inside, AT),
    'outside.temperature': outside === undefined ? bad(AT, 'no-answer') : good(outside, AT),
  },
  targets: targets(120),
  airChange: undefined,
  ...over,
});
const alarm = (priority: Alarm['priority']): Alarm => ({
  id: 'tank',
  priority,
  because: because('alarm.tank', { litres: 12 }),
  since: AT,
  acknowledged: false,
});
const frostAlarm: Alarm = { ...alarm('danger'), id: 'frost' };
const DAY = { targets: targets(720) };

describe('the verdict', () => {
  it.each<[string, Outlook, string, string]>([
    ['frost inside', house(3), 'danger', 'verdict.frost-now'],
    ['frost within the hour', house(5, 2, { airChange: -2 }), 'danger', 'verdict.frost-soon'],
    ['not frost that is further off', house(6, 2, { airChange: -2 }), 'good', 'verdict.good-night-outside'],
    [
      'not a fall too slow to be one',
      house(3.3, 2, { airChange: -0.4 }),
      'good',
      'verdict.good-night-outside',
    ],
    [
      'frost outside with little warmth left',
      house(4.8, -1, { airChange: 0 }),
      'danger',
      'verdict.frost-outside',
    ],
    [
      'not frost outside while it warms',
      house(4.8, -1, { airChange: 1 }),
      'good',
      'verdict.good-night-outside',
    ],
    ['not frost outside by day', house(4.8, -1, DAY), 'good', 'verdict.good-day'],
    ['not frost outside with warmth enough', house(5.2, -1), 'good', 'verdict.good-night-outside'],
    [
      'a danger before Stop all',
      house(12, 2, { alarms: [alarm('attention'), alarm('danger')], stopped: true }),
      'danger',
      'alarm.tank.what',
    ],
    [
      'Stop all before a lost link',
      house(12, 2, { stopped: true, linkReady: false }),
      'attention',
      'verdict.stopped',
    ],
    [
      'a lost link before lesser alarms',
      house(12, 2, { alarms: [alarm('attention')], linkReady: false }),
      'attention',
      'verdict.no-link',
    ],
    [
      'an alarm whose words have no halves, whole',
      house(12, 2, { alarms: [{ ...alarm('danger'), because: because('link.silent') }] }),
      'danger',
      'link.silent',
    ],
    ['a lesser alarm', house(12, 2, { alarms: [alarm('attention')] }), 'attention', 'alarm.tank.what'],
    [
      'a frost that has passed, by the temperature of now',
      house(6, 4, { alarms: [frostAlarm, alarm('attention')] }),
      'attention',
      'verdict.frost-passed',
    ],
    [
      'no passed frost where the air is not known',
      house(undefined, 4, { alarms: [frostAlarm] }),
      'attention',
      'verdict.no-air-temperature',
    ],
    ['an air temperature that nobody knows', house(undefined, 2), 'attention', 'verdict.no-air-temperature'],
    ['a good day', house(18, 12, DAY), 'good', 'verdict.good-day'],
    ['a good night', house(9), 'good', 'verdict.good-night'],
    ['a good night with the outside', house(9, 4), 'good', 'verdict.good-night-outside'],
  ])('is %s', (_name, outlook, level, key) => {
    expect(judgeHouse(outlook)).toMatchObject({ level, because: { key } });
  });

  it('gives its numbers as people see them', () => {
    expect(judgeHouse(house(4.26, 2, { airChange: -2 })).because.params).toEqual({
      temperature: 4.3,
      minutes: 40,
    });
    expect(judgeHouse(house(9, 2, { alarms: [alarm('attention')] })).because.params).toEqual({ litres: 12 });
  });
});

describe('advice for hands', () => {
  const advise = (
    celsius: number | undefined,
    actuators = config.actuators,
    over: Partial<ReturnType<typeof targets>> = {},
  ) =>
    adviseByHand(
      actuators,
      [],
      { 'air.temperature': celsius === undefined ? bad(AT, 'stale') : good(celsius, AT) },
      { ...targets(720), ...over },
    ).map(({ id }) => id);
  const guessed = { frostMinimum: { value: 3, confidence: 'C' as const, path: 'x' } };

  it.each([
    ['nothing where motors do it, hot', 30, [pump, vent, heater], []],
    ['nothing where motors do it, cold', 2, [pump, vent, heater], []],
    ['to open where no motor opens', 22, [pump, heater], ['open-by-hand']],
    ['to close and cover where nothing else can', 5, [pump], ['close-by-hand', 'cover-crop']],
    ['to cover where no heater is', 4, [vent], ['cover-crop']],
    ['nothing when it is neither', 15, [pump], []],
  ])('is %s', (_name, celsius, actuators, expected) => {
    expect(advise(celsius, actuators)).toEqual(expected);
  });

  it('is to cover where the heater waits for a technician', () => {
    expect(advise(4, [vent, heater], guessed)).toEqual(['cover-crop']);
  });

  it('is none on a reading that is not good', () => {
    expect(advise(undefined, [])).toEqual([]);
  });
});
