// The doors of the types: nothing that is not a number gets in.
import { describe, expect, it } from 'vitest';
import { assertNever, err, ok } from '../../../controller/core/result.ts';
import { celsius, clamp, duty, hours, minutes, seconds } from '../../../controller/core/units.ts';

describe('a quantity', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('is never %d', (x) => {
    expect(() => celsius(x)).toThrow('is not a quantity in °C');
  });

  it.each([-0.01, 1.01, Number.NaN])('of power or opening is never %d', (x) => {
    expect(() => duty(x)).toThrow('is not a duty between 0 and 1');
  });

  it('of time is milliseconds', () => {
    expect([seconds(1), minutes(1), hours(1)]).toEqual([1000, 60_000, 3_600_000]);
  });

  it('is held between its limits', () => {
    expect([clamp(-1, 0, 5), clamp(3, 0, 5), clamp(9, 0, 5)]).toEqual([0, 3, 5]);
  });
});

describe('a result', () => {
  it('says whether it is one', () => {
    expect(ok(1)).toEqual({ ok: true, value: 1 });
    expect(err('full')).toEqual({ ok: false, error: 'full' });
  });

  it('of a case that nobody handles is a throw', () => {
    expect(() => assertNever('surprise' as never)).toThrow('unhandled case: "surprise"');
  });
});
