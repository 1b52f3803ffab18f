// The character of one day: wet or dry, how clear, how cold and warm, how windy. A pure function of seed and day, so that
// a run may begin on any day. Wet days: two-state Markov chain (Richardson 1981, Water Resour. Res. 17:182); temperatures:
// first-order autoregression about the monthly normals.
import type { SiteFile } from '../../controller/contract/profile.ts';
import { saturationOverWater } from '../../controller/core/physics/humid-air.ts';
import { celsius, clamp } from '../../controller/core/units.ts';
import { bell, STREAM, uniform } from './chance.ts';
import { westerlyShare } from './wind.ts';

/** One local day of weather. */
export interface WeatherDay {
  readonly wet: boolean;
  /** °C */
  readonly minimum: number;
  readonly maximum: number;
  /** Vapour pressure while the air can hold it, kPa. */
  readonly vapour: number;
  /** Mean share of the sky that is cloudy, 0…1. */
  readonly cloud: number;
  /** Strength of the wind, 1 on an ordinary day, and how much of it the season's westerlies are, 0…1. */
  readonly wind: number;
  readonly westerly: number;
  /** mm that fall, the minute of the day from which they do, and in how many minutes. */
  readonly rain: number;
  readonly rainFrom: number;
  readonly rainLasts: number;
  /** Departure of the pressure from the mean of the site, kPa. */
  readonly pressure: number;
}

/** Correlation of one day's wetness with the next: fitted to SENAMHI Ilave and Capachica 1981-2013 (0.36…0.42). */
const WET_MEMORY = 0.4;
/** The same of temperature: 0.45…0.73 there. */
const WARMTH_MEMORY = 0.6;
/** K; deviation of the daily maximum, 1.4…1.9 there. */
const MAXIMUM_DEVIATION = 1.6;
/** A wet day is cooler by day and milder by night, K (estimate). */
const WET_MAXIMUM = -2.5;
const WET_MINIMUM = 2;
/** Share of sun hours on a wet day (estimate). */
const WET_SUN = 0.3;
/** One shower on a wet day, between early afternoon and night (Garreaud, Vuille and Clement 2003: convection of the Altiplano). min */
const SHOWER = { earliest: 780, latest: 1200, shortest: 30, longest: 180 };
/** After so many days nothing is left of where the chain began: 0.4⁴⁰ < 10⁻¹⁵. */
const MEMORY_DAYS = 40;
const DAYS_PER_YEAR = 365.2425;
const DAY_LENGTH = 12;

/** `day` counts local days since 1970-01-01. */
export const drawDay = (climate: SiteFile['climate'], seed: number, day: number): WeatherDay => {
  const normal = (series: readonly number[]) => monthly(series, day);
  const wetChance = normal(climate.wetDays) / (DAYS_PER_YEAR / 12);
  const wet = isWet(seed, day, wetChance);
  const departure = (wet ? 1 : 0) - wetChance;
  const warmth = remembered(seed, STREAM.warmth, day);
  const chill = 0.5 * warmth + Math.sqrt(0.75) * remembered(seed, STREAM.chill, day);
  const low = normal(climate.minTemperature);
  const high = normal(climate.maxTemperature);
  // The normal's deviation holds the wet days' share already.
  const spread =
    normal(climate.minTemperatureDeviation) ** 2 - WET_MINIMUM ** 2 * wetChance * (1 - wetChance);
  const minimum = low + Math.sqrt(Math.max(0, spread)) * chill + WET_MINIMUM * departure;
  const maximum = high + MAXIMUM_DEVIATION * warmth + WET_MAXIMUM * departure;
  const mean = saturationOverWater(celsius((low + high) / 2)) * (normal(climate.relativeHumidity) / 100);
  const sun = normal(climate.sunHours) / DAY_LENGTH;
  const drySun = Math.min(0.98, (sun - wetChance * WET_SUN) / (1 - wetChance));
  return {
    wet,
    minimum: Math.min(minimum, maximum - 3),
    maximum,
    vapour: clamp(mean * (1 + 0.22 * bell(seed, STREAM.dew, day) + 0.25 * departure), 0.1, 1.4),
    cloud: clamp(1 - (wet ? WET_SUN : drySun) + 0.12 * bell(seed, STREAM.clarity, day), 0, 1),
    wind: clamp(1 + 0.35 * bell(seed, STREAM.wind, day), 0.3, 2.2),
    westerly: westerlyShare(wetChance),
    pressure: 0.15 * remembered(seed, STREAM.pressure, day),
    // A site that does not know its rain has none.
    rain: wet && climate.rain ? rainOf(normal(climate.rain) / normal(climate.wetDays), seed, day) : 0,
    rainFrom: glide(SHOWER.earliest, SHOWER.latest, uniform(seed, STREAM.shower, 2 * day)),
    rainLasts: glide(SHOWER.shortest, SHOWER.longest, uniform(seed, STREAM.shower, 2 * day + 1)),
  };
};

/** mm on a wet day: exponential about its mean (Richardson 1981). */
const rainOf = (mean: number, seed: number, day: number): number =>
  -mean * Math.log(1 - uniform(seed, STREAM.rain, day));

const glide = (from: number, to: number, share: number): number => from + (to - from) * share;

const isWet = (seed: number, day: number, chance: number): boolean => {
  let wet = false;
  for (let d = day - MEMORY_DAYS; d <= day; d++) {
    const threshold: number = chance * (1 - WET_MEMORY) + (wet ? WET_MEMORY : 0);
    wet = uniform(seed, STREAM.wet, d) < threshold;
  }
  return wet;
};

const remembered = (seed: number, stream: number, day: number): number => {
  let value = 0;
  const fresh = Math.sqrt(1 - WARMTH_MEMORY ** 2);
  for (let d = day - MEMORY_DAYS; d <= day; d++)
    value = WARMTH_MEMORY * value + fresh * bell(seed, stream, d);
  return value;
};

/** Value of a monthly series on a day, drawn straight from the middle of one month to the middle of the next. */
const monthly = (series: readonly number[], day: number): number => {
  const month = ((day / DAYS_PER_YEAR) % 1) * 12 - 0.5;
  const from = Math.floor(month);
  const share = month - from;
  const at = (m: number): number => series[(m + 12) % 12] ?? Number.NaN;
  return at(from) * (1 - share) + at(from + 1) * share;
};
