// The frost line against the ten nights of FAO's worked example (Frost Protection, vol. 1) and against planted laws.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  FEWEST_NIGHTS,
  type FrostNight,
  fitFrostLine,
  predictLowest,
  temperatureOfNight,
} from '../../../controller/core/physics/frost-night.ts';

/** Evening, dew point, lowest. °C */
const FAO_NIGHTS: readonly FrostNight[] = [
  [3.2, -4.2, -3.1],
  [0.8, -8.8, -5],
  [0.2, -6.5, -6.3],
  [2.6, -6.2, -5.4],
  [4.4, -6.1, -4],
  [5.2, 2.6, -2.5],
  [2.7, -0.7, -4.8],
  [1.2, -1.7, -5],
  [4.5, -1.2, -4.4],
  [5.6, 0.1, -3.3],
].map(([evening = 0, dewPoint = 0, lowest = 0]) => ({ evening, dewPoint, lowest }));

const degrees = fc.double({ min: -10, max: 15, noNaN: true });

describe('the frost line', () => {
  test("gives FAO's own forecast for 10 °C and a dew point of 2 °C", () => {
    const line = fitFrostLine(FAO_NIGHTS);
    expect(line && predictLowest(line, { evening: 10, dewPoint: 2 })).toBeCloseTo(-0.7409219, 6);
    expect(line?.slope).toBeCloseTo(0.5028, 4);
    expect(line?.nights).toBe(10);
  });

  test('says how far its nights lie from it', () => {
    expect(fitFrostLine(FAO_NIGHTS)?.error).toBeGreaterThan(0.5);
    const straight = FAO_NIGHTS.map((night) => ({ ...night, lowest: 0.5 * night.evening - 6 }));
    expect(fitFrostLine(straight)?.error).toBeCloseTo(0, 9);
  });

  test('is not drawn through too few nights, nor through evenings that were all alike', () => {
    expect(fitFrostLine(FAO_NIGHTS.slice(0, FEWEST_NIGHTS - 1))).toBeUndefined();
    expect(fitFrostLine(FAO_NIGHTS.map((night) => ({ ...night, evening: 3 })))).toBeUndefined();
  });

  test('finds a law of the evening alone, whatever its numbers', () => {
    const slope = fc.double({ min: 0.2, max: 1.2, noNaN: true });
    fc.assert(
      fc.property(slope, degrees, fc.array(fc.tuple(degrees, degrees), { minLength: 6 }), (b, c, days) => {
        const evenings = days.map(([evening]) => evening);
        fc.pre(Math.max(...evenings) - Math.min(...evenings) > 1);
        const nights = days.map(([evening, dewPoint]) => ({ evening, dewPoint, lowest: b * evening + c }));
        const line = fitFrostLine(nights);
        expect(line && predictLowest(line, { evening: 4, dewPoint: 0 })).toBeCloseTo(4 * b + c, 4);
      }),
      { seed: 2 },
    );
  });
});

test('a night falls fastest at first, and ends at its lowest', () => {
  expect(temperatureOfNight(6, -4, 0)).toBe(6);
  expect(temperatureOfNight(6, -4, 0.25)).toBe(1);
  expect(temperatureOfNight(6, -4, 1)).toBe(-4);
});
