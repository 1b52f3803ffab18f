// Learning what a solution does in this tank.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstGain, learnGain } from '../../../controller/core/control/dose-gain.ts';

const GUESS = 0.26;
const learn = (changes: readonly number[], dose = 0.5) =>
  changes.reduce((gain, change) => learnGain(gain, GUESS, dose, change), firstGain(GUESS));

it('finds the strength of a bottle that was mixed twice as strong', () => {
  expect(learn(Array.from({ length: 40 }, () => 0.52 * 0.5)).value).toBeCloseTo(0.52, 1);
});

it('is not turned round by one bad measurement', () => {
  expect(learn([GUESS * 0.5, GUESS * 0.5, -1, GUESS * 0.5]).value).toBeGreaterThan(0);
});

it('stays within a third and three times of what chemistry says, and keeps its sign', () => {
  const change = fc.double({ min: -20, max: 20, noNaN: true });
  const dose = fc.double({ min: 1e-3, max: 10, noNaN: true });
  fc.assert(
    fc.property(fc.constantFrom(0.26, -0.3, 0.3), fc.array(fc.tuple(dose, change)), (guess, doses) => {
      let gain = firstGain(guess);
      for (const [amount, effect] of doses) {
        gain = learnGain(gain, guess, amount, effect);
        expect(gain.value / guess).toBeGreaterThanOrEqual(1 / 3 - 1e-9);
        expect(gain.value / guess).toBeLessThanOrEqual(3 + 1e-9);
        expect(gain.doubt).toBeGreaterThan(0);
        expect(gain.doubt).toBeLessThanOrEqual(1);
      }
    }),
    { seed: 95 },
  );
});
