// Golden values: Allegro, ACS712 data sheet rev. 15, performance characteristics at 5 V: half of the supply at 0 A, 185, 100, 66 mV/A.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../controller/core/result.ts';
import { acs712, currentOf } from '../../../hardware/drivers/acs712.ts';
import { hallVolts } from '../../../hardware/emulator/chips/acs712.ts';

const KINDS = [5, 20, 30] as const;

describe('an ACS712', () => {
  it.each([
    [5, 2.5, 0],
    [5, 2.685, 1],
    [5, 1.575, -5],
    [20, 2.6, 1],
    [20, 4.5, 20],
    [30, 2.566, 1],
    [30, 0.52, -30],
  ] as const)('of %d A with %f V of 5 carries %f A', (amps, volts, current) => {
    const result = currentOf(volts / 5, amps);
    expect(result.ok && result.value).toBeCloseTo(current, 9);
  });

  it('has no value beyond its range', () => {
    for (const amps of KINDS)
      for (const share of [0.002, 0.998]) expect(currentOf(share, amps)).toEqual(err('out-of-range'));
  });

  it('reads whatever its Hall sensor gives, on any supply', () => {
    const kinds = fc.constantFrom(...KINDS);
    fc.assert(
      fc.property(kinds, fc.double({ min: -1, max: 1, noNaN: true }), (amps, load) => {
        const current = load * amps * 0.999;
        expect(currentOf(hallVolts(current, amps) / 5, amps)).toEqual(ok(expect.closeTo(current, 6)));
      }),
    );
  });

  it('must be told its kind, which looks like the others', () => {
    expect(acs712.configSchema.parse({ pin: 'A2', amps: 20 })).toEqual({ pin: 'A2', amps: 20 });
    for (const wrong of [{ pin: 'A2' }, { pin: 2, amps: 20 }, { pin: 'A2', amps: 10 }])
      expect(acs712.configSchema.safeParse(wrong).success).toBe(false);
  });
});
