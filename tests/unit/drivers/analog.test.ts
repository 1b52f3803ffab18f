// Steps of a 10-bit converter: ATmega328P data sheet DS40002061B, section 23.7. Silence and reports: tests/hil/link.
import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../controller/core/result.ts';
import { analog, decode, madeOfVolts } from '../../../hardware/drivers/analog.ts';

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

  it('that means something else says so where it is read and where it is watched', async () => {
    const silent = madeOfVolts({ read: async () => ({}) }, (volts) => ({ current: volts }));
    expect(await silent.read()).toEqual({ current: err('no-answer') });
    expect(silent).not.toHaveProperty('stream');
    const stop = () => undefined;
    const watched = madeOfVolts(
      {
        read: async () => ({ volts: ok(2) }),
        stream: (take) => {
          take({ volts: ok(3) });
          return stop;
        },
      },
      (volts) => ({ current: volts.ok ? ok(volts.value * 10) : volts }),
    );
    expect(await watched.read()).toEqual({ current: ok(20) });
    const seen: unknown[] = [];
    expect(watched.stream?.((values) => seen.push(values))).toBe(stop);
    expect(seen).toEqual([{ current: ok(30) }]);
  });

  it('wants a pin that exists', () => {
    expect(analog.configSchema.safeParse({ pin: 'A0' }).success).toBe(true);
    for (const pin of ['A16', '0', 'D3', 0])
      expect(analog.configSchema.safeParse({ pin }).success).toBe(false);
  });
});
