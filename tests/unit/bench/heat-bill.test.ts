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
    const coldestLeaf = isPerfect ? 0.5 : heatAt - gap - 0.01 * seed;
    return {
      job,
      days: 7,
      figures: { coldestLeaf, heatKwh: isPerfect ? 10 : 20 + heatAt },
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
      expect(bill?.ratio).toBeCloseTo((20 + least) / 10);
      expect(asked.length).toBeLessThanOrEqual(2 * 10);
    }),
    { seed: 3 },
  );
});

test('who cannot keep the leaf with any threshold has none', async () => {
  const [bill] = await billHeat(houseOf(7).pool, 'S1', ['ours'], [1]);
  expect(bill?.heatAt).toBeUndefined();
});
