// One output for two seconds: what was shown is answered and written down as it was.
import { expect, test } from 'vitest';
import type { BriefRun, Seen } from '../../../controller/app/brief-run.ts';
import { createSelfTest } from '../../../controller/app/self-test.ts';
import type { JournalEntry } from '../../../controller/core/journal-entry.ts';
import { createTestLog } from '../../support/body-orders.ts';
import { createTestClock } from '../../support/clock.ts';

const bench = (run: BriefRun) => {
  const journal: JournalEntry[] = [];
  const asked: number[] = [];
  const test = createSelfTest({
    clock: createTestClock(),
    log: createTestLog(),
    journal: { append: async (entry) => void journal.push(entry) },
    runBriefly: async (_output, lasting) => {
      asked.push(lasting);
      return run;
    },
  });
  return { test, journal, asked };
};
const showing = (seen: Seen): BriefRun => ({ outcome: 'accepted', ended: Promise.resolve(seen) });

test.each([
  ['proved', { isConfirmed: true, proof: 'proved' }],
  ['confirmed', { isConfirmed: true, proof: 'none' }],
  ['silent', { isConfirmed: false, proof: 'none' }],
] as const)('what was %s is told and written so', async (words, seen) => {
  const { test, journal, asked } = bench(showing(seen));
  expect(await test('pump', 'tablet')).toMatchObject({
    outcome: 'accepted',
    result: { output: 'pump', ...seen },
  });
  expect(asked).toEqual([2000]);
  expect(journal).toMatchObject([
    { kind: 'system', subject: 'self-test:pump', by: 'tablet', because: { key: `selftest.${words}` } },
  ]);
});

test('a refusal is passed on, and nothing is written', async () => {
  const veto = { outcome: 'vetoed', by: 'dry-run', because: { key: 'veto.dry-run' } } as const;
  const { test, journal } = bench(veto);
  expect(await test('pump', 'tablet')).toEqual(veto);
  expect(journal).toEqual([]);
});
