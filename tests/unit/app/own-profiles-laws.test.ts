// What holds of every edit of every crop: what is accepted is a profile, and whatever was done can be taken back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, boundsOf } from '../../../controller/app/profile-edits.ts';
import type { ProfileEdit } from '../../../controller/contract/own-profiles.ts';
import { cropProfileSchema } from '../../../controller/contract/profile.ts';
import { numbersOf } from '../../../controller/core/crop/numbers.ts';
import { resolveFrostMinimum } from '../../../controller/core/crop/setpoints.ts';
import { CROPS, cropOf } from '../../support/shipped.ts';

const salt = (value: number, at: string): ProfileEdit => ({
  at,
  value,
  source: 'Medición propia',
  confidence: 'B',
});

describe('every edit that is accepted', () => {
  const anyCrop = fc.constantFrom(...CROPS).map(cropOf);
  const anyEdits = anyCrop.chain((crop) => {
    const numbers = [...numbersOf(crop)];
    const edit = fc.constantFrom(...numbers).chain(([at, { value }]) => {
      const { least = 0, most = 1 } = boundsOf(crop, crop, at) ?? {};
      const near = fc.double({
        min: value - (most - least) / 4,
        max: value + (most - least) / 4,
        noNaN: true,
      });
      return near.map((next): ProfileEdit => salt(Number(next.toFixed(1)), at));
    });
    return fc.tuple(fc.constant(crop), fc.array(edit, { minLength: 1, maxLength: 4 }));
  });

  it('is a profile as a shipped file must be, within the safe bounds, with the same numbers in it', () => {
    let accepted = 0;
    fc.assert(
      fc.property(anyEdits, ([crop, edits]) => {
        const { profile, faults } = applyEdits(crop, crop, edits);
        const paths = [...numbersOf(profile).keys()];
        expect(paths).toEqual([...numbersOf(crop).keys()]);
        if (faults.length > 0) return;
        accepted += 1;
        expect(cropProfileSchema.safeParse(profile).success).toBe(true);
        for (const [path, { value, source }] of numbersOf(profile)) {
          const { least = value, most = value } = boundsOf(crop, crop, path) ?? {};
          expect(value).toBeGreaterThanOrEqual(least);
          expect(value).toBeLessThanOrEqual(most);
          expect(source.length).toBeGreaterThanOrEqual(3);
        }
        expect(resolveFrostMinimum(profile).value).toBeGreaterThanOrEqual(crop.air.frostLethal?.value ?? -20);
      }),
      { numRuns: 300 },
    );
    expect(accepted).toBeGreaterThan(30);
  });

  it('can be reset to what is shipped', () => {
    fc.assert(
      fc.property(anyEdits, ([crop, edits]) => {
        const { profile } = applyEdits(crop, crop, edits);
        const resets = edits.map(({ at }): ProfileEdit => ({ at, reset: true }));
        expect(applyEdits(profile, crop, resets)).toEqual({ profile: crop, faults: [] });
      }),
      { numRuns: 100 },
    );
  });
});
