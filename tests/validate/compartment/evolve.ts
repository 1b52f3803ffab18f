// Searches the lowest cost by differential evolution (Storn and Price 1997, J. Global Optimization 11:341), best/1/bin with a step
// drawn anew for each trial. The same seed finds the same numbers.
import { uniform } from '../../../hardware/twin/chance.ts';

export interface Search {
  readonly bounds: readonly (readonly [low: number, high: number])[];
  /** Anything not finite counts as worst. */
  cost(point: readonly number[]): number;
  readonly population: number;
  readonly generations: number;
  readonly seed: number;
  /** Told after each generation. */
  report?(generation: number, best: Found): void;
}

export interface Found {
  readonly point: readonly number[];
  readonly cost: number;
}

/** Chance that a number of the trial comes from the mutant. */
const CROSSING = 0.8;

export const evolve = (search: Search): Found => {
  const { bounds, population, generations, seed } = search;
  let asked = 0;
  const chance = (): number => uniform(seed, 1, asked++);
  const judge = (point: readonly number[]): Found => {
    const cost = search.cost(point);
    return { point, cost: Number.isFinite(cost) ? cost : Number.POSITIVE_INFINITY };
  };
  const within = (): readonly number[] => bounds.map(([low, high]) => low + chance() * (high - low));
  let people = Array.from({ length: population }, () => judge(within()));
  for (let generation = 1; generation <= generations; generation++) {
    const best = lowest(people);
    people = people.map((old) => {
      const trial = judge(cross(old, best, people, bounds, chance));
      return trial.cost <= old.cost ? trial : old;
    });
    search.report?.(generation, lowest(people));
  }
  return lowest(people);
};

const lowest = (people: readonly Found[]): Found => people.reduce((a, b) => (b.cost < a.cost ? b : a));

/** A child of `old` and a point between it, the best and the difference of two others; thrown back from the bounds. */
const cross = (
  old: Found,
  best: Found,
  people: readonly Found[],
  bounds: Search['bounds'],
  chance: () => number,
): readonly number[] => {
  const somebody = (): Found => people[Math.floor(chance() * people.length)] ?? old;
  const [a, b] = [somebody(), somebody()];
  const pull = 0.3 + 0.6 * chance();
  const always = Math.floor(chance() * bounds.length);
  return bounds.map(([low, high], n) => {
    const own = old.point[n] ?? low;
    if (n !== always && chance() > CROSSING) return own;
    const step = (best.point[n] ?? own) - own + (a.point[n] ?? own) - (b.point[n] ?? own);
    const x = own + pull * step;
    return x < low ? low + chance() * (own - low) : x > high ? high - chance() * (high - own) : x;
  });
};
