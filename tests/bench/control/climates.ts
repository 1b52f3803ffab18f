// Weather of a kind, as the climate from which the seeds draw: cold clear nights, hot noons, wet weeks.
import type { SiteFile } from '../../../controller/contract/profile.ts';

export type Climate = SiteFile['climate'];

interface Weather {
  /** °C, and its deviation from day to day. */
  readonly minimum?: number;
  readonly deviation?: number;
  readonly maximum?: number;
  /** %, h of sun a day, wet days a month. */
  readonly humidity?: number;
  readonly sun?: number;
  readonly wet?: number;
}

/** The same weather in all these months (1…12); the others stay, and with them the deep ground. */
export const weatherOf =
  (months: readonly number[], { minimum, deviation, maximum, humidity, sun, wet }: Weather) =>
  (climate: Climate): Climate => {
    const put = (series: readonly number[], value: number | undefined) =>
      series.map((normal, month) => (value !== undefined && months.includes(month + 1) ? value : normal));
    return {
      ...climate,
      minTemperature: put(climate.minTemperature, minimum),
      minTemperatureDeviation: put(climate.minTemperatureDeviation, deviation),
      maxTemperature: put(climate.maxTemperature, maximum),
      relativeHumidity: put(climate.relativeHumidity, humidity),
      sunHours: put(climate.sunHours, sun),
      wetDays: put(climate.wetDays, wet),
      ...(climate.rain ? { rain: rainOf(climate.rain, climate.wetDays, put(climate.wetDays, wet)) } : {}),
    };
  };

/** As much on a wet day as the place has, mm a month. */
const rainOf = (fall: readonly number[], had: readonly number[], has: readonly number[]) =>
  fall.map((millimetres, month) => (millimetres * (has[month] ?? 0)) / (had[month] ?? 1));

/** Minima of −6…−10 °C, clear and dry. */
export const FROST_WEEK = weatherOf([6, 7, 8], {
  minimum: -8,
  deviation: 1,
  maximum: 15,
  humidity: 42,
  sun: 10.5,
  wet: 0.1,
});
/** As on the high plain away from the lake: minima of −11…−15 °C. */
export const HARD_FROST_WEEK = weatherOf([6, 7, 8], {
  minimum: -13,
  deviation: 1,
  maximum: 12,
  humidity: 42,
  sun: 10.5,
  wet: 0.1,
});
/** Warm dry days, and nights that radiate it all away. */
export const HOT_DAY_FROST_NIGHT = weatherOf([8, 9, 10], {
  minimum: -6,
  deviation: 1,
  maximum: 21,
  humidity: 35,
  sun: 10.8,
  wet: 0.1,
});
/** 1,200 W/m² at noon over air of 16…20 °C. */
export const HOT_NOON = weatherOf([10, 11, 12], {
  minimum: 3,
  maximum: 19.5,
  humidity: 45,
  sun: 11,
  wet: 0.1,
});
export const WET_WEEK = weatherOf([12, 1, 2], {
  minimum: 5,
  maximum: 13,
  humidity: 93,
  sun: 2,
  wet: 29,
});
