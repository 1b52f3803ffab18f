// What was kept, read by another calibration: the same as if the part's own number had been read by it from the start.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOver, recompute } from '../../../../controller/core/calibration/recompute.ts';
import type { Channel } from '../../../../controller/core/installation.ts';
import { good } from '../../../../controller/core/reading.ts';
import { calibrate } from '../../../../controller/core/signal/calibrate.ts';
import { timestamp } from '../../../../controller/core/units.ts';

const AT = timestamp(0);
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const line = fc.record({
  slope: fc.oneof(number(-8, -0.2), number(0.2, 8)),
  offset: number(-20, 30),
});
const read = (channel: Omit<Channel, 'tag' | 'calibration'>, by: object, raw: number, warmth: number) => {
  const calibration = { slope: 1, offset: 0, ...by, at: AT, by: 'Ana' };
  const reading = calibrate({ tag: 'x', ...channel, calibration }, raw, AT, good(warmth, AT));
  return reading.quality === 'good' ? reading.value : Number.NaN;
};

describe('a value by another line', () => {
  it.each(['acidity', 'conductivity', 'level'] as const)('is what it would have been: %s', (quantity) => {
    fc.assert(
      fc.property(line, line, number(0, 5), number(2, 35), (by, wanted, raw, warmth) => {
        const channel = { quantity, compensatedBy: 'solution.temperature' };
        const value = recompute(read(channel, by, raw, warmth), {
          quantity,
          by,
          wanted,
          temperature: warmth,
        });
        expect(value).toBeCloseTo(read(channel, wanted, raw, warmth), 6);
      }),
    );
  });

  it('goes there and back, past a curve too', () => {
    const curve = [
      { raw: 0, value: 100 },
      { raw: 2, value: 60 },
      { raw: 4, value: 0 },
    ];
    const [straight, bent] = [
      { slope: -25, offset: 100 },
      { slope: -25, offset: 100, curve },
    ];
    fc.assert(
      fc.property(number(0.1, 3.9), (raw) => {
        const law = { quantity: 'level', temperature: 'uncompensated' } as const;
        const there = recompute(100 - 25 * raw, { ...law, by: straight, wanted: bent }) ?? Number.NaN;
        expect(recompute(there, { ...law, by: bent, wanted: straight })).toBeCloseTo(100 - 25 * raw, 3);
      }),
    );
  });

  it.each([
    ['by a line that says nothing', { slope: 0, offset: 5 }, { slope: 1, offset: 0 }, 5],
    [
      'past the end of the curve by which it was read',
      {
        slope: 1,
        offset: 0,
        curve: [
          { raw: 0, value: 0 },
          { raw: 1, value: 10 },
        ],
      },
      { slope: 1, offset: 0 },
      11,
    ],
    [
      'where nobody has measured the other curve',
      { slope: 1, offset: 0 },
      {
        slope: 1,
        offset: 0,
        curve: [
          { raw: 0, value: 0 },
          { raw: 1, value: 10 },
        ],
      },
      2,
    ],
  ])('is unknown %s', (_, by, wanted, value) => {
    expect(recompute(value, { quantity: 'level', by, wanted, temperature: 'uncompensated' })).toBeUndefined();
  });
});

describe('the lines of a channel over time', () => {
  const [a, b, c] = [1, 2, 3].map((slope) => ({ slope, offset: 0 }));
  const record = (
    at: number,
    verdict: 'accepted' | 'refused' | 'undone',
    own?: typeof a,
    before?: typeof a,
  ) => ({
    tag: 'x',
    at,
    verdict,
    by: 'Ana',
    ...(own ? { line: own } : {}),
    ...(before ? { before } : {}),
  });
  it('begin with the one before the first record, and follow every undoing', () => {
    const records = [
      record(10, 'accepted', b, a),
      record(20, 'refused', undefined, b),
      record(30, 'accepted', c, b),
      record(40, 'undone', b, c),
      record(50, 'undone', undefined, b),
    ];
    expect(linesOver(records, 'x')).toEqual([
      { from: Number.NEGATIVE_INFINITY, line: a },
      { from: 10, line: b },
      { from: 30, line: c },
      { from: 40, line: b },
      { from: 50, line: a },
    ]);
    expect(linesOver(records, 'y')).toEqual([]);
  });
});
