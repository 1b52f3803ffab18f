// One thing that dosing corrects: feed by A and B in turn, acidity by acid or base. How far it is from the middle of its band, and how
// much closes a part of that. It begins well off the middle and ends near it, so that it neither hunts nor lives at the edge.
import type { Band } from '../crop/targets.ts';
import type { Dosed } from '../installation.ts';
import { goodValue, type Tag } from '../reading.ts';
import { ACIDITY, CONDUCTIVITY } from '../tags.ts';
import { clamp } from '../units.ts';
import type { Solution } from './dose-gain.ts';
import type { Situation } from './situation.ts';

/** What is corrected, and which way. */
export type DoseChannel = 'feed' | 'acid' | 'base';

/**
 * Feed: La Molina solution (UNALM), 5 mL A + 2 mL B per litre ≈ +1.3 mS/cm, by A with its share of B; a third to three times of it.
 * Acid and base: from 1 mol/L against the phosphate of the feed alone (35 mg/L of P at 1.9 mS/cm, pK 7.2: 0.11 meq/L for each pH at
 * pH 6, half of it at 5.7) to a third of a tenth-strength citric acid or bicarbonate in soft well water (0.3 pH; field judgement).
 */
export const SOLUTIONS: Readonly<Record<DoseChannel, Solution>> = {
  feed: { sign: 1, first: 1.3 / 5, weakest: 1.3 / 15, strongest: (3 * 1.3) / 5, isUnknown: false },
  acid: { sign: -1, first: 8, weakest: 0.1, strongest: 24, isUnknown: true },
  base: { sign: 1, first: 16, weakest: 0.1, strongest: 48, isUnknown: true },
};
/** mL of B for each mL of A. */
export const B_FOR_A = 2 / 5;
/** Share of the gap that one dose closes, and the most it may change. Practice: 0.6, and 0.1–0.2 a dose. */
const SHARE = 0.6;
const LARGEST_CHANGE = 0.2;

/** Off the middle a correction begins beyond the first and ends within the second, mS/cm or pH; field judgement. */
interface Zone {
  readonly begin: number;
  readonly end: number;
}
const FEED_ZONE: Zone = { begin: 0.08, end: 0.03 };
const ACIDITY_ZONE: Zone = { begin: 0.15, end: 0.05 };
/** Of the half band, where that is narrow. */
const BEGIN_SHARE = 0.5;
const END_SHARE = 1 / 6;

/** From a value to the middle of its band, and to the band's far end: no dose may go beyond. */
export interface Gap {
  readonly channel: DoseChannel;
  readonly change: number;
  readonly room: number;
}

export const tagOf = (channel: DoseChannel): Tag => (channel === 'feed' ? CONDUCTIVITY : ACIDITY);
export const firstDoser = (channel: DoseChannel): Dosed => (channel === 'feed' ? 'a' : channel);

/**
 * What should be corrected, most urgent first: conductivity, then acidity, and that only while the conductivity is in its band, for
 * each dose of feed shifts the pH. `aiming`: what the doses before were after, and is not there yet.
 */
export const findGaps = (
  { readings, targets }: Situation,
  aiming: DoseChannel | undefined,
): readonly Gap[] => {
  const strength = goodValue(readings[CONDUCTIVITY]);
  const band = targets.conductivityBand;
  if (strength === undefined || band === undefined || strength > band.max) return [];
  const up = findGap('feed', strength, band, aiming === 'feed');
  const feed = up && up.change > 0 ? [up] : [];
  if (strength < band.min) return feed;
  const acidity = goodValue(readings[ACIDITY]);
  if (acidity === undefined) return feed;
  const middle = (targets.acidityBand.min + targets.acidityBand.max) / 2;
  const channel = acidity > middle ? 'acid' : 'base';
  const way = findGap(channel, acidity, targets.acidityBand, aiming === channel);
  return way ? [...feed, way] : feed;
};

const findGap = (
  channel: DoseChannel,
  value: number,
  { min, max }: Band,
  isAimedAt: boolean,
): Gap | undefined => {
  const half = (max - min) / 2;
  const zone = channel === 'feed' ? FEED_ZONE : ACIDITY_ZONE;
  const free = isAimedAt ? Math.min(zone.end, half * END_SHARE) : Math.min(zone.begin, half * BEGIN_SHARE);
  const change = min + half - value;
  if (Math.abs(change) <= free) return undefined;
  return { channel, change, room: change > 0 ? max - value : value - min };
};

/** mL that change the tank by a part of the gap; `gain` above 0. */
export const doseFor = (change: number, gain: number, litres: number): number =>
  (clamp(Math.abs(change) * SHARE, 0, LARGEST_CHANGE) / gain) * litres;
