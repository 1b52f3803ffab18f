// Two thermometers of one air: as far apart as ever, or one of them astray; and what control does meanwhile.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PastNight } from '../../../controller/core/frost/night.ts';
import { bad, good, type Reading, uncertain } from '../../../controller/core/reading.ts';
import type { Sensed } from '../../../controller/core/signal/sense.ts';
import {
  apartNow,
  crossCheck,
  hearPair,
  usualBeforeAstray,
} from '../../../controller/core/signal/witness.ts';
import { celsius, seconds } from '../../../controller/core/units.ts';
import { channels, localTime, openHouse } from './house.ts';

const VENT = { tag: 'vent.temperature', quantity: 'airTemperature', calibration: 'factory' } as const;
const AT = localTime(12);
const SUN = { rise: 400, set: 1070 };
const nights = (...apart: readonly (number | undefined)[]): readonly PastNight[] =>
  apart.map((each, n) => ({ morning: 20_600 + n, evening: 6, lowest: -2, inside: 2, apart: each }));
const AGREED = [0.5, 0.4, 0.6, 0.5, 0.5];
const ASTRAY = nights(...AGREED, 2.6, 2.7, 2.8);

describe('the pair', () => {
  it.each<[string, readonly (number | undefined)[], number | undefined]>([
    ['agrees as ever', [...AGREED, 0.5, 0.6, 0.4], undefined],
    ['was always that far apart', [3, 3.1, 2.9, 3, 3, 3, 3.1, 2.9], undefined],
    ['was strange for a night', [...AGREED, 0.5, 4, 0.5], undefined],
    ['is 2 K from its usual for three nights', [...AGREED, 2.5, 2.6, 2.6], 0.5],
    ['has gone the other way', [...AGREED, -1.6, -1.7, -1.8], 0.5],
    ['is known for four nights only', [...AGREED.slice(1), 4, 4, 4], undefined],
    ['was silent in between', [...AGREED, undefined, 2.7, undefined, 2.8, 2.9], 0.5],
  ])('that %s', (_, apart, usual) => {
    expect(usualBeforeAstray(nights(...apart))).toBe(usual);
  });

  it('with wobbles of a kelvin is never called astray', () => {
    const wobble = fc.double({ min: -0.99, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(fc.array(wobble, { minLength: 1, maxLength: 60 }), wobble, (apart, bias) => {
        expect(usualBeforeAstray(nights(...apart.map((each) => each + 5 * bias)))).toBeUndefined();
      }),
      { seed: 31 },
    );
  });

  it('is heard as a mean by time, and only while both speak, in doubt of each other or not', () => {
    const half = hearPair(undefined, 60, 1);
    expect(hearPair(half, 60, undefined)).toBe(half);
    expect(hearPair(half, 120, 4)).toEqual({ minutes: 180, apart: 3 });
    const air = uncertain(celsius(9), AT, 'disagrees');
    expect(apartNow({ 'air.temperature': air, 'vent.temperature': good(celsius(7), AT) })).toBe(2);
    expect(apartNow({ 'air.temperature': air, 'vent.temperature': bad(AT, 'no-answer') })).toBeUndefined();
    const fast = uncertain(celsius(9), AT, 'too-fast');
    expect(apartNow({ 'air.temperature': fast, 'vent.temperature': good(celsius(7), AT) })).toBeUndefined();
  });
});

describe('a fast change', () => {
  const calm = { 'air.temperature': good(celsius(33), AT), 'vent.temperature': good(celsius(33), AT) };
  const fast = (value: number) => uncertain(celsius(value), AT, 'too-fast');
  const judge = (air: Reading, vent: Reading) =>
    crossCheck(
      {
        readings: { 'air.temperature': air, 'vent.temperature': vent },
        processValues: calm,
        memory: {},
      },
      [],
      { minuteOfDay: 720, sun: SUN },
    );

  it('that both tell is believed, and acted upon', () => {
    const { readings, processValues } = judge(fast(27), fast(25));
    expect(readings['air.temperature']).toEqual(good(27, AT));
    expect(processValues['vent.temperature']).toEqual(good(25, AT));
  });

  it('is believed of one where the other, a little slower, is not far behind', () => {
    expect(judge(good(celsius(30.5), AT), fast(29)).readings['vent.temperature']).toEqual(good(29, AT));
  });

  it('of one alone stays in doubt', () => {
    const { readings, processValues } = judge(fast(25), good(celsius(33), AT));
    expect(readings['air.temperature']).toEqual(fast(25));
    expect(processValues['air.temperature']).toEqual(calm['air.temperature']);
  });

  it.each([
    ['silent', bad(AT, 'no-answer')],
    ['at its limit', uncertain(celsius(27), AT, 'saturated')],
  ])('has no witness in one that is %s', (_what, vent) => {
    expect(judge(fast(27), vent as Reading).readings['air.temperature']).toEqual(fast(27));
  });

  it('in a house whose vent opens at noon calls nobody', () => {
    const house = openHouse(localTime(12), { channels: [...channels, VENT], period: seconds(60) });
    const degrees = [33, 33, 33.1, 33.2, 28, 23.5, 22, 21.8, 21.9, 21.7];
    const alarms = degrees.flatMap((each) => {
      const values = { 'air.temperature': each, 'vent.temperature': each - 0.8 };
      return house.next({ values }, 60_000).alarms.map(({ id }) => id);
    });
    expect(alarms.filter((id) => id.startsWith('sensor:'))).toEqual([]);
  });
});

describe('control', () => {
  const sensedOf = (air: number, vent: number): Sensed => {
    const values = { 'air.temperature': good(celsius(air), AT), 'vent.temperature': good(celsius(vent), AT) };
    return { readings: values, processValues: values, memory: {} };
  };
  const acting = (air: number, vent: number, minuteOfDay: number | undefined) =>
    crossCheck(sensedOf(air, vent), ASTRAY, { minuteOfDay, sun: SUN }).processValues['air.temperature'];

  it('acts on the colder by night, on the warmer by day, each as the air probe would have said it', () => {
    expect(acting(6, 3, 100)).toMatchObject({ quality: 'good', value: 3.5 });
    expect(acting(6, 3, undefined)).toMatchObject({ value: 3.5 });
    expect(acting(20, 24, 720)).toMatchObject({ value: 24.5 });
    expect(acting(2, 5, 100)).toMatchObject({ value: 2 });
  });

  it('never acts on a warmer night or a cooler day than the air probe alone would have it', () => {
    const degrees = fc.double({ min: -15, max: 45, noNaN: true });
    fc.assert(
      fc.property(degrees, degrees, fc.integer({ min: 0, max: 1439 }), (air, vent, minute) => {
        const reading = acting(air, vent, minute);
        const value = reading?.quality === 'good' ? reading.value : Number.NaN;
        if (minute >= SUN.rise && minute < SUN.set) expect(value).toBeGreaterThanOrEqual(air);
        else expect(value).toBeLessThanOrEqual(air);
      }),
      { seed: 32 },
    );
  });

  it('changes nothing while they agree, nor by a witness that is silent', () => {
    const sensed = sensedOf(6, 3);
    expect(crossCheck(sensed, nights(...AGREED), { minuteOfDay: 100, sun: SUN })).toBe(sensed);
    const values = { ...sensed.processValues, 'vent.temperature': bad(AT, 'no-answer') };
    const silent = { ...sensed, processValues: values };
    expect(crossCheck(silent, ASTRAY, { minuteOfDay: 100, sun: SUN })).toBe(silent);
  });

  it('in a house: both probes are told of, the heater minds the colder, and frost still rings', () => {
    const vent = { tag: 'vent.temperature', quantity: 'airTemperature', calibration: 'factory' } as const;
    const night = { 'air.temperature': 4, 'vent.temperature': 0, 'light.illuminance': 0 };
    const at = (known: readonly PastNight[]) => {
      const house = openHouse(localTime(2), { channels: [...channels, vent] }, known);
      const result = house.run(120, { values: night });
      return { alarms: result.alarms.map(({ id }) => id), heater: house.duty('heater'), result };
    };
    const sound = at(nights(...AGREED));
    expect(sound).toMatchObject({ alarms: [], heater: 0 });
    const astray = at(ASTRAY);
    expect(astray.alarms).toEqual(
      expect.arrayContaining(['sensor:air.temperature', 'sensor:vent.temperature', 'frost']),
    );
    expect(astray.heater).toBe(1);
    expect(astray.result.readings['air.temperature']).toMatchObject({
      quality: 'uncertain',
      value: 4,
      why: 'disagrees',
    });
  });
});
