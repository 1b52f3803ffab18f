// A form finds the unit, least and most of any number of a profile by its place, and nothing where no number stands.
import { expect, it } from 'vitest';
import { cropProfileSchema, siteSchema } from '../../../controller/contract/profile.ts';
import { limitsAt } from '../../../controller/contract/profile-fields.ts';

it.each([
  [['air', 'day', 'best'], { unit: '°C', least: -20, most: 45 }],
  [['stages', 3, 'conductivity', 'max'], { unit: 'mS/cm', least: 0, most: 6 }],
  [['solution', 'temperature', 'min'], { unit: '°C', least: 0, most: 40 }],
  [['circulation', 'night', 'off'], { unit: 'min', least: 0, most: 1440, whole: true }],
])('%j is a number with limits', (path, limits) => {
  expect(limitsAt(cropProfileSchema, path)).toMatchObject(limits);
});

it.each([
  [['altitude'], 'm'],
  [['meanPressure'], 'kPa'],
])('%j of a site is one too, in %s', (path, unit) => {
  expect(limitsAt(siteSchema, path)).toMatchObject({ unit });
});

it.each([[[]], [['air']], [['air', 'day']], [['id']], [['id', 'x']], [['air', 'noon']], [['stages', 0]]])(
  '%j is none',
  (path) => {
    expect(limitsAt(cropProfileSchema, path)).toBeUndefined();
  },
);
