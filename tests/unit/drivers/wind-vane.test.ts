// Golden values: Argent p/n 80422, page 3: volts at a 5 V supply behind 10 kΩ, by direction.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../controller/core/result.ts';
import { directionOf, windVane } from '../../../hardware/drivers/wind-vane.ts';

const CONFIG = { pullUpOhms: 10_000, turnedBy: 0 };

describe('a wind vane', () => {
  it.each([
    [3.84, 0],
    [1.98, 22.5],
    [2.25, 45],
    [0.41, 67.5],
    [0.45, 90],
    [0.32, 112.5],
    [0.9, 135],
    [0.62, 157.5],
    [1.4, 180],
    [1.19, 202.5],
    [3.08, 225],
    [2.93, 247.5],
    [4.62, 270],
    [4.04, 292.5],
    [4.33, 315],
    [3.43, 337.5],
  ])('with %f V of 5 has wind from %f°', (volts, direction) => {
    expect(directionOf(volts / 5, CONFIG)).toEqual(ok(direction));
  });

  it('adds how far its mark is turned', () => {
    expect(directionOf(4.33 / 5, { ...CONFIG, turnedBy: 90 })).toEqual(ok(45));
  });

  it('has none between directions: a wire that is half broken', () => {
    for (const share of [0.02, 0.33, 0.5, 0.99])
      expect(directionOf(share, CONFIG)).toEqual(err('out-of-range'));
  });

  it('never gives a direction that is none', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 359 }),
        (share, turnedBy) => {
          const result = directionOf(share, { ...CONFIG, turnedBy });
          if (result.ok) expect(result.value >= 0 && result.value < 360).toBe(true);
        },
      ),
    );
  });

  it('wants an analog pin', () => {
    expect(windVane.configSchema.parse({ pin: 'A3' })).toEqual({ pin: 'A3', ...CONFIG });
    for (const wrong of [{ pin: 3 }, { pin: 'A3', turnedBy: 360 }, { pin: 'A3', ohms: 1 }])
      expect(windVane.configSchema.safeParse(wrong).success).toBe(false);
  });
});
