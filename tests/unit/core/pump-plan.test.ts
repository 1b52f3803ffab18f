// A pump that rests because nobody knows how often the crop drinks is told of, until somebody has planned.
import { expect, it } from 'vitest';
import { defaultSchedule } from '../../../controller/core/crop/default-schedule.ts';
import { cropOf } from '../../support/shipped.ts';
import { localTime, openHouse, vent } from './house.ts';

const sun = { rise: 360, set: 1080 };
const alarmsOf = (crop: string, settings = {}) => {
  const profile = cropOf(crop);
  const house = openHouse(undefined, {
    profile,
    stage: 'growth',
    schedule: defaultSchedule(profile, sun, ['pump']),
    ...settings,
  });
  return house.run(60).alarms.map(({ id }) => id);
};

it('radish, whose rhythm nobody knows, is told of', () => {
  expect(alarmsOf('radish')).toContain('no-plan');
});

it.each([
  ['a crop with a rhythm', 'chard', {}],
  [
    'a family that has its plan',
    'radish',
    { schedule: { revision: 1, blocks: [{ actuator: 'pump', from: 360, to: 400, on: 5, off: 35 }] } },
  ],
  ['a family that wants none', 'radish', { schedule: { revision: 2, blocks: [] } }],
  ['a house without a pump', 'radish', { actuators: [vent] }],
])('%s is left in peace', (_who, crop, settings) => {
  expect(alarmsOf(crop, settings)).not.toContain('no-plan');
});

it('the pump of a crop that drinks by day only rests all night', () => {
  const profile = cropOf('cherry-tomato');
  const { blocks } = defaultSchedule(profile, sun, ['pump']);
  expect(blocks).toEqual([{ actuator: 'pump', from: 360, to: 1080, on: 3, off: 77 }]);
  const dutyAt = (start: ReturnType<typeof localTime>) =>
    openHouse(start, { profile, stage: 'harvest', schedule: { revision: 1, blocks } }).duty('pump');
  expect([dutyAt(localTime(6, 1)), dutyAt(localTime(3)), dutyAt(localTime(20))]).toEqual([1, 0, 0]);
});

it('plain water is advised nothing, and no band of it is shown', () => {
  const fodder = { profile: cropOf('fodder-barley'), stage: 'rinsing' };
  const house = openHouse(undefined, fodder);
  const { targets, advice } = house.run(1800, {
    values: { 'solution.conductivity': 0.2, 'solution.acidity': 8.5 },
  });
  expect(targets.conductivityBand).toBeUndefined();
  expect(advice.map(({ id }) => id)).not.toContain('add-nutrients');
  expect(advice.map(({ id }) => id)).not.toContain('add-acid');
  const fed = openHouse(undefined, { ...fodder, stage: 'growth' });
  const told = fed.run(1800, { values: { 'solution.conductivity': 0.2 } }).advice.map(({ id }) => id);
  expect(told).toContain('add-nutrients');
});
