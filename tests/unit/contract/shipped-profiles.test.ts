// Every crop and every site that is shipped, each number of it: where it comes from, what it can be, what it may arm.
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { cropProfileSchema, siteSchema } from '../../../controller/contract/profile.ts';
import { limitsAt } from '../../../controller/contract/profile-fields.ts';
import { defaultSchedule } from '../../../controller/core/crop/default-schedule.ts';
import type { Cited, CropProfile } from '../../../controller/core/crop/profile.ts';
import { resolveFrostMinimum } from '../../../controller/core/crop/setpoints.ts';
import { findScheduleProblems } from '../../../controller/core/schedule-problems.ts';
import { CATALOGUES } from '../../support/catalogues.ts';
import { CROPS, cropOf, rawProfile, SITES, siteOf } from '../../support/shipped.ts';
import { openHouse, pump } from '../core/house.ts';

type Path = readonly (string | number)[];

/** Every number with its place, wherever it stands. */
const numbersIn = (at: unknown, path: Path = []): readonly { path: Path; number: Cited }[] => {
  if (typeof at !== 'object' || at === null) return [];
  if ('value' in at) return [{ path, number: at as Cited }];
  return Object.entries(at).flatMap(([key, inner]) =>
    numbersIn(inner, [...path, Array.isArray(at) ? Number(key) : key]),
  );
};

const allOf = (profile: CropProfile, confidence: Cited['confidence']): CropProfile => {
  const copy = structuredClone(profile);
  for (const { number } of numbersIn(copy)) Object.assign(number, { confidence });
  return copy;
};

/** Does the heater of a house with this crop come on, ten minutes below its frost minimum? */
const heatsFor = (profile: CropProfile, confirmed: readonly string[]): boolean => {
  const stage = profile.stages[0]!.id;
  const house = openHouse(undefined, { profile, stage, confirmed });
  house.run(600, { values: { 'air.temperature': resolveFrostMinimum(profile).value - 1 } });
  return house.duty('heater') > 0;
};

test('the fifteen crops and five sites are there', () => {
  expect(CROPS).toHaveLength(15);
  expect(SITES).toHaveLength(5);
});

describe.each(CROPS)('%s', (id) => {
  const raw = rawProfile('crops', id);
  const profile = cropOf(id);

  it('is named as its file and is nobody’s copy', () => {
    expect([profile.id, profile.copyOf]).toEqual([id, undefined]);
  });

  it('says of each number what a form must know of it', () => {
    const numbers = numbersIn(raw);
    expect(numbers.length).toBeGreaterThan(30);
    for (const { path, number } of numbers) {
      const limits = limitsAt(cropProfileSchema, path);
      expect(limits, path.join('.')).toMatchObject({ unit: expect.any(String) });
      expect(number.value).toBeGreaterThanOrEqual(limits!.least);
      expect(number.value).toBeLessThanOrEqual(limits!.most);
    }
  });

  it('names a source for each number, and never the notes of this project', () => {
    for (const { path, number } of numbersIn(raw)) {
      expect(number.source.length, path.join('.')).toBeGreaterThan(8);
      expect(number.source, path.join('.')).not.toMatch(/domain|dossier|\bnote\b|\[\d+\]/i);
    }
  });

  it('arms no heater by a number that is an estimate, until a technician has confirmed it', () => {
    const guessed = allOf(profile, 'C');
    expect(heatsFor(guessed, [])).toBe(false);
    expect(heatsFor(guessed, [resolveFrostMinimum(guessed).path])).toBe(true);
    expect(heatsFor(profile, [])).toBe(resolveFrostMinimum(profile).confidence !== 'C');
  });

  it('stands in the README with its frost minimum and how many of its numbers are A, B and C', () => {
    const grades = numbersIn(raw).map(({ number }) => number.confidence);
    const counts = ['A', 'B', 'C'].map((grade) => grades.filter((one) => one === grade).length).join(' / ');
    const { value, confidence } = resolveFrostMinimum(profile);
    const row = readFileSync('profiles/README.md', 'utf8')
      .split('\n')
      .find((line) => line.startsWith(`| \`${id}\` |`));
    expect(row).toContain(`| ${value} (${confidence}) |`);
    expect(row).toContain(`| ${counts} |`);
  });

  it('has a plan for the pump that a family could have written, or none', () => {
    const sun = { rise: 360, set: 1080 };
    const plan = defaultSchedule(profile, sun, ['pump']);
    const frame = { actuators: [pump], profile, day: { sun, stage: '', month: 1 }, mostWatts: undefined };
    expect(findScheduleProblems(plan, frame)).toEqual([]);
    expect(plan.blocks.length > 0).toBe(profile.circulation !== undefined);
  });

  it('has a name in every language, and so have its stages', () => {
    for (const words of Object.values(CATALOGUES)) {
      expect(words).toHaveProperty([`crop.${id}`]);
      for (const stage of profile.stages) expect(words).toHaveProperty([`stage.${stage.id}`]);
    }
  });
});

describe.each(SITES)('%s', (id) => {
  const site = siteOf(id);

  it('is named as its file and says of each number what a form must know of it', () => {
    expect([site.id, site.copyOf]).toEqual([id, undefined]);
    for (const { path, number } of numbersIn(rawProfile('sites', id))) {
      expect(number.source.length, path.join('.')).toBeGreaterThan(8);
      expect(limitsAt(siteSchema, path), path.join('.')).toBeDefined();
    }
  });

  it('lies on the high plains of La Paz', () => {
    expect(site.altitude.value).toBeGreaterThan(3800);
    expect(Math.hypot(site.latitude.value + 16.4, site.longitude.value + 68.4)).toBeLessThan(0.5);
  });

  it('is below 1.7 and above 0.7 kPa over the standard atmosphere, as all of the Altiplano is', () => {
    const standard = 101.325 * (1 - 2.25577e-5 * site.altitude.value) ** 5.2559;
    expect(site.meanPressure.value - standard).toBeGreaterThan(0.7);
    expect(site.meanPressure.value - standard).toBeLessThan(1.7);
  });

  it('is as warm and wet as the pampa can be', () => {
    const { minTemperature, maxTemperature, rain } = site.climate;
    const year = [...minTemperature, ...maxTemperature].reduce((sum, x) => sum + x, 0) / 24;
    expect(year).toBeGreaterThan(6);
    expect(year).toBeLessThan(11);
    expect(rain!.reduce((sum, x) => sum + x, 0)).toBeGreaterThan(550);
  });
});

test('higher is never denser', () => {
  const byHeight = SITES.map(siteOf).sort((a, b) => a.altitude.value - b.altitude.value);
  const pressures = byHeight.map(({ meanPressure }) => meanPressure.value);
  expect(pressures).toEqual([...pressures].sort((a, b) => b - a));
});
