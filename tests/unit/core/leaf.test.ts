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
import { uncertain } from '../../../controller/core/reading.ts';
import { duty, millis, minutes } from '../../../controller/core/units.ts';
import { screen } from './fitted-house.ts';
import { heater, pump } from './house.ts';
import { AT, seen } from './situation.ts';

const actuators = [pump, heater, screen];
const moment = (over: Partial<ShelterMoment> = {}): ShelterMoment => ({
  readings: {},
  monotonic: millis(0),
  actuators,
  outputs: [{ actuator: 'screen', duty: duty(1), at: AT }],
  orders: {},
  runs: {},
  minuteOfDay: undefined,
  sun: { rise: 400, set: 1090 },
  ...over,
});
const judge = (over: Partial<ShelterMoment>, before: ShelterMemory = { heated: 0, told: 0 }) =>
  judgeShelter(moment(over), before).shelter;
const estimate = (air: number, shelter: Shelter) =>
  leafTemperature(seen({ 'air.temperature': air }), shelter)?.value;
const on = { heater: { duty: duty(1), since: millis(0), onSince: millis(0) } };

describe('the leaf is estimated', () => {
  it.each([
    ['one kelvin below the air under a clear sky', BARE, 4],
    ['as warm as the air under a drawn screen', { ...BARE, drawn: 1 }, 5],
    ['between them under a screen that is half drawn', { ...BARE, drawn: 0.5 }, 4.5],
    ['far below air that a heater has just warmed', { ...BARE, drawn: 1, heated: 1 }, 3.1],
    ['colder at first light, when leaves open', { drawn: 1, heated: 0, isFirstLight: true }, 4.5],
    ['as cold at first light that is measured', { ...BARE, drawn: 1, daylight: 0 }, 4.5],
    ['warmer with each lux of the low sun', { ...BARE, drawn: 1, daylight: 2000 }, 4.76],
    ['never warmer for the sun than by night', { ...BARE, daylight: 50_000 }, 4],
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
  const order = { duty: duty(1), since: millis(0), settled: millis(0), endsAt: millis(0), fault };
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

  it.each([
    [394, undefined],
    [395, 3000],
    [1089, 3000],
    [1090, undefined],
    [undefined, undefined],
  ])('at minute %s a lamp of 3,000 lx counts as a sun of %s', (minuteOfDay, daylight) => {
    const readings = seen({ 'light.illuminance': 3000 });
    expect(judge({ minuteOfDay, readings }).daylight).toBe(daylight);
  });

  it('that a probe in doubt tells of warms nobody', () => {
    const doubtful = uncertain(3000, AT, 'uncalibrated');
    expect(judge({ minuteOfDay: 420, readings: { 'light.illuminance': doubtful } }).daylight).toBeUndefined();
  });
});

describe('the heat of a run', () => {
  it('comes over the leaves within minutes and leaves them so', () => {
    const felt = (after: number, runs: ShelterMoment['runs'], was: number) =>
      judgeShelter(moment({ monotonic: minutes(after), runs }), { heated: was, told: was, at: minutes(0) })
        .memory.heated;
    expect(felt(3, on, 0)).toBeCloseTo(1 - Math.exp(-1), 6);
    expect(felt(40, on, 0)).toBeGreaterThan(0.99);
    expect(felt(3, {}, 1)).toBeCloseTo(Math.exp(-1), 6);
  });

  it('counts as late as the probe in the air tells of it', () => {
    const heated = (seconds: number, runs: ShelterMoment['runs'], was: number) =>
      judge({ monotonic: millis(seconds * 1000), runs }, { heated: was, told: was, at: millis(0) }).heated;
    // The probe has hardly heard of the warm air yet: leaves that seem colder at once would only be an error of the estimate.
    expect(heated(20, on, 0)).toBeLessThan(0.03);
    expect(heated(20, {}, 1)).toBeGreaterThan(0.97);
    expect(heated(1200, on, 0)).toBeGreaterThan(0.99);
  });

  it('is the same in however many rounds it is followed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 20 }), (steps) => {
        const cold: ShelterMemory = { heated: 0, told: 0, at: millis(0) };
        let memory = cold;
        let passed = 0;
        for (const step of steps) {
          passed += step * 1000;
          memory = judgeShelter(moment({ monotonic: millis(passed), runs: on }), memory).memory;
        }
        const once = judgeShelter(moment({ monotonic: millis(passed), runs: on }), cold).memory;
        expect(memory.heated).toBeCloseTo(once.heated, 9);
        expect(memory.told).toBeCloseTo(once.told, 9);
      }),
    );
  });

  it('is taken to be there already where nobody knows since when', () => {
    expect(judge({ runs: on }).heated).toBe(1);
  });
});
