// What a shut house keeps of its warmth and vapour in the first hours of a night, over the air outside, and when that is far less
// than it used to be: a vent that jammed open, a door, a torn film. Where no end stop tells, the house itself does. One sign alone
// is not enough: a clouded day leaves little warmth, a dry floor little vapour.
import { median } from '../median.ts';
import { saturationOverWater, vapourPressure } from '../physics/humid-air.ts';
import { celsius, percent } from '../units.ts';

/** From the moment of observation on. min */
export const EARLY_LASTS = 240;
/** Of these, so many must have been heard with the house shut and the screen at rest. min */
const LEAST_HEARD = 150;
/**
 * Below this product of shares of what is usual the house stands open: of warmth, of vapour, and of how full of vapour its air is.
 * In 966 nights of sound virtual houses (ordinary and wet years, with and without a screen) none was below; with a vent half open
 * 98 of 100 first nights were without a screen and 28 to 36 under one, which holds the warmth back; a quarter open 72, and 0 to 3.
 */
const OPEN_BELOW = 0.25;
/** Neither of warmth and vapour may be near what is usual. */
const LACKING = 0.9;
/** Nights that make what is usual, and the fewest that do. */
const RECENT = 20;
const FEWEST = 5;
/** K and kPa: a house that keeps less has nothing to lose. */
const LEAST_USUAL = { warmth: 1, vapour: 0.05 };
/** kPa: with less room the air outside is as good as saturated, and vapour tells nothing. */
const LEAST_ROOM = 0.1;

/** Inside less outside. */
export interface Kept {
  /** K */
  readonly warmth: number;
  /** kPa of vapour pressure: what there is, and what there could be until the air inside is saturated. */
  readonly vapour: number;
  readonly room: number;
  /** Under a drawn night screen a house is another house. */
  readonly isScreened: boolean;
}

/** Means over the minutes that were heard. */
export interface EarlyHours extends Kept {
  readonly minutes: number;
}

/** °C and % */
export interface Air {
  readonly temperature: number;
  readonly humidity: number;
}

export const keptOver = (inside: Air, outside: Air, isScreened: boolean): Kept => ({
  warmth: inside.temperature - outside.temperature,
  vapour: vapourOf(inside) - vapourOf(outside),
  room: saturationOverWater(celsius(inside.temperature)) - vapourOf(outside),
  isScreened,
});

const vapourOf = ({ temperature, humidity }: Air): number =>
  vapourPressure(celsius(temperature), percent(humidity));

/** The means with `minutes` more. What was not heard changes nothing; where the screen was moved they begin anew. */
export const hearEarly = (
  early: EarlyHours | undefined,
  minutes: number,
  kept: Kept | undefined,
): EarlyHours | undefined => {
  if (!kept || minutes <= 0) return early;
  const before = early?.isScreened === kept.isScreened ? early : { ...kept, minutes: 0 };
  const share = minutes / (before.minutes + minutes);
  const mean = (of: 'warmth' | 'vapour' | 'room') => before[of] + (kept[of] - before[of]) * share;
  return {
    minutes: before.minutes + minutes,
    warmth: mean('warmth'),
    vapour: mean('vapour'),
    room: mean('room'),
    isScreened: kept.isScreened,
  };
};

/** What the whole of the early hours say; undefined before, and where too little was heard. */
export const wholeOf = (early: EarlyHours | undefined): Kept | undefined => {
  if (!early || early.minutes < LEAST_HEARD) return undefined;
  const { minutes: _heard, ...kept } = early;
  return kept;
};

/** What this house usually keeps, so screened; undefined while too few nights tell, or where it is too little to judge by. */
export const usuallyKept = (
  nights: readonly { readonly kept?: Kept | undefined }[],
  isScreened: boolean,
): Kept | undefined => {
  const known = nights.flatMap(({ kept }) => (kept?.isScreened === isScreened ? [kept] : [])).slice(-RECENT);
  if (known.length < FEWEST) return undefined;
  const middle = (of: 'warmth' | 'vapour' | 'room') => median(known.map((kept) => kept[of]));
  const usual = { warmth: middle('warmth'), vapour: middle('vapour'), room: middle('room'), isScreened };
  const isEnough = usual.warmth >= LEAST_USUAL.warmth && usual.vapour >= LEAST_USUAL.vapour;
  return isEnough && usual.room >= LEAST_ROOM ? usual : undefined;
};

/** Does air go through as if something stood open? */
export const isOpen = (kept: Kept, usual: Kept): boolean => {
  if (kept.room < LEAST_ROOM) return false;
  const share = (of: 'warmth' | 'vapour' | 'room') => Math.max(0, kept[of] / usual[of]);
  const [warmth, vapour] = [share('warmth'), share('vapour')];
  const isLacking = warmth < LACKING && vapour < LACKING;
  return isLacking && warmth * vapour * (vapour / share('room')) < OPEN_BELOW;
};
