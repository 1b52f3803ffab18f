// The frost watch on nights of its own making, and on a winter of the virtual plateau.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adviseFrost, frostLevel } from '../../../controller/core/frost/advise.ts';
import { forecastNight } from '../../../controller/core/frost/forecast.ts';
import { followNight, type NightMemory, NO_NIGHTS } from '../../../controller/core/frost/night.ts';
import { minuteOfDay } from '../../../controller/core/local-time.ts';
import { saturationOverWater } from '../../../controller/core/physics/humid-air.ts';
import { sunTimes } from '../../../controller/core/physics/sun.ts';
import { celsius, hours, timestamp } from '../../../controller/core/units.ts';
import { createWeather } from '../../../hardware/twin/weather.ts';
import { batallas } from '../twin/batallas.ts';

const UTC_OFFSET = hours(-4);
const STEP = 10 * 60_000;
const DAY = 86_400_000;
const place = { latitude: -16.3, longitude: -68.5 };
/** Local noon of the first of June. */
const NOON = Date.UTC(2026, 5, 1, 16);

interface Air {
  readonly outside?: number;
  readonly humidity?: number;
  readonly inside?: number;
}

/** Lives through `days` from one noon to another; `look` sees every step. */
const live = (
  days: number,
  air: (at: number) => Air,
  look: (memory: NightMemory, at: number) => void = () => undefined,
): NightMemory => {
  let memory = NO_NIGHTS;
  for (let at = NOON; at < NOON + days * DAY; at += STEP) {
    const now = timestamp(at);
    const sun = sunTimes({ ...place, utcOffset: UTC_OFFSET, at: now });
    const { outside, humidity, inside } = air(at);
    memory = followNight(memory, { now, utcOffset: UTC_OFFSET, sun, outside, humidity, inside });
    look(memory, at);
  }
  return memory;
};

/** Falls evenly from noon to noon. */
const falling = (at: number): Air => ({ outside: 12 - (((at - NOON) % DAY) / DAY) * 20, humidity: 40 });

describe('a night', () => {
  it('is learned with its evening two hours after sunset and its lowest about sunrise', () => {
    const { nights, open } = live(1, (at) => ({ ...falling(at), inside: (falling(at).outside ?? 0) + 4 }));
    expect(open).toBeUndefined();
    expect(nights).toHaveLength(1);
    const [night] = nights;
    // Sunset of the first of June at 18:09, sunrise of the second at 6:59.
    expect(night?.evening).toBeCloseTo(12 - (20 * 8.2) / 24, 0);
    expect(night?.lowest).toBeCloseTo(12 - (20 * 19.4) / 24, 0);
    expect(night?.inside).toBeCloseTo((night?.lowest ?? 0) + 4, 9);
    expect(night?.morning).toBe(Math.floor((NOON + UTC_OFFSET) / DAY) + 1);
  });

  it('that was not heard for two hours is dropped, and one whose evening was missed never begins', () => {
    const deaf = (from: number, to: number) => (at: number) => {
      const hour = ((at - NOON) % DAY) / 3_600_000;
      return hour >= from && hour < to ? {} : falling(at);
    };
    expect(live(1, deaf(14, 16)).nights).toEqual([]);
    expect(live(1, deaf(8, 9.5)).nights).toEqual([]);
    expect(live(1, deaf(14, 14.2)).nights).toHaveLength(1);
  });

  it('whose house was not heard teaches of outside alone', () => {
    const [night] = live(1, falling).nights;
    expect(night && 'inside' in night).toBe(false);
  });

  it('is kept for two months, no longer', () => {
    expect(live(70, falling).nights).toHaveLength(60);
  });
});

describe('the forecast', () => {
  it('is silent until five nights have been learned', () => {
    expect(forecastNight(live(4, falling))).toBeUndefined();
    expect(forecastNight(live(5, falling))).toMatchObject({ basis: 'recent-nights' });
  });

  it('is never above what the night has already reached', () => {
    const memory = live(8, falling);
    fc.assert(
      fc.property(fc.double({ min: -20, max: 5, noNaN: true }), (lowest) => {
        const open = { ...memory.nights[0], morning: 1, evening: 8, lowest, heard: 0, heardInside: 0 };
        const forecast = forecastNight({ ...memory, open: { ...open, lastAt: timestamp(0) } });
        expect(forecast?.outside).toBeLessThanOrEqual(lowest);
      }),
      { seed: 8 },
    );
  });

  it('is the same whether these nights were asked for before or not, and whatever was asked in between', () => {
    const degrees = fc.double({ min: -15, max: 12, noNaN: true });
    const night = fc.record({
      evening: degrees,
      dewPoint: fc.option(degrees, { nil: undefined }),
      lowest: degrees,
    });
    const several = fc.array(night, { minLength: 5, maxLength: 12 });
    fc.assert(
      fc.property(several, several, night, (a, b, evening) => {
        const [here, there] = [a, b].map((nights) => nights.map((each, n) => ({ ...each, morning: n })));
        const open = { ...evening, morning: 20, heard: 0, heardInside: 0, lastAt: timestamp(0) };
        const ask = (nights = here) => forecastNight({ nights: nights ?? [], open });
        const first = ask();
        ask(there);
        expect(ask()).toEqual(first);
        expect(ask(here && [...here])).toEqual(first);
      }),
      { seed: 8 },
    );
  });

  it('in a winter of the plateau: nine nights of ten lie in its band, and the evening knows more than the week', () => {
    const weather = createWeather({ site: batallas, seed: 5, utcOffset: UTC_OFFSET });
    const misses = { evening: [] as number[], recent: [] as number[] };
    const inBand: boolean[] = [];
    let [evening, recent] = [undefined, undefined] as ReturnType<typeof forecastNight>[];
    live(
      75,
      (at) => {
        const { temperature, vapour } = weather(at);
        return {
          outside: temperature,
          humidity: Math.min(100, (100 * vapour) / saturationOverWater(celsius(temperature))),
        };
      },
      (memory, at) => {
        const hour = minuteOfDay(timestamp(at), UTC_OFFSET) / 60;
        if (hour === 15) recent = forecastNight(memory);
        if (hour === 21) evening = forecastNight(memory);
        const night = memory.nights.at(-1);
        if (hour !== 12 || !night || !evening || !recent) return;
        misses.evening.push(evening.outside - night.lowest);
        misses.recent.push(recent.outside - night.lowest);
        inBand.push(Math.abs(evening.outside - night.lowest) <= evening.band);
      },
    );
    const rmse = (values: readonly number[]) =>
      Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length);
    expect(inBand.length).toBeGreaterThan(60);
    expect(inBand.filter(Boolean).length / inBand.length).toBeGreaterThan(0.8);
    expect(rmse(misses.evening)).toBeLessThan(rmse(misses.recent));
  });
});

describe('what people are told', () => {
  const sure = { outside: -6, band: 1.5, inside: 1, insideBand: 2, basis: 'evening' } as const;
  const night = { minute: 1260, sun: { rise: 400, set: 1060 } };

  it('grows surer as the forecast falls, and never less sure', () => {
    expect(frostLevel(sure, 3.5)).toBe('alarm');
    expect(frostLevel(sure, 2)).toBe('warning');
    expect(frostLevel(sure, 0)).toBe('watch');
    expect(frostLevel(sure, -1.5)).toBeUndefined();
    const rank = [undefined, 'watch', 'warning', 'alarm'];
    const degrees = fc.double({ min: -15, max: 15, noNaN: true });
    fc.assert(
      fc.property(degrees, degrees, fc.double({ min: 0.1, max: 8, noNaN: true }), (lowest, fall, band) => {
        const forecast = { outside: lowest, band, basis: 'evening' } as const;
        const colder = { ...forecast, outside: lowest - Math.abs(fall) };
        expect(rank.indexOf(frostLevel(colder, 2))).toBeGreaterThanOrEqual(
          rank.indexOf(frostLevel(forecast, 2)),
        );
      }),
      { seed: 9 },
    );
  });

  it('is when to shut the house, how cold it may be, and how sure that is', () => {
    expect(adviseFrost(sure, 2, night)).toEqual([
      {
        id: 'frost-night',
        because: {
          key: 'advice.frost-warning-inside',
          params: { outside: -6, inside: 1, band: 2, shut: 970 },
        },
      },
    ]);
  });

  it('is nothing in the morning, without a clock, or before anything was learned', () => {
    expect(adviseFrost(sure, 2, { ...night, minute: 500 })).toEqual([]);
    expect(adviseFrost(sure, 2, { ...night, minute: undefined })).toEqual([]);
    expect(adviseFrost(undefined, 2, night)).toEqual([]);
  });
});
