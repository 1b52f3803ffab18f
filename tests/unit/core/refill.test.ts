// Hands fill a tank that has no valve: before it is low, and not more than fits.
import { describe, expect, it } from 'vitest';
import { adviseRefill } from '../../../controller/core/control/refill.ts';
import { bad, good, type Reading } from '../../../controller/core/reading.ts';
import { inlet } from './fitted-house.ts';
import { config, pump } from './house.ts';
import { AT } from './situation.ts';

const site = { ...config.site, tankCapacity: 200 };
const advise = (level: Reading | undefined, actuators = [pump]) =>
  adviseRefill({ readings: level ? { 'tank.level': level } : {}, site, actuators }, false).advice;

describe('the tank', () => {
  it('is filled up to where a valve would shut', () => {
    expect(advise(good(118, AT))).toEqual([
      { id: 'fill-tank', because: { key: 'advice.fill-tank', params: { level: 118, n: 118, litres: 52 } } },
    ]);
  });
  it('is left alone while three fifths are in it', () => {
    expect(advise(good(120, AT))).toEqual([]);
  });
  it('is asked for until enough is in it: a probe that trembles does not ask by turns', () => {
    const asked = (level: number, wasLow: boolean) =>
      adviseRefill({ readings: { 'tank.level': good(level, AT) }, site, actuators: [pump] }, wasLow).isLow;
    expect([asked(121, false), asked(121, true), asked(151, true)]).toEqual([false, true, false]);
  });
  it('is left to the valve where there is one, and to the alarm of its probe where nothing is known', () => {
    expect([advise(good(50, AT), [pump, inlet]), advise(bad(AT, 'no-answer')), advise(undefined)]).toEqual([
      [],
      [],
      [],
    ]);
  });
});
