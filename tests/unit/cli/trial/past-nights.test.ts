import { expect, test } from 'vitest';
import { watchPastNights } from '../../../../controller/cli/trial/past-nights.ts';
import { hours } from '../../../../controller/core/units.ts';
import type { Weather } from '../../../../hardware/twin/weather.ts';

const HOUR = 3_600_000;
const OFFSET = hours(-4);
const PLACE = { latitude: -16.3, longitude: -68.5 };
const START = Date.parse('2026-07-22T00:00:00-04:00');

/** Each day as much colder as it is later; coldest at six, warmest at six in the evening. */
const weather: Weather = (at) => {
  const days = (at + OFFSET) / (24 * HOUR);
  return {
    temperature: -Math.floor(days - START / (24 * HOUR)) - 8 * Math.cos(2 * Math.PI * (days - 0.25)),
    vapour: 0.3,
    wind: 1,
    radiation: 0,
    rain: 0,
    sky: -20,
    pressure: 64.5,
  };
};

test('twenty nights are known before a trial, each by its evening, dew and lowest; by the house those that it was watched', () => {
  const watched = START - 5.5 * 24 * HOUR;
  const inside = (at: number) =>
    at < watched
      ? undefined
      : { temperature: weather(at).temperature + 6, humidity: 60, isScreened: false, apart: 0.3 };
  const nights = watchPastNights({ weather, from: Number.NEGATIVE_INFINITY }, PLACE, START, OFFSET, inside);
  expect(nights.length).toBeGreaterThanOrEqual(19);
  expect(nights.length).toBeLessThanOrEqual(21);
  for (const night of nights) {
    expect(night.lowest).toBeLessThan(night.evening - 8);
    // Magnus over water: 0.3 kPa is −9.4 °C.
    expect(night.dewPoint).toBeCloseTo(-9.4, 1);
  }
  const known = nights.filter((night) => night.inside !== undefined);
  expect(known.length).toBeGreaterThanOrEqual(4);
  for (const night of known) expect((night.inside ?? 0) - night.lowest).toBeCloseTo(6);
  const [before, after] = nights.slice(-2);
  expect((after?.morning ?? 0) - (before?.morning ?? 0)).toBe(1);
});

test('of a weather that is known since five days, no older night is told', () => {
  const from = START - 5 * 24 * HOUR;
  const known = (at: number) => {
    if (at < from) throw new RangeError('nobody knows');
    return weather(at);
  };
  const nights = watchPastNights({ weather: known, from }, PLACE, START, OFFSET, () => undefined);
  expect(nights.length).toBeGreaterThanOrEqual(3);
  expect(nights.length).toBeLessThanOrEqual(5);
});
