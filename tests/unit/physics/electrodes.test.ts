// The laws of temperature against the standards: 1413 µS/cm of KCl (Mettler-Toledo S230 manual) and the slope of Nernst.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  acidityAtReference,
  conductivityAt,
  conductivityAtReference,
  nernstSlope,
} from '../../../controller/core/physics/electrodes.ts';

test.each([
  [10, 1020],
  [15, 1147],
  [20, 1278],
  [25, 1413],
])('the standard of KCl that has %s °C and %s µS/cm is within 2.5 %% of 1413', (t, measured) => {
  expect(Math.abs(conductivityAtReference(measured, t) / 1413 - 1)).toBeLessThan(0.025);
});

test.each([
  [0, 54.2],
  [25, 59.16],
  [50, 64.12],
])('a pH probe at %s °C has %s mV for one pH', (t, millivolts) => {
  expect(nernstSlope(t)).toBeCloseTo(millivolts, 1);
});

test('pH 7 needs no compensation, and what is measured at 25 °C none either', () => {
  const t = fc.double({ min: 0, max: 45, noNaN: true });
  const value = fc.double({ min: 0, max: 14, noNaN: true });
  fc.assert(
    fc.property(t, value, (warmth, x) => {
      expect(acidityAtReference(7, warmth)).toBeCloseTo(7, 12);
      expect(acidityAtReference(x, 25)).toBeCloseTo(x, 12);
      expect(conductivityAtReference(conductivityAt(x, warmth), warmth)).toBeCloseTo(x, 9);
    }),
    { seed: 5 },
  );
});
