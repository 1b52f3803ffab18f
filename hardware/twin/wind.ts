// Where the wind comes from. The dry season's afternoons have westerlies, brought down by the mixing over the warm plateau; by night
// and in the wet season it comes now from here and now from there. Westerlies aloft in dry spells, none in wet ones: Vuille 1999
// (Int. J. Climatol. 19:1579); gales from W to NW of June, province of Los Andes: SENAMHI's alerts.
import { STREAM, smoothBell } from './chance.ts';

/** ° from which the westerlies blow: W to NW. */
const PREVAILING = 290;
/** Their strength against that of the fickle wind, whose east and north each have deviation 1 (field estimate). */
const PREVAILS = 3;
/** How long the fickle wind keeps its way. */
const VEER_MS = 3 * 3_600_000;
/** Share of wet days from which a month has no westerlies any more. */
const WET_SEASON = 0.5;
const RAD = Math.PI / 180;
const CIRCLE = 360;

/** Share of the westerlies' strength in a month with so many wet days, 0…1. */
export const westerlyShare = (wetChance: number): number => Math.max(0, 1 - wetChance / WET_SEASON);

/** How much of the afternoon's wind there is, 0…1: all of it at half past three, none by night. */
export const afternoonSwell = (minute: number): number =>
  Math.max(0, Math.cos(((minute / 60 - 15.5) * Math.PI) / 12)) ** 2;

/** ° from north over east, 0…360, where `westerly` 0…1 is how much of the westerlies there is. `at`: ms since 1970. */
export const windFromAt = (westerly: number, seed: number, at: number): number => {
  const east = smoothBell(seed, STREAM.veerEast, at / VEER_MS);
  const north = smoothBell(seed, STREAM.veerNorth, at / VEER_MS);
  const steady = PREVAILS * westerly;
  const from = Math.atan2(
    east + steady * Math.sin(PREVAILING * RAD),
    north + steady * Math.cos(PREVAILING * RAD),
  );
  return (from / RAD + CIRCLE) % CIRCLE;
};

/** The direction so much of the shorter way from one to the other, 0…360; undefined where one of them is not known. */
export const turnBetween = (
  from: number | undefined,
  to: number | undefined,
  share: number,
): number | undefined => {
  if (from === undefined || to === undefined) return undefined;
  const apart = to - from;
  const turn = apart > CIRCLE / 2 ? apart - CIRCLE : apart < -CIRCLE / 2 ? apart + CIRCLE : apart;
  const between = from + turn * share;
  return between < 0 ? between + CIRCLE : between >= CIRCLE ? between - CIRCLE : between;
};
