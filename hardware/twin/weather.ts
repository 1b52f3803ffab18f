// The air, the sun and the sky over the greenhouse at any moment, from the days that `weather-day.ts` draws.
// Temperature of the day: Parton and Logan 1981 (Agric. Meteorol. 23:205).
import type { SiteFile } from '../../controller/contract/profile.ts';
import { saturationOverWater } from '../../controller/core/physics/humid-air.ts';
import { skyTemperature } from '../../controller/core/physics/sky.ts';
import { clearSkyRadiation, sunTimes } from '../../controller/core/physics/sun.ts';
import type { SunTimes } from '../../controller/core/state.ts';
import { celsius, clamp, kilopascal, type Millis, metres, timestamp } from '../../controller/core/units.ts';
import { STREAM, smoothBell } from './chance.ts';
import { drawDay, type WeatherDay } from './weather-day.ts';
import { afternoonSwell, turnBetween, windFromAt } from './wind.ts';

/** What surrounds the greenhouse. */
export interface Outside {
  /** °C */
  readonly temperature: number;
  /** Vapour pressure, kPa. */
  readonly vapour: number;
  /** m/s at 2 m. */
  readonly wind: number;
  /** ° from north over east where it comes from; absent where a file does not tell. */
  readonly windFrom?: number | undefined;
  /** Global radiation on level ground, W/m². */
  readonly radiation: number;
  /** The same on the solar panel as it stands; absent: it lies level. */
  readonly onPanel?: number | undefined;
  /** mm/h */
  readonly rain: number;
  /** Temperature at which a black sky would send the same heat, °C. */
  readonly sky: number;
  /** kPa */
  readonly pressure: number;
}

type Written<T> = { -readonly [K in keyof T]: T[K] };

/** Weather of a seed at a site, for any moment. */
export type Weather = (at: number) => Outside;

export interface WeatherOptions {
  readonly site: SiteFile;
  readonly seed: number;
  readonly utcOffset: Millis;
}

interface Today extends WeatherDay {
  readonly sun: SunTimes;
}

/** Today, the `n`th local day since 1970, and its neighbours. */
interface Days {
  readonly n: number;
  readonly before: Today;
  readonly today: Today;
  readonly after: Today;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const KNOT_MS = 300_000;
/** From this minute to midnight one day's character gives way to the next. */
const EVENING = 1080;
/** How long a gust and a cloud last. */
const GUST_MS = 300_000;
const CLOUD_MS = 600_000;
/** Hours by which the warmest moment follows noon, and steepness of the evening's cooling (Parton and Logan). */
const LAG_HOURS = 1.86;
const COOLING = 2.2;
/** Radiation under cloud: Rs/Rso = 0.30 + 0.70·n/N, from the Ångström fit (0.25 + 0.577·n/N)·Ra of the Altiplano. */
const OVERCAST = 0.3;
/** Wind before dawn and what the afternoon adds, m/s (field estimate: 1-2 at night, 4-7 after noon). */
const NIGHT_WIND = 1.4;
const AFTERNOON_WIND = 4.2;
/** Half range of the pressure's twelve-hour tide, kPa. */
const TIDE = 0.12;

export const createWeather = ({ site, seed, utcOffset }: WeatherOptions): Weather => {
  const [latitude, longitude] = [site.latitude.value, site.longitude.value];
  const meanPressure = site.meanPressure.value;
  const altitude = metres(site.altitude.value);
  const drawn = new Map<number, Today>();
  const day = (n: number): Today => {
    const known = drawn.get(n);
    if (known) return known;
    const noon = timestamp((n + 0.5) * DAY_MS - utcOffset);
    const fresh = {
      ...drawDay(site.climate, seed, n),
      sun: sunTimes({ latitude, longitude, utcOffset, at: noon }),
    };
    drawn.set(n, fresh);
    drawn.delete(n - 4);
    return fresh;
  };
  let days: Days = { n: 0, before: day(-1), today: day(0), after: day(1) };

  return (at) => {
    const local = at + utcOffset;
    const n = Math.floor(local / DAY_MS);
    if (n !== days.n) days = { n, before: day(n - 1), today: day(n), after: day(n + 1) };
    const { today, after } = days;
    const minute = (local - n * DAY_MS) / MINUTE_MS;
    const evening = clamp((minute - EVENING) / (1440 - EVENING), 0, 1);
    const temperature = temperatureAt(minute, days);
    const full = saturationOverWater(celsius(temperature));
    const vapour = Math.min(glide(today.vapour, after.vapour, evening), full);
    const cloud = cloudAt(glide(today.cloud, after.cloud, evening), seed, at);
    const pressure =
      meanPressure +
      glide(today.pressure, after.pressure, evening) +
      TIDE * Math.cos(((minute / 60 - 10) * Math.PI) / 6);
    const strength =
      glide(today.wind, after.wind, evening) * (1 + 0.3 * smoothBell(seed, STREAM.gust, at / GUST_MS));
    const clear = clearSkyRadiation({ latitude, longitude, altitude, at: timestamp(at) });
    return {
      temperature,
      vapour,
      pressure,
      wind: windAt(minute, strength),
      windFrom: windFromAt(today.westerly * afternoonSwell(minute), seed, at),
      radiation: clear * (1 - (1 - OVERCAST) * cloud),
      rain: rainAt(minute, today),
      sky: skyTemperature({
        temperature: celsius(temperature),
        vapour: kilopascal(vapour),
        pressure: kilopascal(pressure),
        cloud,
      }),
    };
  };
};

/**
 * The same weather with the sun on a panel, looked up every five minutes and drawn straight between. The answer is written anew each
 * time: copy what you keep.
 */
export const byKnots = (weather: Weather, onPanel: (at: number, radiation: number) => number): Weather => {
  let from = Number.NaN;
  let before: Outside = NOWHERE;
  let after: Outside = NOWHERE;
  let panelBefore = 0;
  let panelAfter = 0;
  const between = { ...NOWHERE };
  return (at) => {
    const knot = Math.floor(at / KNOT_MS) * KNOT_MS;
    if (knot !== from) {
      const isNext = knot === from + KNOT_MS;
      before = isNext ? after : weather(knot);
      panelBefore = isNext ? panelAfter : onPanel(knot, before.radiation);
      after = weather(knot + KNOT_MS);
      panelAfter = onPanel(knot + KNOT_MS, after.radiation);
      from = knot;
    }
    const share = (at - knot) / KNOT_MS;
    blend(between, before, after, share);
    between.onPanel = panelBefore + (panelAfter - panelBefore) * share;
    return between;
  };
};

/** All of it numbers, so that writing over them costs no memory. */
const NOWHERE: Outside = {
  temperature: Number.NaN,
  vapour: Number.NaN,
  wind: Number.NaN,
  windFrom: Number.NaN,
  radiation: Number.NaN,
  onPanel: Number.NaN,
  rain: Number.NaN,
  sky: Number.NaN,
  pressure: Number.NaN,
};

const blend = (to: Written<Outside>, a: Outside, b: Outside, share: number): void => {
  to.temperature = a.temperature + (b.temperature - a.temperature) * share;
  to.vapour = a.vapour + (b.vapour - a.vapour) * share;
  to.wind = a.wind + (b.wind - a.wind) * share;
  to.windFrom = turnBetween(a.windFrom, b.windFrom, share);
  to.radiation = a.radiation + (b.radiation - a.radiation) * share;
  to.rain = a.rain + (b.rain - a.rain) * share;
  to.sky = a.sky + (b.sky - a.sky) * share;
  to.pressure = a.pressure + (b.pressure - a.pressure) * share;
};

const temperatureAt = (minute: number, { before, today, after }: Days): number => {
  if (minute < today.sun.rise) return cooling(before, today, minute + 1440);
  if (minute > today.sun.set) return cooling(today, after, minute);
  return warming(today, minute);
};

const warming = ({ minimum, maximum, sun }: Today, minute: number): number => {
  const span = sun.set - sun.rise + 2 * LAG_HOURS * 60;
  return minimum + (maximum - minimum) * Math.sin((Math.PI * (minute - sun.rise)) / span);
};

const cooling = (evening: Today, morning: Today, minute: number): number => {
  const dusk = warming(evening, evening.sun.set);
  const share = (minute - evening.sun.set) / (morning.sun.rise + 1440 - evening.sun.set);
  const left = (Math.exp(-COOLING * share) - Math.exp(-COOLING)) / (1 - Math.exp(-COOLING));
  return morning.minimum + (dusk - morning.minimum) * left;
};

const glide = (today: number, tomorrow: number, share: number): number => today + (tomorrow - today) * share;

const cloudAt = (mean: number, seed: number, at: number): number =>
  clamp(mean + 1.2 * mean * (1 - mean) * smoothBell(seed, STREAM.cloud, at / CLOUD_MS), 0, 1);

/** mm/h: a shower swells to its middle and goes as it came. */
const rainAt = (minute: number, { rain, rainFrom, rainLasts }: Today): number => {
  const share = (minute - rainFrom) / rainLasts;
  return rain === 0 || share < 0 || share > 1
    ? 0
    : ((2 * rain) / (rainLasts / 60)) * (1 - Math.abs(2 * share - 1));
};

const windAt = (minute: number, strength: number): number =>
  Math.max(0.2, (NIGHT_WIND + AFTERNOON_WIND * afternoonSwell(minute)) * strength);
