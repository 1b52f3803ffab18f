// Bands of several crops as one: what suits all, or the middle of the gap between two that want what cannot be at once. Every number
// keeps the path at which it stands, so that a technician who has vouched for it has done so for all.
import { PROFILE_LIMITS, type ProfileQuantity } from './limits.ts';
import type { Cited, Range, Span } from './profile.ts';

export interface Joined<T extends Range> {
  readonly band: T;
  /** Where it stays when they do not overlap. */
  readonly at?: number;
}

/** The number with the path at which it stands in its file. */
export const placed = (crop: string, path: string, cited: Cited): Cited => ({
  ...cited,
  of: `crops/${crop}#${path}`,
});

export const placedBand = <T extends Range>(crop: string, path: string, band: T): T => ({
  ...band,
  ...Object.fromEntries(
    Object.entries(band).map(([point, cited]) => [point, placed(crop, `${path}.${point}`, cited)]),
  ),
});

/** The first in that order; of equals the one listed first. Throws on an empty list. */
export const most = <T>(found: readonly T[], order: (a: T, b: T) => number): T => {
  const [first] = [...found].sort(order);
  if (first === undefined) throw new RangeError('nothing to choose from');
  return first;
};

/** Of equal numbers the one that is trusted least: nobody vouches for more than was known. */
const byDoubt = (a: Cited, b: Cited): number =>
  a.confidence === b.confidence ? 0 : a.confidence > b.confidence ? -1 : 1;

export const warmest = (found: readonly Cited[]): Cited =>
  most(found, (a, b) => b.value - a.value || byDoubt(a, b));
const lowest = (found: readonly Cited[]): Cited => most(found, (a, b) => a.value - b.value || byDoubt(a, b));

/** `guard`: the highest minimum stands whatever the others want, and the band goes up from there. */
export const joinBands = <T extends Range>(
  bands: readonly T[],
  quantity: ProfileQuantity,
  guard?: 'min',
): Joined<T> => {
  const [first] = bands;
  if (first === undefined) throw new RangeError('no band to join');
  const { band, at } = joinEnds(bands, quantity, guard);
  const best = bestOf(bands, band);
  return { band: { ...first, ...band, ...(best ? { best } : {}) }, ...(at === undefined ? {} : { at }) };
};

const joinEnds = (bands: readonly Range[], quantity: ProfileQuantity, guard?: 'min'): Joined<Range> => {
  const min = warmest(bands.map((band) => band.min));
  const max = lowest(bands.map((band) => band.max));
  const width = leastWidth(quantity);
  // Decimal fractions: 0.6 − 0.4 is a little less than 0.2.
  if (max.value - min.value >= width - 1e-9) return { band: { min, max } };
  const middle = (min.value + max.value) / 2;
  const from = guard ? min.value : middle - width / 2;
  const band = {
    min: guard ? min : computed(from, max, min, 'min'),
    max: computed(from + width, max, min, 'max'),
  };
  return min.value > max.value ? { band, at: guard ? min.value : tidy(middle) } : { band };
};

/** The mean of what each likes best, as near as the band lets it. */
const bestOf = (bands: readonly Partial<Span>[], { min, max }: Range): Cited | undefined => {
  const bests = bands.flatMap(({ best }) => (best ? [best.value] : [])).sort((a, b) => a - b);
  if (bests.length === 0) return undefined;
  const mean = bests.reduce((sum, best) => sum + best, 0) / bests.length;
  return computed(Math.min(Math.max(mean, min.value), max.value), min, max, 'best');
};

/** Raised where it would lie below another, point by point: a day is never colder than its night. */
export const keepAbove = (band: Span, floor: Span): Span => ({
  min: warmest([band.min, floor.min]),
  best: warmest([band.best, floor.best]),
  max: warmest([band.max, floor.max]),
});

/** Cut where it would leave another. */
export const keepWithin = (band: Range, outer: Range): Range => ({
  min: lowest([warmest([band.min, outer.min]), outer.max]),
  max: warmest([lowest([band.max, outer.max]), outer.min]),
});

/** A band narrower than the worst probe errs could not be kept. */
const leastWidth = (quantity: ProfileQuantity): number => {
  const limits = PROFILE_LIMITS[quantity];
  return 'uncertainty' in limits ? limits.uncertainty : 0;
};

const tidy = (value: number): number => Number(value.toFixed(4));

/** A number that no source knows: it waits for a technician like any other estimate. */
const computed = (value: number, low: Cited, high: Cited, point: string): Cited => {
  const of = `${low.of}+${high.of}`;
  return {
    value: tidy(value),
    source: `between what crops want that stand together: ${of}`,
    confidence: 'C',
    of: `${of}/${point}`,
  };
};
