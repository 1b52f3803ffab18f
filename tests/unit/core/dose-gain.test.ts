// Learning what a solution does in this tank.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SOLUTIONS } from '../../../controller/core/control/dose-channel.ts';
import {
  carefulGain,
  firstGain,
  type Gain,
  isProven,
  learnGain,
  seekGain,
} from '../../../controller/core/control/dose-gain.ts';

const { feed, acid, base } = SOLUTIONS;
const learn = (changes: readonly number[], dose = 0.5) =>
  changes.reduce((gain, change) => learnGain(gain, feed, dose, change), firstGain(feed));

describe('what a dose does', () => {
  it('is learned from one good dose nearly, and from some of a bottle twice as strong', () => {
    expect(learn([0.52 * 0.5]).value).toBeCloseTo(0.52, 1);
    expect(learn(Array.from({ length: 40 }, () => 0.52 * 0.5)).value).toBeCloseTo(0.52, 3);
  });

  it('is learned alike of weak and strong solutions', () => {
    const half = (solution: typeof feed) => {
      const dose = 0.1 / solution.first;
      return learnGain(firstGain(solution), solution, dose, solution.sign * 0.06).value / solution.first;
    };
    expect(half(acid)).toBeCloseTo(-half(feed), 9);
    expect(half(base)).toBeCloseTo(half(feed), 9);
  });

  it('is not turned round by one bad measurement', () => {
    expect(learn([0.13, 0.13, -1, 0.13]).value).toBeGreaterThan(0);
  });

  it('is sought by doubling where nobody knows the strength, down to the weakest that there is', () => {
    let gain = firstGain(acid);
    const sizes = Array.from({ length: 9 }, () => {
      gain = seekGain(gain, acid);
      return gain.value;
    });
    expect(sizes.slice(0, 2)).toEqual([-4, -2]);
    expect(sizes.at(-1)).toBe(-acid.weakest);
    expect(isProven(gain)).toBe(false);
  });

  it('is not sought of feed, nor of a bottle that is known', () => {
    expect(seekGain(firstGain(feed), feed)).toEqual(firstGain(feed));
    const known = learnGain(firstGain(acid), acid, 0.02, -0.15);
    expect(isProven(known)).toBe(true);
    expect(seekGain(known, acid)).toEqual(known);
  });
});

describe('a correction', () => {
  const known: Gain = { value: -0.3, doubt: 1 };
  it('by acid begins as in water that holds nothing, and trusts what was learned three times more with each dose', () => {
    expect([0, 1, 2, 3].map((rung) => carefulGain(known, acid, rung))).toEqual([8, 8 / 3, 8 / 9, 0.3]);
  });

  it('by feed trusts what was learned at once: salt does alike in every water', () => {
    expect(carefulGain({ value: 0.1, doubt: 1 }, feed, 0)).toBe(0.1);
  });
});

it('stays within what chemistry allows, keeps its sign, and never lets the next dose more than double', () => {
  const change = fc.double({ min: -20, max: 20, noNaN: true });
  const dose = fc.double({ min: 1e-3, max: 10, noNaN: true });
  const grown = (before: Gain, after: Gain) => Math.abs(before.value) / Math.abs(after.value);
  fc.assert(
    fc.property(fc.constantFrom(feed, acid, base), fc.array(fc.tuple(dose, change)), (solution, doses) => {
      let gain = firstGain(solution);
      for (const [amount, effect] of doses) {
        const next = learnGain(gain, solution, amount, effect);
        expect(next.value * solution.sign).toBeGreaterThanOrEqual(solution.weakest);
        expect(next.value * solution.sign).toBeLessThanOrEqual(solution.strongest);
        expect(grown(gain, next)).toBeLessThanOrEqual(2);
        expect(grown(gain, seekGain(gain, solution))).toBeLessThanOrEqual(2);
        expect(next.doubt).toBeGreaterThan(0);
        expect(next.doubt).toBeLessThanOrEqual(firstGain(solution).doubt);
        gain = next;
      }
    }),
    { seed: 95 },
  );
});
