// Where the sun stands and how strongly a clear sky shines. Position: low-precision formulas of the Astronomical
// Almanac (as in Michalsky 1988, Solar Energy 40:227), 0.01° from 1950 to 2050.
import type { SunTimes } from '../state.ts';
import {
  clamp,
  type Metres,
  type Millis,
  type Timestamp,
  timestamp,
  type WattsPerSquareMetre,
  wattsPerSquareMetre,
} from '../units.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const RAD = Math.PI / 180;
/** 2000-01-01 12:00 UTC, from which the almanac counts days. */
const J2000 = 946_728_000_000;
/** Centre of the sun at rise and set, degrees: refraction 34′ and half the disc 16′. */
const HORIZON = -0.833;
/** W/m² on a plane that faces the sun, outside the atmosphere at the mean distance (Gueymard 2018). */
const SOLAR_CONSTANT = 1361;

/** A place on earth: degrees, north and east positive. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

interface Position {
  /** rad */
  readonly declination: number;
  /** Angle west of the meridian, rad. */
  readonly hourAngle: number;
  /** Share of the mean irradiation that the present distance gives. */
  readonly eccentricity: number;
}

const position = ({ longitude }: Place, at: Timestamp): Position => {
  const days = (at - J2000) / DAY_MS;
  const meanLongitude = 280.46 + 0.9856474 * days;
  const anomaly = (357.528 + 0.9856003 * days) * RAD;
  const ecliptic = (meanLongitude + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly)) * RAD;
  const obliquity = (23.439 - 4e-7 * days) * RAD;
  const rightAscension = Math.atan2(Math.cos(obliquity) * Math.sin(ecliptic), Math.cos(ecliptic));
  const siderealDegrees = 280.46062 + 360.98564737 * days + longitude;
  return {
    declination: Math.asin(Math.sin(obliquity) * Math.sin(ecliptic)),
    hourAngle: siderealDegrees * RAD - rightAscension,
    eccentricity: (1.00014 - 0.01671 * Math.cos(anomaly) - 0.00014 * Math.cos(2 * anomaly)) ** -2,
  };
};

const sineOfElevation = (latitude: number, { declination, hourAngle }: Position): number =>
  Math.sin(latitude * RAD) * Math.sin(declination) +
  Math.cos(latitude * RAD) * Math.cos(declination) * Math.cos(hourAngle);

/** Geometric height of the sun's centre over the horizon, degrees; negative by night. Refraction (< 0.6°) is not in it. */
export const solarElevation = (place: Place & { readonly at: Timestamp }): number =>
  Math.asin(clamp(sineOfElevation(place.latitude, position(place, place.at)), -1, 1)) / RAD;

/** Where the sun stands, as a way of length 1 to the east, to the north and up; and W/m² on a plane that faces it outside the air. */
export const sunDirection = (place: Place & { readonly at: Timestamp }) => {
  const sun = position(place, place.at);
  const { declination, hourAngle, eccentricity } = sun;
  const latitude = place.latitude * RAD;
  return {
    east: -Math.cos(declination) * Math.sin(hourAngle),
    north:
      Math.cos(latitude) * Math.sin(declination) -
      Math.sin(latitude) * Math.cos(declination) * Math.cos(hourAngle),
    up: sineOfElevation(place.latitude, sun),
    outsideAir: wattsPerSquareMetre(SOLAR_CONSTANT * eccentricity),
  };
};

/** Hours since the sun stood highest, −12…12. */
export const hoursFromNoon = (place: Place & { readonly at: Timestamp }): number =>
  (turn(position(place, place.at).hourAngle) * 12) / Math.PI;

/**
 * Global radiation on level ground under a clear sky. Direct: Laue 1970 (Solar Energy 13:43), whose altitude term
 * suits mountains, 0…5 km; diffuse: Liu and Jordan 1960. Air mass: Kasten and Young 1989.
 */
export const clearSkyRadiation = (
  place: Place & { readonly at: Timestamp; readonly altitude: Metres },
): WattsPerSquareMetre => {
  const sun = position(place, place.at);
  const sine = sineOfElevation(place.latitude, sun);
  if (sine <= 0) return wattsPerSquareMetre(0);
  const elevation = Math.asin(Math.min(sine, 1)) / RAD;
  const airMass = 1 / (sine + 0.50572 * (elevation + 6.07995) ** -1.6364);
  const height = 0.14 * (place.altitude / 1000);
  const direct = (1 - height) * 0.7 ** (airMass ** 0.678) + height;
  const diffuse = 0.271 - 0.294 * direct;
  return wattsPerSquareMetre(SOLAR_CONSTANT * sun.eccentricity * sine * (direct + Math.max(0, diffuse)));
};

/** Sunrise and sunset of the local day of `at`, minutes after local midnight, for a level horizon. In polar night both are noon, in polar day a whole day apart. */
export const sunTimes = (place: Place & { readonly utcOffset: Millis; readonly at: Timestamp }): SunTimes => {
  const { utcOffset, at } = place;
  const midnight = Math.floor((at + utcOffset) / DAY_MS) * DAY_MS - utcOffset;
  const noon = midnight + DAY_MS / 2;
  const event = (side: -1 | 1): number => {
    let guess = noon;
    // Each round uses the declination of the moment found before; the third moves it by less than a second.
    for (let round = 0; round < 3; round++) guess = refine(place, guess, side);
    return (guess - midnight) / MINUTE_MS;
  };
  return { rise: event(-1), set: event(1) };
};

const refine = (place: Place, guess: number, side: -1 | 1): number => {
  const { declination, hourAngle } = position(place, timestamp(guess));
  const latitude = place.latitude * RAD;
  const cosine =
    (Math.sin(HORIZON * RAD) - Math.sin(latitude) * Math.sin(declination)) /
    (Math.cos(latitude) * Math.cos(declination));
  const wanted = side * Math.acos(clamp(cosine, -1, 1));
  return guess + (turn(wanted - hourAngle) / (2 * Math.PI)) * DAY_MS;
};

/** The same angle between −π and π. */
const turn = (angle: number): number => angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
