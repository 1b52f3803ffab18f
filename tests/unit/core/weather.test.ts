// Vents in wind and rain, in the house: what the loop wishes, and what nobody may do.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideVentilation } from '../../../controller/core/control/ventilation.ts';
import { resolveTargets } from '../../../controller/core/crop/setpoints.ts';
import { bad, good, uncertain } from '../../../controller/core/reading.ts';
import { judgeWeather, WIND_LIMIT } from '../../../controller/core/safety/weather.ts';
import { duty, minutes } from '../../../controller/core/units.ts';
import { fitted, fittedChannels } from './fitted-house.ts';
import { config, lettuce, localTime, ON_FOREVER, openHouse, vent, WELL } from './house.ts';
import { AT, growth, seen, situationOf, sun } from './situation.ts';

const HOT = { ...WELL, 'air.temperature': 30, 'outside.rain': 0, 'leaf.temperature': 30 };
const house = (hour = 12) =>
  openHouse(localTime(hour), {
    actuators: fitted,
    channels: fittedChannels,
    schedule: { revision: 1, blocks: [] },
  });
const byHand = { overrides: { vent: ON_FOREVER } };

describe('weather', () => {
  const judge = (readings: Parameters<typeof judgeWeather>[0]['readings'], memory = {}, passed = 0) =>
    judgeWeather(
      { readings, channels: fittedChannels, site: config.site, monotonic: minutes(passed) },
      memory,
    );

  it.each([
    ['calm below the limit', good(WIND_LIMIT - 0.1, AT), 'calm'],
    ['a storm from the limit on', good(WIND_LIMIT, AT), 'storm'],
    ['a storm also by a doubtful reading: it may warn', uncertain(20, AT, 'too-fast'), 'storm'],
    ['unknown by a doubtful reading below: it may not reassure', uncertain(1, AT, 'too-fast'), 'unknown'],
    ['unknown while the wind meter is silent', bad(AT, 'no-answer'), 'unknown'],
  ])('is %s', (_name, reading, wind) => {
    expect(judge({ 'outside.wind': reading }).weather.wind).toBe(wind);
  });

  it('is unmeasured where no wind meter is fitted', () => {
    const { weather } = judgeWeather(
      { readings: {}, channels: config.channels, site: config.site, monotonic: minutes(0) },
      {},
    );
    expect(weather).toEqual({ wind: 'unmeasured', isRaining: false });
  });

  it('the limit of the rig goes before the default', () => {
    const site = { ...config.site, limits: { wind: 6 } };
    const round = {
      readings: seen({ 'outside.wind': 6 }),
      channels: fittedChannels,
      site,
      monotonic: minutes(0),
    };
    expect(judgeWeather(round, {}).weather.wind).toBe('storm');
  });

  it('holds a storm for a quarter of an hour and rain for five minutes', () => {
    const { memory } = judge(seen({ 'outside.wind': 12, 'outside.rain': 1 }));
    const later = (passed: number) =>
      judge(seen({ 'outside.wind': 2, 'outside.rain': 0 }), memory, passed).weather;
    expect([later(4), later(6), later(16)]).toEqual([
      { wind: 'storm', isRaining: true },
      { wind: 'storm', isRaining: false },
      { wind: 'calm', isRaining: false },
    ]);
  });
});

describe('the band of the vents', () => {
  it('widens by a twelfth for each m/s, and not by a wind that nobody knows', () => {
    const band = (wind: Parameters<typeof resolveTargets>[2]['wind']) =>
      resolveTargets(lettuce, growth, {
        sun,
        minuteOfDay: 720,
        light: undefined,
        outside: good(15, AT),
        wind,
      }).ventBand;
    expect(band(good(5, AT)) / band(undefined)).toBeCloseTo(1.4);
    expect(band(bad(AT, 'no-answer'))).toBe(band(undefined));
  });
});

describe('vents in weather', () => {
  const wish = (weather: { wind: 'calm' | 'unknown' | 'storm'; isRaining: boolean }, hour = 12) => {
    const { demands } = decideVentilation(
      situationOf(seen({ 'air.temperature': 40 }), { weather, hour }),
      [vent],
      { vent: { opening: duty(0.2) } },
    );
    return [demands[0]!.duty, demands[0]!.because.key];
  };

  it.each([
    ['open as they must in calm, dry air', { wind: 'calm', isRaining: false }, 1, 'because.vent-open'],
    ['shut in a storm', { wind: 'storm', isRaining: false }, 0, 'because.vent-wind-storm'],
    ['open little in rain', { wind: 'calm', isRaining: true }, 0.2, 'because.vent-rain'],
    [
      'open to two fifths while the wind is not known',
      { wind: 'unknown', isRaining: false },
      0.4,
      'because.vent-wind-unknown',
    ],
  ] as const)('%s', (_name, weather, opening, key) => {
    expect(wish(weather)).toEqual([opening, key]);
  });

  it('shut at night while the wind is not known', () => {
    expect(wish({ wind: 'unknown', isRaining: false }, 22)[0]).toBe(0);
  });
});

describe('the wind interlock', () => {
  it('shuts what a person has opened, and holds until the storm is over', () => {
    const here = house();
    here.next({ values: { ...HOT, 'outside.wind': 3 }, ...byHand });
    expect(here.duty('vent')).toBe(1);
    const { vetoes } = here.next({ values: { 'outside.wind': 15 }, ...byHand });
    expect(here.duty('vent')).toBe(0);
    expect(vetoes).toMatchObject([
      { by: 'wind', because: { key: 'veto.storm', params: { limit: WIND_LIMIT } } },
    ]);
    here.next({ values: { 'outside.wind': 2 }, ...byHand }, minutes(10));
    expect(here.duty('vent')).toBe(0);
    here.next(byHand, minutes(6));
    expect(here.duty('vent')).toBe(1);
  });

  it('lets nobody open far while the wind meter is silent', () => {
    const here = house();
    const { vetoes } = here.next({ values: { ...HOT, 'outside.wind': 'no-answer' }, ...byHand });
    expect(here.duty('vent')).toBe(0.4);
    expect(vetoes).toMatchObject([
      { by: 'wind', because: { key: 'veto.wind-unknown', params: { percent: 40 } } },
    ]);
  });

  const mostAt = (blow: number | string): number => {
    if (blow === 'no-answer') return 0.4;
    return typeof blow === 'number' && blow >= WIND_LIMIT ? 0 : 1;
  };

  it('no vent is open in a storm, whatever was before', () => {
    const gust = fc.oneof(fc.double({ min: 0, max: 30, noNaN: true }), fc.constant('no-answer'));
    const life = fc.array(fc.tuple(gust, fc.boolean(), fc.integer({ min: 1, max: 30 })), { maxLength: 20 });
    fc.assert(
      fc.property(life, (rounds) => {
        const here = house();
        for (const [blow, hand, passed] of rounds) {
          here.next({ values: { ...HOT, 'outside.wind': blow }, ...(hand ? byHand : {}) }, minutes(passed));
          expect(here.duty('vent')).toBeLessThanOrEqual(mostAt(blow));
        }
      }),
      { numRuns: 40, seed: 1108 },
    );
  });
});
