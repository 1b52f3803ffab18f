// A crop file whose numbers contradict each other is refused, with the number that is wrong and the one it is wrong against.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cropProfileSchema } from '../../../controller/contract/profile.ts';

type Points = Record<string, { value: number }>;

const lettuce = () => JSON.parse(readFileSync('profiles/crops/lettuce.json', 'utf8'));

/** The shipped crop with one number changed, and what is said to it. */
const sayingsTo = (path: string, value: number): readonly string[] => {
  const profile = lettuce();
  const place = path.split('.').reduce((at, key) => at[key], profile);
  place.value = value;
  const parsed = cropProfileSchema.safeParse(profile);
  return (parsed.error?.issues ?? []).map(({ path: where, message }) => `${where.join('.')}: ${message}`);
};

it('accepts the crop that is shipped', () => {
  expect(cropProfileSchema.safeParse(lettuce()).success).toBe(true);
});

it.each([
  [
    'air.night.best',
    24,
    'air.day.best.value: at least the 24 of air.night.best: the day must not be colder than the night',
  ],
  [
    'air.day.min',
    1,
    'air.day.min.value: at least the 3 of air.night.min: the day must not be colder than the night',
  ],
  ['air.day.max', 12, 'air.day.max.value: at least the 18 of best: min, best, max must rise'],
  ['air.night.min', 9, 'air.night.best.value: at least the 9 of min: min, best, max must rise'],
  ['humidity.min', 99, 'humidity.max.value: at least the 99 of min: min, max must rise'],
  ['solution.acidity.max', 2, 'solution.acidity.max.value: at least the 5.6 of min: min, max must rise'],
  [
    'stages.1.conductivity.min',
    9,
    'stages.1.conductivity.max.value: at least the 9 of min: min, max must rise',
  ],
])('with %s at %d is refused', (path, value, words) => {
  expect(sayingsTo(path, value)).toContain(words);
});

it('with vents that are full before they start is refused', () => {
  expect(sayingsTo('ventilation.full', 1)[0]).toMatch(
    /^ventilation\.full\.value: more than the .* of ventilation\.start/,
  );
});

it('is accepted only where no day is colder than its night', () => {
  const degrees = fc.integer({ min: 0, max: 30 });
  const span = fc.tuple(degrees, degrees, degrees);
  fc.assert(
    fc.property(span, span, (day, night) => {
      const profile = lettuce();
      const points = ['min', 'best', 'max'];
      const set = (at: Points, values: readonly number[]) =>
        points.forEach((point, index) => {
          at[point]!.value = values[index]!;
        });
      set(profile.air.day, day);
      set(profile.air.night, night);
      const rises = (values: readonly number[]) =>
        values.every((value, n) => n === 0 || value >= values[n - 1]!);
      const isSound = rises(day) && rises(night) && day.every((value, n) => value >= night[n]!);
      expect(cropProfileSchema.safeParse(profile).success).toBe(isSound);
    }),
    {
      numRuns: 300,
      examples: [
        [
          [10, 18, 25],
          [3, 8, 12],
        ],
      ],
    },
  );
});
