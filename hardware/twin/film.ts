// What the roof film, and the night screen under it, do with light and with heat radiation. Whatever arrives is passed, taken up
// or thrown back: the three shares are one, dry and wet.
import type { Parameters } from './parameters.ts';

export interface Shares {
  readonly passed: number;
  readonly absorbed: number;
  readonly reflected: number;
}

export const sunlightShares = (p: Parameters): Shares => ({
  passed: p.filmTransmission,
  absorbed: p.filmAbsorption,
  reflected: 1 - p.filmTransmission - p.filmAbsorption,
});

/** `wetness` 0 dry … 1 covered with drops: water hides the film's window for heat radiation. */
export const infraredPassed = (p: Parameters, wetness: number): number =>
  p.filmInfraredDry + (p.filmInfraredWet - p.filmInfraredDry) * wetness;

/** What is neither passed nor reflected. */
export const infraredAbsorbed = (p: Parameters, passed: number): number =>
  1 - passed - p.filmInfraredReflection;

/** Of the drawn screen. */
export const screenShares = (p: Parameters): Shares => ({
  passed: p.screenInfraredPassed,
  absorbed: 1 - p.screenInfraredPassed - p.screenInfraredReflection,
  reflected: p.screenInfraredReflection,
});

/** Share of the film that is covered with water. */
export const filmWetness = (p: Parameters, filmWater: number): number =>
  Math.min(1, filmWater / (p.filmArea * p.filmWaterHeld));
