// Pressure by altitude against psychrolib and FAO-56, and what a barometer may say.
import fc from 'fast-check';
import psychrolib from 'psychrolib';
import { expect, test } from 'vitest';
import {
  isPressureOf,
  pressureAbove,
  standardAltitude,
  standardPressure,
} from '../../../controller/core/physics/pressure.ts';
import { celsius, kilopascal, metres } from '../../../controller/core/units.ts';

const altitude = fc.double({ min: 0, max: 5000, noNaN: true });

test('is that of psychrolib to one pascal in a hundred thousand, and back again', () => {
  psychrolib.SetUnitSystem(psychrolib.SI);
  fc.assert(
    fc.property(altitude, (h) => {
      const p = standardPressure(metres(h));
      expect(p / (psychrolib.GetStandardAtmPressure(h) / 1000)).toBeCloseTo(1, 5);
      expect(standardAltitude(p)).toBeCloseTo(h, 3);
    }),
    { seed: 6 },
  );
});

test('example of FAO-56: 81.8 kPa at 1800 m', () => {
  expect(standardPressure(metres(1800))).toBeCloseTo(81.8, 0);
});

test('believes a barometer of this altitude, whatever the weather, and none of another', () => {
  expect(isPressureOf(metres(3840), kilopascal(64.5))).toBe(true);
  expect(isPressureOf(metres(3840), kilopascal(101.3))).toBe(false);
  expect(isPressureOf(metres(3840), kilopascal(55))).toBe(false);
});

test('falls by about a kilopascal in 125 m of the plateau, and climbing twice is climbing once', () => {
  const here = kilopascal(64);
  expect(here - pressureAbove(here, metres(125), celsius(10))).toBeCloseTo(0.96, 1);
  fc.assert(
    fc.property(altitude, altitude, (a, b) => {
      const twice = pressureAbove(pressureAbove(here, metres(a), celsius(10)), metres(b), celsius(10));
      expect(twice).toBeCloseTo(pressureAbove(here, metres(a + b), celsius(10)), 9);
    }),
    { seed: 7 },
  );
});
