// Oxygen in water against the table of Standard Methods (4500-O:I) and the altitude table of a meter (Hanna HI 98193, p. 13).
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oxygenSaturation, oxygenShare } from '../../../controller/core/physics/oxygen.ts';
import { standardPressure } from '../../../controller/core/physics/pressure.ts';
import { celsius, kilopascal, metres } from '../../../controller/core/units.ts';

test.each([
  [0, 14.621],
  [10, 11.288],
  [15, 10.084],
  [20, 9.092],
  [25, 8.263],
  [30, 7.559],
  [40, 6.412],
])('at %s °C and one atmosphere %s mg/L', (t, expected) => {
  expect(oxygenSaturation(celsius(t), kilopascal(101.325))).toBeCloseTo(expected, 2);
});

test.each([
  [10, 6.9],
  [20, 5.6],
  [25, 5.0],
])('at %s °C and 3,900 m %s mg/L, to the tenth of the table', (t, expected) => {
  const held = oxygenSaturation(celsius(t), standardPressure(metres(3900)));
  expect(Math.abs(held - expected)).toBeLessThan(0.1);
});

test('colder water and thicker air hold more', () => {
  const t = fc.double({ min: 0, max: 39, noNaN: true });
  const p = fc.double({ min: 50, max: 109, noNaN: true });
  fc.assert(
    fc.property(t, p, (warmth, pressure) => {
      const held = oxygenSaturation(celsius(warmth), kilopascal(pressure));
      expect(oxygenSaturation(celsius(warmth + 1), kilopascal(pressure))).toBeLessThan(held);
      expect(oxygenSaturation(celsius(warmth), kilopascal(pressure + 1))).toBeGreaterThan(held);
      expect(oxygenShare(held, celsius(warmth), kilopascal(pressure))).toBeCloseTo(100, 9);
    }),
    { seed: 1 },
  );
});
