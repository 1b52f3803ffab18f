// A clear noon: the vents open in proportion, not on and off, and the house does not cook.
import { expect, test } from 'vitest';
import { commandOf, goodValue, HOUR, laPaz, startScenario } from '../support/scenario.ts';

test('given a clear day, when the air passes the setpoint, then the vent opens and the air stays bearable', async () => {
  const scenario = await startScenario(laPaz('2026-11-10T06:00:00'));
  await scenario.run(12 * HOUR);
  const open = scenario.rounds.filter((cycle) => commandOf(cycle, 'vent').duty > 0);
  expect(open.length).toBeGreaterThan(100);
  const hottest = Math.max(...scenario.rounds.map((cycle) => goodValue(cycle, 'air.temperature') ?? 0));
  expect(hottest).toBeLessThan(38);
});

test('a whole day moves the vent at most forty times', async () => {
  const scenario = await startScenario(laPaz('2026-10-05T00:00:00'));
  await scenario.run(24 * HOUR);
  const duties = scenario.rounds.map((cycle) => commandOf(cycle, 'vent').duty);
  const moves = duties.filter((duty, index) => index > 0 && duty !== duties[index - 1]).length;
  expect(moves).toBeLessThanOrEqual(40);
});

test('a day raises no alarm storm on a healthy greenhouse', async () => {
  const scenario = await startScenario(laPaz('2026-10-05T00:00:00'));
  await scenario.run(24 * HOUR);
  const raised = scenario.rounds.flatMap(({ result }) => result.raised.map(({ id }) => id));
  expect(raised.length, raised.join(', ')).toBeLessThanOrEqual(6);
});
