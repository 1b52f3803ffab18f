// The threshold of heat is the lowest that keeps every leaf, whatever the house; and what it costs is set against perfect knowledge.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { billHeat } from '../../bench/control/heat.ts';
import type { Job, Outcome } from '../../bench/control/job.ts';

/** A house whose leaf is so much colder than the threshold, a little more on each further seed. */
const houseOf = (gap: number) => {
  const asked: Job[] = [];
  const outcomeOf = (job: Job): Outcome => {
    const { controller, heatAt = 0, seed } = job;
    const isPerfect = controller === 'oracle';
    // What perfect knowledge holds it misses by a little, on each seed by another.
    const coldestLeaf = heatAt - (isPerfect ? 0.008 + 0.01 * seed : gap + 0.01 * seed);
    return {
      job,
      days: 7,
      figures: {
        coldestLeaf,
        heatKwh: isPerfect ? 10 * heatAt * (job.scenario === 'S1' ? 1 : 0.5) : 20 + heatAt,
      },
      took: 1,
      dosedOfCap: 0,
      falseAlarms: [],
    };
  };
  const pool = {
    run: async (jobs: readonly Job[]) => {
      asked.push(...jobs);
      return jobs.map(outcomeOf);
    },
  };
  return { pool, asked };
};

test('the lowest threshold that keeps the worst leaf is found, in few trials', async () => {
  const gaps = fc.double({ min: -1.4, max: 6.4, noNaN: true });
  await fc.assert(
    fc.asyncProperty(gaps, async (gap) => {
      const { pool, asked } = houseOf(gap);
      const [bill] = await billHeat(pool, 'S1', ['ours'], [1, 2]);
      const least = Math.max(-1, Math.ceil((gap + 0.52) * 20 - 1e-9) / 20);
      expect(bill?.heatAt).toBeCloseTo(least);
      expect(bill?.ratio).toBeCloseTo((2 * (20 + least)) / (5.2 + 5.3));
      expect(bill?.ratioWithoutContacts).toBeCloseTo((4 * (20 + least)) / (5.2 + 5.3));
      expect(asked.length).toBeLessThanOrEqual(2 * 14);
    }),
    { seed: 3 },
  );
});

test('perfect knowledge is lifted on each seed until its own leaf is kept, and no further', async () => {
  const { pool, asked } = houseOf(1);
  await billHeat(pool, 'S1', [], [1, 2]);
  const last = (seed: number) => asked.filter((job) => job.scenario === 'S1' && job.seed === seed).at(-1);
  expect([last(1)?.heatAt, last(2)?.heatAt]).toEqual([0.52, 0.53]);
});

test('a leaf that perfect knowledge cannot keep is no yardstick', async () => {
  const pool = {
    run: async (jobs: readonly Job[]) =>
      jobs.map((job) => ({
        job,
        days: 7,
        figures: { coldestLeaf: -1 },
        took: 1,
        dosedOfCap: 0,
        falseAlarms: [],
      })),
  };
  await expect(billHeat(pool, 'S1', [], [1])).rejects.toThrow('cannot keep');
});

test('who cannot keep the leaf with any threshold has none', async () => {
  const [bill] = await billHeat(houseOf(7).pool, 'S1', ['ours'], [1]);
  expect(bill?.heatAt).toBeUndefined();
});
