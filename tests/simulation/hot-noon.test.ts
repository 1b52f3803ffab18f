// A clear noon: the vents open in proportion, not on and off, the house does not cook, and nobody is called for nothing.
import { expect, test } from 'vitest';
import { commandOf, disobedience, goodValue, HOUR, laPaz, startScenario } from '../support/scenario.ts';

test('given a clear day, when the air passes the setpoint, then the vent opens and the air stays bearable', async () => {
  const scenario = await startScenario(laPaz('2026-11-10T07:00:00'));
  await scenario.run(9 * HOUR);
  const open = scenario.rounds.filter((cycle) => commandOf(cycle, 'vent').duty > 0);
  expect(open.length).toBeGreaterThan(100);
  const hottest = Math.max(...scenario.rounds.map((cycle) => goodValue(cycle, 'air.temperature') ?? 0));
  expect(hottest).toBeLessThan(38);
});

test('a whole day of a healthy house moves the vent at most forty times, raises no alarm storm and accuses nobody', async () => {
  const scenario = await startScenario(laPaz('2026-10-05T00:00:00'));
  await scenario.run(24 * HOUR);
  const duties = scenario.rounds.map((cycle) => commandOf(cycle, 'vent').duty);
  const moves = duties.filter((duty, index) => index > 0 && duty !== duties[index - 1]).length;
  expect(moves).toBeLessThanOrEqual(40);
  const raised = scenario.rounds.flatMap(({ result }) => result.raised.map(({ id }) => id));
  expect(raised.length, raised.join(', ')).toBeLessThanOrEqual(6);
  expect(disobedience(scenario.rounds)).toEqual([]);
});
