// A curve through measured places: through each of them, one way all along, straight where they are straight, and in doubt beyond.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Curve, isBeyond, onCurve } from '../../../../controller/core/calibration/curve.ts';

/** Litres of a cone of 100 L that stands on its tip, by its filled share. */
const cone = (raw: number): number => 100 * raw ** 3;
const through = (law: (raw: number) => number, raws: readonly number[]): Curve =>
  raws.map((raw) => ({ raw, value: law(raw) }));
const grid = Array.from({ length: 101 }, (_, n) => n / 100);

/** Two to six places that rise in raw and go one way in value, in steps of very different size. */
const step = fc.double({ min: 0.01, max: 100, noNaN: true });
const curves = fc
  .tuple(
    fc.array(fc.tuple(step, step), { minLength: 2, maxLength: 6 }),
    fc.boolean(),
    fc.integer({ min: -50, max: 50 }),
  )
  .map(([steps, falls, from]): Curve => {
    let [raw, value] = [from, from];
    return steps.map(([right, up]) => {
      raw += right;
      value += falls ? -up : up;
      return { raw, value };
    });
  });

describe('a curve', () => {
  it('goes through each of its places', () => {
    fc.assert(
      fc.property(curves, (curve) => {
        for (const { raw, value } of curve) expect(onCurve(curve, raw)).toBeCloseTo(value, 6);
      }),
    );
  });

  it('goes one way all along, beyond its ends too', () => {
    fc.assert(
      fc.property(
        curves,
        fc.double({ min: -0.2, max: 1.2, noNaN: true }),
        fc.double({ min: 0, max: 0.1, noNaN: true }),
        (curve, share, more) => {
          const [first, last] = [curve[0], curve.at(-1)];
          if (!first || !last) throw new Error('no places');
          const raw = (part: number) => first.raw + part * (last.raw - first.raw);
          const rise =
            (onCurve(curve, raw(share + more)) - onCurve(curve, raw(share))) *
            Math.sign(last.value - first.value);
          expect(rise).toBeGreaterThanOrEqual(-1e-6);
        },
      ),
    );
  });

  it('is the line where its places lie on one', () => {
    const curve = through((raw) => 40 * raw - 3, [0, 0.1, 0.7, 1]);
    for (const raw of [-0.5, ...grid, 1.5]) expect(onCurve(curve, raw)).toBeCloseTo(40 * raw - 3, 9);
    const two = through((raw) => 7 - raw, [0, 1]);
    expect(onCurve(two, 0.25)).toBeCloseTo(6.75, 9);
  });

  it('finds the litres of a cone by three volumes to 3 %, by six to 0.2 %', () => {
    const worst = (raws: readonly number[]) =>
      Math.max(...grid.map((raw) => Math.abs(onCurve(through(cone, raws), raw) - cone(raw))));
    expect(worst([0, 0.5, 1])).toBeLessThan(3);
    expect(worst([0, 0.2, 0.4, 0.6, 0.8, 1])).toBeLessThan(0.2);
  });

  it('does not swing where a wide piece follows a narrow one', () => {
    const shelf: Curve = [
      { raw: 0, value: 0 },
      { raw: 1, value: 0.1 },
      { raw: 2, value: 100 },
      { raw: 3, value: 100.1 },
    ];
    expect(Math.max(...grid.map((raw) => onCurve(shelf, raw)))).toBeLessThanOrEqual(0.1);
  });

  it('knows nothing beyond its ends but the tremble at them', () => {
    const curve = through(cone, [0, 0.5, 1]);
    expect([-0.04, -0.02, 0, 0.5, 1.02, 1.04].map((raw) => isBeyond(curve, raw))).toEqual([
      true,
      false,
      false,
      false,
      false,
      true,
    ]);
    expect(() => onCurve([{ raw: 0, value: 0 }], 1)).toThrow('two places');
  });
});
