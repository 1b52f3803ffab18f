// Water that a short, well watered grass gives to the air in a day and in an hour: Penman and Monteith as FAO-56 prints it (Allen
// et al. 1998, Irrigation and Drainage Paper 56, ch. 3 and 4). The equations' numbers are named there.
import type { Kilopascal } from '../units.ts';
import { KELVIN, psychrometricConstant } from './humid-air.ts';

/** MJ/(m²·min) */
const SOLAR_CONSTANT = 0.082;
/** MJ/(K⁴·m²·day) */
const SIGMA = 4.903e-9;
/** Of green grass. */
const ALBEDO = 0.23;

/** Radiation outside the atmosphere on level ground in a day, MJ/m² (eq. 21); `dayOfYear` 1…366. */
export const extraterrestrialRadiation = (latitude: number, dayOfYear: number): number => {
  const { sunset, declination, phi, distance } = sunOf(latitude, dayOfYear);
  const day = (24 * 60) / Math.PI;
  const height =
    sunset * Math.sin(phi) * Math.sin(declination) + Math.cos(phi) * Math.cos(declination) * Math.sin(sunset);
  return day * SOLAR_CONSTANT * distance * height;
};

/** The same between two hours of solar time (12 = the sun at its highest), MJ/m² (eq. 28); what lies below the horizon counts nothing. */
export const extraterrestrialRadiationBetween = (
  latitude: number,
  dayOfYear: number,
  [from, to]: readonly [number, number],
): number => {
  const { sunset, declination, phi, distance } = sunOf(latitude, dayOfYear);
  const angle = (hour: number) => Math.min(sunset, Math.max(-sunset, ((hour - 12) * Math.PI) / 12));
  const [first, last] = [angle(from), angle(to)];
  const height =
    (last - first) * Math.sin(phi) * Math.sin(declination) +
    Math.cos(phi) * Math.cos(declination) * (Math.sin(last) - Math.sin(first));
  return ((12 * 60) / Math.PI) * SOLAR_CONSTANT * distance * height;
};

/** Longest possible sunshine, h (eq. 34). */
export const daylightHours = (latitude: number, dayOfYear: number): number =>
  (24 / Math.PI) * sunOf(latitude, dayOfYear).sunset;

const sunOf = (latitude: number, dayOfYear: number) => {
  const year = (2 * Math.PI * dayOfYear) / 365;
  const phi = (latitude * Math.PI) / 180;
  const declination = 0.409 * Math.sin(year - 1.39);
  const cosine = -Math.tan(phi) * Math.tan(declination);
  const sunset = Math.acos(Math.min(1, Math.max(-1, cosine)));
  return { phi, declination, sunset, distance: 1 + 0.033 * Math.cos(year) };
};

/** Radiation of a cloudless day, MJ/m² (eq. 37); `altitude` in m. */
export const clearDayRadiation = (extraterrestrial: number, altitude: number): number =>
  (0.75 + 2e-5 * altitude) * extraterrestrial;

/** A day of weather. */
export interface WeatherDay {
  /** °C */
  readonly lowest: number;
  readonly highest: number;
  /** Mean partial pressure of the vapour. */
  readonly vapour: Kilopascal;
  /** Mean wind at 2 m, m/s. */
  readonly wind: number;
  /** Global radiation, and that of a cloudless day, MJ/m². */
  readonly radiation: number;
  readonly clearRadiation: number;
  readonly pressure: Kilopascal;
  /** Heat that goes into the ground, MJ/m²; about 0 over a day. */
  readonly groundHeat?: number;
}

/** ET₀, mm/day (eq. 6). */
export const referenceEvapotranspiration = (day: WeatherDay): number => {
  const { lowest, highest, vapour, wind, pressure, groundHeat = 0 } = day;
  const mean = (lowest + highest) / 2;
  const gamma = psychrometricConstant(pressure);
  const slope = (4098 * saturation(mean)) / (mean + 237.3) ** 2;
  const deficit = (saturation(lowest) + saturation(highest)) / 2 - vapour;
  const heated = 0.408 * slope * (netRadiation(day) - groundHeat);
  const dried = (gamma * 900 * wind * deficit) / (mean + 273);
  return (heated + dried) / (slope + gamma * (1 + 0.34 * wind));
};

/** An hour of weather. */
export interface WeatherHour {
  /** °C */
  readonly temperature: number;
  readonly vapour: Kilopascal;
  /** Mean wind at 2 m, m/s. */
  readonly wind: number;
  /** Global radiation, MJ/m². */
  readonly radiation: number;
  /** Share of a cloudless hour's radiation, 0.3…1; in the dark that of the last hours before sunset. */
  readonly clearness: number;
  readonly pressure: Kilopascal;
}

/** MJ/(K⁴·m²·h) */
const SIGMA_HOUR = SIGMA / 24;
/** Share of the net radiation that goes into the ground by day, and that comes out of it at night (eq. 45 and 46). */
const INTO_GROUND = { day: 0.1, night: 0.5 };

/** ET₀, mm/h (eq. 53); 0 where the grass takes up dew rather than giving water. */
export const referenceEvapotranspirationOfHour = (hour: WeatherHour): number => {
  const { temperature: t, vapour, wind, pressure, radiation } = hour;
  const gamma = psychrometricConstant(pressure);
  const slope = (4098 * saturation(t)) / (t + 237.3) ** 2;
  const net = netRadiationOfHour(hour);
  const ground = net * (radiation > 0 ? INTO_GROUND.day : INTO_GROUND.night);
  const heated = 0.408 * slope * (net - ground);
  const dried = (gamma * 37 * wind * (saturation(t) - vapour)) / (t + 273);
  return Math.max(0, (heated + dried) / (slope + gamma * (1 + 0.34 * wind)));
};

/** MJ/m² (eq. 38 to 40, by the hour). */
const netRadiationOfHour = ({ temperature, vapour, radiation, clearness }: WeatherHour): number => {
  const emission = SIGMA_HOUR * (temperature + KELVIN) ** 4;
  const lost = emission * (0.34 - 0.14 * Math.sqrt(vapour)) * (1.35 * clearness - 0.35);
  return (1 - ALBEDO) * radiation - lost;
};

/** What stays of the radiation on the grass, MJ/m² (eq. 38 to 40). */
const netRadiation = ({ lowest, highest, vapour, radiation, clearRadiation }: WeatherDay): number => {
  const emission = (SIGMA * ((highest + KELVIN) ** 4 + (lowest + KELVIN) ** 4)) / 2;
  const clearness = clearRadiation > 0 ? Math.min(1, radiation / clearRadiation) : 1;
  const lost = emission * (0.34 - 0.14 * Math.sqrt(vapour)) * (1.35 * clearness - 0.35);
  return (1 - ALBEDO) * radiation - lost;
};

/** Over water, kPa (eq. 11): the form for which the coefficients of the paper were made. */
const saturation = (t: number): number => 0.6108 * Math.exp((17.27 * t) / (t + 237.3));
