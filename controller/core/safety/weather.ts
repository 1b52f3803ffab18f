// What wind and rain mean for the roof. A storm and a shower hold for a while after the last gust and drop: weather comes in
// gusts, motors do not.
import type { Channel, Site } from '../installation.ts';
import { isGood, type Reading, type Tag } from '../reading.ts';
import { OUTSIDE_RAIN, OUTSIDE_WIND } from '../tags.ts';
import { type Millis, minutes } from '../units.ts';

/** m/s from which no roof vent may stand open, where the rig says nothing else: Beaufort 6, "strong breeze" (WMO-No. 306, code table 1100). */
export const WIND_LIMIT = 10.8;
/** Vents stay shut so long after the last gust, and rain is not over before. Field judgement. */
const STORM_HOLDS = minutes(15);
const RAIN_HOLDS = minutes(5);
/** A closed contact, or drizzle in mm/h. */
const RAINS = 0.5;
/** Most opening by day while a fitted anemometer does not answer; at dusk they shut. Practice: two fifths. */
export const BLIND_OPENING = 0.4;
/** Most opening in rain: air still goes, little water comes. Field judgement. */
export const RAIN_OPENING = 0.2;

export interface Weather {
  readonly wind: 'unmeasured' | 'unknown' | 'calm' | 'storm';
  readonly isRaining: boolean;
}

/** Last gust above the limit and last drop, monotonic. */
export interface WeatherMemory {
  readonly gustAt?: Millis;
  readonly dropAt?: Millis;
}

export interface WeatherRound {
  readonly readings: Readonly<Record<Tag, Reading>>;
  readonly channels: readonly Channel[];
  readonly site: Site;
  readonly monotonic: Millis;
}

export const windLimitOf = ({ limits }: Site): number => limits?.wind ?? WIND_LIMIT;

export const judgeWeather = (
  { readings, channels, site, monotonic }: WeatherRound,
  memory: WeatherMemory,
): { readonly weather: Weather; readonly memory: WeatherMemory } => {
  const wind = readings[OUTSIDE_WIND];
  const gustAt = isAtLeast(wind, windLimitOf(site)) ? monotonic : memory.gustAt;
  const dropAt = isAtLeast(readings[OUTSIDE_RAIN], RAINS) ? monotonic : memory.dropAt;
  const isFitted = channels.some(({ tag }) => tag === OUTSIDE_WIND);
  const isStormy = gustAt !== undefined && monotonic - gustAt < STORM_HOLDS;
  const seen = isGood(wind) ? 'calm' : 'unknown';
  return {
    weather: {
      wind: isStormy ? 'storm' : isFitted ? seen : 'unmeasured',
      isRaining: dropAt !== undefined && monotonic - dropAt < RAIN_HOLDS,
    },
    memory: {
      ...(gustAt === undefined ? {} : { gustAt }),
      ...(dropAt === undefined ? {} : { dropAt }),
    },
  };
};

/** A doubtful value may warn, never reassure. */
const isAtLeast = (reading: Reading | undefined, limit: number): boolean =>
  reading !== undefined && reading.quality !== 'bad' && reading.value >= limit;

/** Share of full opening that the wind lets a vent have. */
export const mostOpenInWind = ({ wind }: Weather, isDay: boolean): number => {
  if (wind === 'storm') return 0;
  if (wind === 'unknown') return isDay ? BLIND_OPENING : 0;
  return 1;
};
