// Steps of a 10-bit converter: ATmega328P data sheet DS40002061B, section 23.7. Silence and reports: tests/hil/link.
import { describe, expect, it } from 'vitest';
import { analog, decode } from '../../../hardware/drivers/analog.ts';

describe('an analog transmitter', () => {
  it.each([
    [1, 0.0073],
    [512, 2.5024],
    [1022, 4.9927],
  ])('count %i is %f V of 5', (count, volts) => {
    const result = decode(count, 5);
    expect(result.ok && result.value).toBeCloseTo(volts, 4);
  });

  it.each([0, 1023, Number.NaN, -1, 1024])(
    'count %d is a broken wire or a short, never a voltage',
    (count) => {
      expect(decode(count, 5)).toEqual({ ok: false, error: 'open-circuit' });
    },
  );

  it('wants a pin that exists', () => {
    expect(analog.configSchema.safeParse({ pin: 'A0' }).success).toBe(true);
    for (const pin of ['A16', '0', 'D3', 0])
      expect(analog.configSchema.safeParse({ pin }).success).toBe(false);
  });
});
