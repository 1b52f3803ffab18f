// The light that the local day has brought so far: what a shade may keep out, and what no lamp need add.
import { dayNumber } from '../crop/day-means.ts';
import { lightSum, photonFluxOfDaylight } from '../physics/light.ts';
import { goodValue } from '../reading.ts';
import { LIGHT } from '../tags.ts';
import { type Millis, millis, minutes } from '../units.ts';
import type { Situation } from './situation.ts';

/** Rounds further apart than this tell nothing of the light between. */
const LONGEST_ROUND = minutes(5);

/** `sum`: mol/m² of the local day `day`, up to `at`. */
export interface DayLight {
  readonly day?: number;
  readonly sum: number;
  readonly at?: Millis;
}

export const NO_LIGHT: DayLight = { sum: 0 };

/** Adds the light since the last round; a light that is not known adds none, so that the sum is a least one. */
export const addLight = (
  { now, utcOffset, monotonic, readings }: Pick<Situation, 'now' | 'utcOffset' | 'monotonic' | 'readings'>,
  { day, sum, at }: DayLight,
): DayLight => {
  const today = dayNumber(now, utcOffset);
  const passed = millis(at === undefined ? 0 : Math.min(Math.max(monotonic - at, 0), LONGEST_ROUND));
  const light = goodValue(readings[LIGHT]) ?? 0;
  const before = day === today ? sum : 0;
  return { day: today, sum: before + lightSum(photonFluxOfDaylight(light), passed), at: monotonic };
};
