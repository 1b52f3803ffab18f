// Too little oxygen at the roots: judged by what water can hold here, with a floor that no height lowers.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findConditions } from '../../../controller/core/conditions.ts';
import { bad, good, type Reading, uncertain } from '../../../controller/core/reading.ts';
import { kilopascal, minutes } from '../../../controller/core/units.ts';
import { fittedChannels } from './fitted-house.ts';
import { config, openHouse, WELL } from './house.ts';
import { AT, situationOf, targetsAt } from './situation.ts';

const conditionOf = (readings: Readonly<Record<string, Reading>>, meanPressure = 64.5) =>
  findConditions({
    ...situationOf(readings),
    values: readings,
    linkReady: true,
    clockTrusted: true,
    channels: [],
    targets: targetsAt(720),
    site: { ...config.site, meanPressure: kilopascal(meanPressure) },
  }).find(({ id }) => id === 'oxygen');

/** 64.5 kPa and 15 °C: the water can hold 6.36 mg/L (Benson and Krause); at the sea 10.08. */
const water = (oxygen: number, t = 15) => ({
  'solution.oxygen': good(oxygen, AT),
  'solution.temperature': good(t, AT),
});

describe('oxygen', () => {
  it('at 4.2 mg/L is enough up here, and would be too little at the sea', () => {
    expect(conditionOf(water(4.2))).toBeUndefined();
    expect(conditionOf(water(4.2), 101.325)).toMatchObject({
      priority: 'attention',
      because: { key: 'alarm.oxygen-low', params: { share: 42, value: 4.2 } },
    });
  });

  it('below two thirds of what is possible asks for attention', () => {
    expect(conditionOf(water(4.0))).toMatchObject({ priority: 'attention' });
  });

  it('below the floor is a danger, even where nobody knows what the water could hold', () => {
    expect(conditionOf(water(2.4, 40))).toMatchObject({
      priority: 'danger',
      because: { key: 'alarm.oxygen-out', params: { value: 2.4, floor: 2.5 } },
    });
    expect(conditionOf({ 'solution.oxygen': good(2.4, AT) })).toMatchObject({ priority: 'danger' });
    expect(conditionOf({ 'solution.oxygen': good(2.6, AT) })).toBeUndefined();
  });

  it('that is not known well accuses nobody: the probe has an alarm of its own', () => {
    for (const reading of [bad(AT, 'no-answer'), uncertain(1, AT, 'too-fast')])
      expect(conditionOf({ ...water(1), 'solution.oxygen': reading })).toBeUndefined();
  });

  it('that falls, at one temperature, never makes the alarm milder', () => {
    const weight = (oxygen: number, t: number) => {
      const found = conditionOf(water(oxygen, t));
      return found === undefined ? 0 : found.priority === 'attention' ? 1 : 2;
    };
    const range = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    const check = (a: number, b: number, t: number) => weight(Math.min(a, b), t) >= weight(Math.max(a, b), t);
    fc.assert(fc.property(range(0, 12), range(0, 12), range(0, 40), check), { seed: 25 });
    expect([weight(6, 15), weight(3.5, 15), weight(2, 15)]).toEqual([0, 1, 2]);
  });

  it('calls after ten minutes, and once', () => {
    const house = openHouse(undefined, { channels: fittedChannels });
    const told = (oxygen: number, passed: number) =>
      house
        .next({ values: { ...WELL, 'solution.oxygen': oxygen, 'water.flow': 1 } }, minutes(passed))
        .alarms.some(({ id }) => id === 'oxygen');
    expect([told(3, 0), told(3, 5), told(3.01, 4)]).toEqual([false, false, false]);
    expect([told(3, 2), told(4.5, 2), told(3.01, 2)]).toEqual([true, true, true]);
    expect([told(4.6, 20), told(4.5, 20)]).toEqual([true, false]);
  });
});
