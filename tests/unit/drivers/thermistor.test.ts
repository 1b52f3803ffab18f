// Resistances of a 10 kΩ part with B25/85 of 3977 K by the table of Vishay's document 29049 (0, 25, 50 °C); the beta equation comes
// within a kelvin of it. Silence: tests/unit/drivers/analog.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countAt, decode, thermistor } from '../../../hardware/drivers/thermistor.ts';

const config = thermistor.configSchema.parse({ pin: 'A3' });
const shareOf = (ohms: number) => ohms / (ohms + 10_000);

describe('a thermistor', () => {
  it.each([
    [32_554, 0],
    [10_000, 25],
    [3606, 50],
  ])('of %i Ω is at %i °C, within a kelvin', (ohms, celsius) => {
    const result = decode(shareOf(ohms), config);
    expect(result.ok).toBe(true);
    expect(Math.abs((result.ok ? result.value : Number.NaN) - celsius)).toBeLessThan(1);
  });

  it.each([0, 7 / 1024, 1016 / 1024, 1, Number.NaN])(
    'that reads %d of the supply is a broken wire or a short',
    (share) => {
      expect(decode(share, config)).toEqual({ ok: false, error: 'open-circuit' });
    },
  );

  it('gives back the temperature that a count stands for, and fewer counts the warmer it is', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -30, max: 70, noNaN: true }),
        fc.integer({ min: 2500, max: 4500 }),
        (celsius, beta) => {
          const part = { ...config, beta };
          const back = decode((countAt(celsius, part) + 0.5) / 1024, part);
          expect(back.ok && back.value).toBeCloseTo(celsius, 6);
          expect(countAt(celsius + 0.5, part)).toBeLessThan(countAt(celsius, part));
        },
      ),
      { seed: 20_261_124 },
    );
  });

  it('wants a pin that exists and a part that can be', () => {
    for (const wrong of [{ pin: 'A16' }, { pin: 3 }, { pin: 'A3', beta: 0 }, { pin: 'A3', ohms: 10 }])
      expect(thermistor.configSchema.safeParse(wrong).success).toBe(false);
  });
});
