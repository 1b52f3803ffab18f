// The weather of Batallas: believable by month, the same for the same seed, whatever day the run begins.
import { describe, expect, test } from 'vitest';
import { bell, smoothBell, uniform } from '../../../hardware/twin/chance.ts';
import { byKnots, createWeather } from '../../../hardware/twin/weather.ts';
import { drawDay } from '../../../hardware/twin/weather-day.ts';
import { turnBetween } from '../../../hardware/twin/wind.ts';
import { batallas, HOUR, LOCAL, localTime, mean } from './batallas.ts';

const weatherOf = (seed: number) => createWeather({ site: batallas, seed, utcOffset: LOCAL });
const FIRST_DAY = 20_454;
const YEARS = 8;

/** All days of a month in eight seeds' years. */
const daysOf = (month: number) =>
  Array.from({ length: YEARS }, (_, seed) =>
    Array.from({ length: 28 }, (__, day) =>
      drawDay(batallas.climate, seed, FIRST_DAY + Math.floor((month - 1) * 30.44) + day + 1),
    ),
  ).flat();

describe('chance', () => {
  test('even numbers are even and bell-shaped ones have mean 0 and deviation 1', () => {
    const many = Array.from({ length: 20_000 }, (_, n) => n);
    expect(mean(many.map((n) => uniform(7, 1, n)))).toBeCloseTo(0.5, 1.5);
    const bells = many.map((n) => bell(7, 2, n));
    expect(Math.abs(mean(bells))).toBeLessThan(0.03);
    expect(Math.abs(mean(bells.map((x) => x * x)) - 1)).toBeLessThan(0.05);
  });

  test('neighbouring numbers, streams and seeds have nothing in common', () => {
    const many = Array.from({ length: 5000 }, (_, n) => n);
    const pairs = [
      (n: number) => bell(7, 2, n) * bell(7, 2, n + 1),
      (n: number) => bell(7, 2, n) * bell(7, 3, n),
      (n: number) => bell(7, 2, n) * bell(8, 2, n),
    ];
    for (const pair of pairs) expect(Math.abs(mean(many.map(pair)))).toBeLessThan(0.06);
  });

  test('smooth noise meets its knots', () => {
    expect(smoothBell(3, 4, 12)).toBe(bell(3, 4, 12));
    expect(smoothBell(3, 4, 12.5)).toBeCloseTo((bell(3, 4, 12) + bell(3, 4, 13)) / 2, 12);
  });
});

describe('days', () => {
  test.each([
    ['January', 1],
    ['April', 4],
    ['July', 7],
    ['October', 10],
  ])('%s has the normals of the site', (_, month) => {
    const days = daysOf(month);
    const { climate } = batallas;
    expect(Math.abs(mean(days.map((d) => d.minimum)) - climate.minTemperature[month - 1]!)).toBeLessThan(0.8);
    expect(Math.abs(mean(days.map((d) => d.maximum)) - climate.maxTemperature[month - 1]!)).toBeLessThan(0.8);
    const wetShare = mean(days.map((d) => (d.wet ? 1 : 0)));
    expect(Math.abs(wetShare - climate.wetDays[month - 1]! / 30.44)).toBeLessThan(0.12);
    const sunHours = 12 * (1 - mean(days.map((d) => d.cloud)));
    expect(Math.abs(sunHours - climate.sunHours[month - 1]!)).toBeLessThan(1);
  });

  test('wet days come in spells: after a wet day in January three of four are wet again', () => {
    const days = daysOf(1);
    const after = days.filter((_, i) => days[i - 1]?.wet);
    expect(Math.abs(mean(after.map((d) => (d.wet ? 1 : 0))) - 0.77)).toBeLessThan(0.1);
  });
});

describe('rain', () => {
  test('falls on wet days alone, as much in a month as the site has', () => {
    // Forty seeds: the amount of a day is as scattered as large.
    const rain = batallas.climate.rain ?? [];
    for (const month of [1, 7, 10]) {
      const days = Array.from({ length: 40 }, (_, seed) =>
        Array.from({ length: 28 }, (__, day) =>
          drawDay(batallas.climate, seed, FIRST_DAY + Math.floor((month - 1) * 30.44) + day + 1),
        ),
      ).flat();
      expect(days.every((day) => day.wet === day.rain > 0)).toBe(true);
      const perMonth = 30.44 * mean(days.map((day) => day.rain));
      expect(Math.abs(perMonth / rain[month - 1]! - 1)).toBeLessThan(0.25);
    }
  });

  test('of a day falls in one shower after noon, all of it', () => {
    const seed = 3;
    const minutes = Array.from({ length: 1440 }, (_, minute) => minute);
    const start = localTime(1, 12);
    const day = drawDay(batallas.climate, seed, Math.floor((start + LOCAL) / (24 * HOUR)));
    expect(day.wet).toBe(true);
    const rates = minutes.map((minute) => weatherOf(seed)(start + minute * 60_000).rain);
    expect(rates.reduce((sum, rate) => sum + rate / 60, 0) / day.rain).toBeCloseTo(1, 2);
    expect(rates.findIndex((rate) => rate > 0)).toBeGreaterThanOrEqual(780);
    expect(rates.at(-1)).toBe(0);
  });

  test('is nothing where a site does not know it', () => {
    const { rain: _, ...unknown } = batallas.climate;
    expect(daysOf(1).some((day) => day.wet)).toBe(true);
    const days = Array.from({ length: 60 }, (__, n) => drawDay(unknown, 1, FIRST_DAY + n));
    expect(days.every((day) => day.rain === 0)).toBe(true);
  });
});

describe('hours', () => {
  test('the same seed gives the same moment, whatever was asked before', () => {
    const at = localTime(7, 12, 15);
    const late = weatherOf(3);
    for (let hour = 0; hour < 200; hour++) late(at - (200 - hour) * HOUR);
    expect(late(at)).toEqual(weatherOf(3)(at));
    expect(weatherOf(4)(at)).not.toEqual(weatherOf(3)(at));
  });

  test('a July night ends below freezing under a far colder sky; the afternoon is dry and bright', () => {
    const nights = Array.from({ length: 20 }, (_, seed) => weatherOf(seed)(localTime(7, 10, 6.9)));
    expect(mean(nights.map((o) => o.temperature))).toBeGreaterThan(-7);
    expect(mean(nights.map((o) => o.temperature))).toBeLessThan(-3);
    expect(mean(nights.map((o) => o.temperature - o.sky))).toBeGreaterThan(12);
    const noons = Array.from({ length: 20 }, (_, seed) => weatherOf(seed)(localTime(7, 10, 13)));
    expect(Math.max(...noons.map((o) => o.radiation))).toBeGreaterThan(850);
    expect(Math.max(...noons.map((o) => o.radiation))).toBeLessThan(1000);
    // es(14 °C) = 1.60 kPa: below 0.64 kPa is drier than 40 %.
    expect(mean(noons.map((o) => o.vapour))).toBeLessThan(0.64);
  });

  test('temperature, vapour and pressure never jump: not at dawn, dusk or midnight', () => {
    const weather = weatherOf(5);
    let before = weather(localTime(7, 1));
    for (let minute = 1; minute < 4 * 1440; minute++) {
      const now = weather(localTime(7, 1) + minute * 60_000);
      expect(Math.abs(now.temperature - before.temperature)).toBeLessThan(0.25);
      expect(Math.abs(now.vapour - before.vapour)).toBeLessThan(0.02);
      expect(Math.abs(now.pressure - before.pressure)).toBeLessThan(0.01);
      before = now;
    }
  });

  test('wind of a July afternoon comes from the west, at night and in January from anywhere', () => {
    const western = (month: number, hour: number) => {
      const seeds = Array.from({ length: 60 }, (_, seed) => weatherOf(seed)(localTime(month, 10, hour)));
      return mean(seeds.map(({ windFrom = Number.NaN }) => (Math.abs(windFrom - 290) < 60 ? 1 : 0)));
    };
    expect(western(7, 15)).toBeGreaterThan(0.85);
    for (const share of [western(7, 3), western(1, 15)]) expect(share).toBeLessThan(0.6);
  });

  test('wind keeps its way for hours, and turns the short way over north', () => {
    const knots = byKnots(weatherOf(9), (_, radiation) => radiation);
    const ways = Array.from(
      { length: 4 * 144 },
      (_, n) => knots(localTime(7, 1) + n * 600_000).windFrom ?? -1,
    );
    expect(ways.every((from) => from >= 0 && from < 360)).toBe(true);
    const turns = ways.slice(1).map((next, n) => Math.abs(((next - (ways[n] ?? 0) + 540) % 360) - 180));
    expect(mean(turns)).toBeLessThan(8);
    expect([turnBetween(350, 20, 0.5), turnBetween(20, 350, 0.5)]).toEqual([5, 5]);
    expect(turnBetween(350, undefined, 0.5)).toBeUndefined();
  });

  test('air never holds more than it can', () => {
    const weather = weatherOf(6);
    for (let hour = 0; hour < 500; hour++) {
      const { temperature, vapour, pressure, wind } = weather(localTime(1, 1) + hour * HOUR);
      expect(vapour).toBeLessThanOrEqual(
        0.6113 * Math.exp((17.7 * temperature) / (temperature + 240)) * 1.03,
      );
      expect(pressure).toBeGreaterThan(63.5);
      expect(pressure).toBeLessThan(65.5);
      expect(wind).toBeGreaterThan(0);
    }
  });
});
