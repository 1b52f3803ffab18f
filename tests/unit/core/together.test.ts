// Several crops under one roof: what all can live with, what is given up, and what is never given up.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeholders } from '../../../console/i18n/message.ts';
import { findProfileFaults } from '../../../controller/contract/profile-faults.ts';
import type { Because } from '../../../controller/core/because.ts';
import type { CropProfile } from '../../../controller/core/crop/profile.ts';
import {
  findUnconfirmedDoses,
  resolveFrostMinimum,
  resolveTargets,
} from '../../../controller/core/crop/setpoints.ts';
import { resolveStage } from '../../../controller/core/crop/stage.ts';
import { growTogether } from '../../../controller/core/crop/together.ts';
import type { Growing } from '../../../controller/core/crop/watering-lead.ts';
import { CATALOGUES } from '../../support/catalogues.ts';
import { CROPS, cropOf } from '../../support/shipped.ts';

const PROFILES = CROPS.map(cropOf);
const ALL: readonly Growing[] = PROFILES.flatMap((profile) =>
  profile.stages.map((stage) => ({ profile, stage })),
);
const bed = (crop: string, stage: string): Growing => {
  const profile = PROFILES.find(({ id }) => id === crop)!;
  return { profile, stage: resolveStage(profile, stage) };
};
const beds = fc.array(fc.constantFrom(...ALL), { minLength: 1, maxLength: 6 });
const joined = (...growing: readonly Growing[]) => growTogether(growing);
/** Runs so few times because every shipped crop and stage is met by them; the seed is fixed. */
const check = (law: (growing: readonly Growing[]) => void) =>
  fc.assert(
    fc.property(beds, (growing) => void law(growing)),
    { numRuns: 150, seed: 38 },
  );

/** What the words of a conflict want and it does not bring, in any language. */
const unsaid = ({ key, params = {} }: Because): readonly string[] =>
  Object.values(CATALOGUES).flatMap((words) =>
    placeholders(words[key] ?? `{${key}}`).filter(
      (hole) => !(hole.replace(/^\{([\w.]+).*$/, '$1') in params),
    ),
  );

describe('laws', () => {
  it('one crop, in however many beds, is its own profile and untouched', () => {
    for (const one of ALL) {
      expect(joined(one).profile).toBe(one.profile);
      expect(joined(one, { ...one })).toEqual({ profile: one.profile, lead: one, conflicts: [] });
    }
  });

  it('the order of the beds does not matter', () =>
    check((growing) => expect(growTogether([...growing].reverse())).toEqual(growTogether(growing))));

  it('the frost minimum is never colder than that of any bed, nor are the vents later', () =>
    check((growing) => {
      const { profile } = growTogether(growing);
      expect(resolveFrostMinimum(profile).value).toBe(
        Math.max(...growing.map((each) => resolveFrostMinimum(each.profile).value)),
      );
      expect(profile.ventilation.full.value).toBe(
        Math.min(...growing.map((each) => each.profile.ventilation.full.value)),
      );
    }));

  it('stays within what every bed survives, where that overlaps', () =>
    check((growing) => {
      const { acidity } = growTogether(growing).profile.solution;
      const alarms = growing.map((each) => each.profile.solution.acidityAlarm);
      const [least, greatest] = [
        Math.max(...alarms.map(({ min }) => min.value)),
        Math.min(...alarms.map(({ max }) => max.value)),
      ];
      expect(least).toBeLessThan(greatest);
      expect(acidity.min.value).toBeGreaterThanOrEqual(least);
      expect(acidity.max.value).toBeLessThanOrEqual(greatest);
    }));

  it('contradicts itself nowhere, and tells every conflict in words that are filled in', () =>
    check((growing) => {
      const { profile, conflicts } = growTogether(growing);
      expect(
        findProfileFaults(profile).filter(({ path }) => path[0] !== 'irrigation'),
        growing.map((each) => `${each.profile.id} ${each.stage.id}`).join(', '),
      ).toEqual([]);
      expect(conflicts.flatMap(unsaid)).toEqual([]);
    }));
});

describe('lettuce and cherry tomato', () => {
  const house = joined(bed('cherry-tomato', 'flowering'), bed('lettuce', 'growth'));
  const noon = { sun: { rise: 400, set: 1070 }, minuteOfDay: 720, light: undefined, outside: undefined };

  it('share what suits both, as cold as the tomato bears and as warm as the lettuce', () => {
    const { profile } = house;
    expect(resolveTargets(profile, profile.stages[0]!, noon)).toMatchObject({
      airBand: { min: 16, max: 25 },
      frostMinimum: { value: 10, path: 'crops/cherry-tomato#air.night.min' },
      ventStart: 22,
      acidityBand: { min: 5.8, max: 6.2 },
    });
  });

  it('cannot both have their food: half-way, wide enough to be kept, told, and for a technician to confirm', () => {
    const { profile, conflicts } = house;
    expect(conflicts).toEqual([
      {
        key: 'together.nutrients',
        params: {
          ...{ low: 'lettuce', lowStage: 'growth', most: 1.6 },
          ...{ high: 'cherry-tomato', highStage: 'flowering', least: 2.2, at: 1.9 },
        },
      },
    ]);
    const [stage] = profile.stages;
    expect(stage).toMatchObject({ conductivity: { min: { value: 1.85 }, max: { value: 1.95 } } });
    expect(findUnconfirmedDoses(profile, stage!, []).map(({ path }) => path)).toContain(
      'crops/lettuce#stages.growth.conductivity.max+crops/cherry-tomato#stages.flowering.conductivity.min/min',
    );
  });

  it('are watered as the film wants, whose roots dry first', () => {
    expect(house.lead.profile.id).toBe('lettuce');
    expect(Object.keys(house.profile.irrigation ?? {})).toEqual(['film']);
    const withRaft = joined(bed('spinach', 'growth'), bed('cherry-tomato', 'harvest'));
    expect(Object.keys(withRaft.profile.irrigation ?? {})).toEqual(['drip', 'raft']);
  });

  it('what one technician has confirmed of a crop holds for it in company', () => {
    const [stage] = house.profile.stages;
    const alone: CropProfile = cropOf('lettuce');
    const confirmedAlone = findUnconfirmedDoses(alone, resolveStage(alone, 'growth'), []).map(
      ({ path }) => path,
    );
    const left = findUnconfirmedDoses(house.profile, stage!, confirmedAlone);
    expect(left.filter(({ path }) => confirmedAlone.includes(path))).toEqual([]);
  });
});

it('where nights do not overlap the tender crop is kept alive, and the other is told of', () => {
  const { profile, conflicts } = joined(bed('cucumber', 'growth'), bed('spinach', 'growth'));
  expect(profile.air.night).toMatchObject({ min: { value: 13 }, max: { value: 14 } });
  expect(conflicts.find(({ key }) => key === 'together.night')?.params).toMatchObject({
    ...{ low: 'spinach', most: 12, high: 'cucumber', least: 13, at: 13 },
  });
});
