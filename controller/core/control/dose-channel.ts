// One thing that dosing corrects: feed by A and B in turn, acidity by acid or base. What the gap is, and how much closes a part of it.
// Stock strength: La Molina solution (UNALM), 5 mL A + 2 mL B per litre ≈ +1.3 mS/cm. Acid and base: 1 mL per litre of a tenth-strength
// citric acid or bicarbonate ≈ 0.3 pH in soft well water (field judgement; the gain is learned from there).
import type { Band } from '../crop/targets.ts';
import type { Dosed } from '../installation.ts';
import { goodValue, type Reading, type Tag } from '../reading.ts';
import { ACIDITY, CONDUCTIVITY } from '../tags.ts';
import { clamp } from '../units.ts';
import type { Situation } from './situation.ts';

/** What is corrected, and which way. */
export type DoseChannel = 'feed' | 'acid' | 'base';

/** Change for each mL per litre: mS/cm by A with its share of B, pH by acid or base. */
export const GUESS: Readonly<Record<DoseChannel, number>> = { feed: 1.3 / 5, acid: -0.3, base: 0.3 };
/** mL of B for each mL of A. */
export const B_FOR_A = 2 / 5;
/** Share of the gap that one dose closes, and the most it may change. Practice: 0.6, and 0.1–0.2 a dose. */
const SHARE = 0.6;
const LARGEST_CHANGE = 0.2;

export const tagOf = (channel: DoseChannel): Tag => (channel === 'feed' ? CONDUCTIVITY : ACIDITY);
export const firstDoser = (channel: DoseChannel): Dosed => (channel === 'feed' ? 'a' : channel);

/** What is out of its band: conductivity first, acidity only inside its band, for each dose of feed shifts the pH. */
export const findGap = ({
  readings,
  targets,
}: Situation): { readonly channel: DoseChannel; readonly change: number } | undefined => {
  const feed = gapOf(readings[CONDUCTIVITY], targets.conductivityBand);
  if (feed === undefined || feed < 0) return undefined;
  if (feed > 0) return { channel: 'feed', change: feed };
  const acidity = gapOf(readings[ACIDITY], targets.acidityBand);
  if (!acidity) return undefined;
  return { channel: acidity < 0 ? 'acid' : 'base', change: acidity };
};

/** From the value to the middle of its band; 0 inside it; undefined while nobody knows. */
const gapOf = (reading: Reading | undefined, band: Band | undefined): number | undefined => {
  const value = goodValue(reading);
  if (value === undefined || band === undefined) return undefined;
  return value >= band.min && value <= band.max ? 0 : (band.min + band.max) / 2 - value;
};

/** mL that change the tank by a part of the gap. */
export const doseFor = (change: number, gain: number, litres: number): number =>
  (clamp(Math.abs(change) * SHARE, 0, LARGEST_CHANGE) / Math.abs(gain)) * litres;
