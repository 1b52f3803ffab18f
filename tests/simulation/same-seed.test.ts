// The same seed gives the same bytes: a scenario that failed once fails again.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { HOUR, laPaz, startScenario } from '../support/scenario.ts';

const trace = async (seed: number): Promise<string> => {
  const scenario = await startScenario(laPaz('2026-08-01T05:00:00'), { seed });
  await scenario.run(3 * HOUR);
  const hash = createHash('sha256');
  for (const { result } of scenario.rounds) hash.update(JSON.stringify([result.readings, result.commands]));
  return hash.digest('hex');
};

test('the same seed gives the same trace, another seed another', async () => {
  const [first, again, other] = [await trace(1), await trace(1), await trace(2)];
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});
