// How cold the leaves are where nobody measures them: under open sky, under a screen, and in heated air.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BARE,
  judgeShelter,
  leafTemperature,
  type Shelter,
  type ShelterMemory,
  type ShelterMoment,
} from '../../../controller/core/control/leaf.ts';
import { duty, millis, minutes } from '../../../controller/core/units.ts';
import { screen } from './fitted-house.ts';
import { heater, pump } from './house.ts';
import { AT, seen } from './situation.ts';

const actuators = [pump, heater, screen];
const moment = (over: Partial<ShelterMoment> = {}): ShelterMoment => ({
  monotonic: millis(0),
  actuators,
  outputs: [{ actuator: 'screen', duty: duty(1), at: AT }],
  orders: {},
  runs: {},
  minuteOfDay: undefined,
  sun: { rise: 400, set: 1090 },
  ...over,
});
const judge = (over: Partial<ShelterMoment>, before: ShelterMemory = { heated: 0 }) =>
  judgeShelter(moment(over), before);
const estimate = (air: number, shelter: Shelter) =>
  leafTemperature(seen({ 'air.temperature': air }), shelter)?.value;
const on = { heater: { duty: duty(1), since: millis(0), onSince: millis(0) } };

describe('the leaf is estimated', () => {
  it.each([
    ['one kelvin below the air under a clear sky', BARE, 4],
    ['a little below it under a drawn screen', { ...BARE, drawn: 1 }, 4.7],
    ['between them under a screen that is half drawn', { ...BARE, drawn: 0.5 }, 4.35],
    ['far below air that a heater has just warmed', { ...BARE, drawn: 1, heated: 1 }, 2.8],
    ['colder at first light, when leaves open', { drawn: 1, heated: 0, isFirstLight: true }, 4.2],
  ])('%s', (_name, shelter, leaf) => {
    expect(estimate(5, shelter)).toBeCloseTo(leaf, 6);
  });

  it('by no screen and no heater where a probe measures it', () => {
    const readings = seen({ 'air.temperature': 5, 'leaf.temperature': 3 });
    expect(leafTemperature(readings, { drawn: 1, heated: 1, isFirstLight: true })).toEqual({
      value: 3,
      isEstimate: false,
    });
  });

  it('never warmer than the air, and never warmer for less of the screen or more heat', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, share, share, (a, b, c, d) => {
        const better = { ...BARE, drawn: Math.max(a, b), heated: Math.min(c, d) };
        const worse = { ...BARE, drawn: Math.min(a, b), heated: Math.max(c, d) };
        expect(estimate(5, better)!).toBeLessThanOrEqual(5);
        expect(estimate(5, worse)!).toBeLessThanOrEqual(estimate(5, better)!);
      }),
    );
  });
});

describe('a screen counts as drawn', () => {
  const fault = { kind: 'no-effect', at: millis(0) } as const;
  const order = { duty: duty(1), since: millis(0), settled: millis(0), fault };
  it.each<[string, Partial<ShelterMoment>, number]>([
    ['as far as the board confirms', {}, 1],
    ['not at all while nobody knows its place', { outputs: [{ actuator: 'screen', duty: null, at: AT }] }, 0],
    ['not at all before the board has spoken', { outputs: [] }, 0],
    ['not at all once it has been seen to jam', { orders: { screen: order } }, 0],
    ['not at all where there is none', { actuators: [pump, heater] }, 0],
    ['no more than the other one', { actuators: [...actuators, { ...screen, id: 'second' }] }, 0],
  ])('%s', (_name, over, drawn) => {
    expect(judge(over).drawn).toBe(drawn);
  });
});

describe('first light', () => {
  it.each([
    [394, false],
    [395, true],
    [424, true],
    [425, false],
    [undefined, false],
  ])('at minute %s, the sun rising at 400: %s', (minuteOfDay, isFirstLight) => {
    expect(judge({ minuteOfDay }).isFirstLight).toBe(isFirstLight);
  });
});

describe('the heat of a run', () => {
  it('comes over the leaves within minutes and leaves them so', () => {
    const begun = judge({ monotonic: minutes(4), runs: on }, { heated: 0, at: minutes(0) });
    expect(begun.heated).toBeCloseTo(1 - Math.exp(-1), 6);
    const long = judge({ monotonic: minutes(40), runs: on }, { heated: 0, at: minutes(0) });
    expect(long.heated).toBeGreaterThan(0.99);
    const after = judge({ monotonic: minutes(44), runs: {} }, { heated: 1, at: minutes(40) });
    expect(after.heated).toBeCloseTo(Math.exp(-1), 6);
  });

  it('is the same in however many rounds it is followed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 20 }), (steps) => {
        let memory: ShelterMemory = { heated: 0, at: millis(0) };
        let passed = 0;
        for (const step of steps) {
          passed += step * 1000;
          memory = {
            heated: judge({ monotonic: millis(passed), runs: on }, memory).heated,
            at: millis(passed),
          };
        }
        const once = judge({ monotonic: millis(passed), runs: on }, { heated: 0, at: millis(0) });
        expect(memory.heated).toBeCloseTo(once.heated, 9);
      }),
    );
  });

  it('is taken to be there already where nobody knows since when', () => {
    expect(judge({ runs: on }).heated).toBe(1);
  });
});
