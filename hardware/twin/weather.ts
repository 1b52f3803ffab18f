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

/** What surrounds the greenhouse. */
export interface Outside {
  /** °C */
  readonly temperature: number;
  /** Vapour pressure, kPa. */
  readonly vapour: number;
  /** m/s at 2 m. */
  readonly wind: number;
  /** Global radiation on level ground, W/m². */
  readonly radiation: number;
  /** Temperature at which a black sky would send the same heat, °C. */
  readonly sky: number;
  /** kPa */
  readonly pressure: number;
}

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

type Gliding = Pick<WeatherDay, 'vapour' | 'cloud' | 'wind' | 'pressure'>;

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const KNOT_MS = 300_000;
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
  const place = { latitude: site.latitude.value, longitude: site.longitude.value };
  const altitude = metres(site.altitude.value);
  const days = new Map<number, Today>();
  const day = (n: number): Today => {
    const known = days.get(n);
    if (known) return known;
    const noon = timestamp((n + 0.5) * DAY_MS - utcOffset);
    const drawn = { ...drawDay(site.climate, seed, n), sun: sunTimes({ ...place, utcOffset, at: noon }) };
    days.set(n, drawn);
    days.delete(n - 4);
    return drawn;
  };

  return (at) => {
    const local = at + utcOffset;
    const n = Math.floor(local / DAY_MS);
    const minute = (local - n * DAY_MS) / MINUTE_MS;
    const today = day(n);
    const tomorrow = day(n + 1);
    const now = (of: keyof Gliding) => glide(minute, today[of], tomorrow[of]);
    const temperature = temperatureAt(minute, day(n - 1), today, tomorrow);
    const vapour = Math.min(now('vapour'), saturationOverWater(celsius(temperature)));
    const cloud = cloudAt(now('cloud'), seed, at);
    const pressure =
      site.meanPressure.value + now('pressure') + TIDE * Math.cos(((minute / 60 - 10) * Math.PI) / 6);
    return {
      temperature,
      vapour,
      pressure,
      wind: windAt(minute, now('wind') * (1 + 0.3 * smoothBell(seed, STREAM.gust, at / GUST_MS))),
      radiation: clearSkyRadiation({ ...place, altitude, at: timestamp(at) }) * (1 - (1 - OVERCAST) * cloud),
      sky: skyTemperature({
        temperature: celsius(temperature),
        vapour: kilopascal(vapour),
        pressure: kilopascal(pressure),
        cloud,
      }),
    };
  };
};

/** The same weather, looked up every five minutes and drawn straight between. */
export const byKnots = (weather: Weather): Weather => {
  let from = Number.NaN;
  let before: Outside | undefined;
  let after: Outside | undefined;
  return (at) => {
    const knot = Math.floor(at / KNOT_MS) * KNOT_MS;
    if (knot !== from || !before || !after) {
      before = knot === from + KNOT_MS && after ? after : weather(knot);
      after = weather(knot + KNOT_MS);
      from = knot;
    }
    return blend(before, after, (at - knot) / KNOT_MS);
  };
};

const blend = (a: Outside, b: Outside, share: number): Outside => ({
  temperature: a.temperature + (b.temperature - a.temperature) * share,
  vapour: a.vapour + (b.vapour - a.vapour) * share,
  wind: a.wind + (b.wind - a.wind) * share,
  radiation: a.radiation + (b.radiation - a.radiation) * share,
  sky: a.sky + (b.sky - a.sky) * share,
  pressure: a.pressure + (b.pressure - a.pressure) * share,
});

const temperatureAt = (minute: number, before: Today, today: Today, after: Today): number => {
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

/** From six in the evening to midnight one day's character gives way to the next. */
const glide = (minute: number, today: number, tomorrow: number): number =>
  today + (tomorrow - today) * clamp((minute - 1080) / 360, 0, 1);

const cloudAt = (mean: number, seed: number, at: number): number =>
  clamp(mean + 1.2 * mean * (1 - mean) * smoothBell(seed, STREAM.cloud, at / CLOUD_MS), 0, 1);

/** Strongest at half past three. */
const windAt = (minute: number, strength: number): number => {
  const swell = Math.max(0, Math.cos(((minute / 60 - 15.5) * Math.PI) / 12)) ** 2;
  return Math.max(0.2, (NIGHT_WIND + AFTERNOON_WIND * swell) * strength);
};
