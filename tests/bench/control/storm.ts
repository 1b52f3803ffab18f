// A storm that comes over drawn weather.
import type { Weather } from '../../../hardware/twin/weather.ts';
import { MINUTE, type Storm } from './scenario.ts';

const GUST = 5 * MINUTE;
/** Share of a gust that blows between gusts. */
const LULL = 0.4;

/** `nature`, and from `start` (ms since 1970) on what the storm adds. */
export const under = (nature: Weather, { from, until, gust, rain }: Storm, start: number): Weather => {
  return (at) => {
    const here = nature(at);
    const since = at - start;
    if (since < from || since >= until) return here;
    const isGust = Math.floor((since - from) / GUST) % 2 === 0;
    const wind = Math.max(here.wind, isGust ? gust : LULL * gust);
    return { ...here, wind, rain: Math.max(here.rain, rain) };
  };
};
