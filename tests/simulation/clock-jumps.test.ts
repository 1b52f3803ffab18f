// Somebody sets the clock, or it was never set: timed orders end on elapsed time, and nothing is replayed or doubled.
import { expect, test } from 'vitest';
import { commandOf, HOUR, laPaz, MINUTE, startScenario } from '../support/scenario.ts';

test('given a pump ordered on for ten minutes, when the calendar jumps back a day, then it still ends after ten minutes', async () => {
  const scenario = await startScenario(laPaz('2026-07-10T02:00:00'));
  await scenario.run(5 * MINUTE);
  await scenario.controller.station.setOutput('pump', { mode: 'on', minutes: 10 }, 'family');
  await scenario.run(2 * MINUTE);
  expect(commandOf(scenario.last(), 'pump').origin).toBe('manual');
  scenario.clock.setNow(laPaz('2026-07-09T02:00:00'));
  await scenario.run(8 * MINUTE + 10_000);
  expect(commandOf(scenario.last(), 'pump').origin).not.toBe('manual');
});

test('given a clock that says 1970, when the day passes, then the pump still runs by elapsed time', async () => {
  const scenario = await startScenario(Date.UTC(1970, 0, 1, 12));
  scenario.clock.setTrust('unknown');
  await scenario.run(3 * HOUR);
  const running = scenario.rounds.filter((cycle) => commandOf(cycle, 'pump').duty > 0).length;
  expect(running).toBeGreaterThan(0);
  expect(running).toBeLessThan(scenario.rounds.length);
});

test('given fifty years forward, when the clock jumps, then no burst of runs follows', async () => {
  const scenario = await startScenario(laPaz('2026-07-10T10:00:00'));
  await scenario.run(30 * MINUTE);
  scenario.clock.setNow(laPaz('2076-07-10T10:30:00'));
  await scenario.run(2 * HOUR);
  const after = scenario.rounds.slice(-1000).map((cycle) => commandOf(cycle, 'pump').duty);
  const starts = after.filter((duty, index) => duty > 0 && index > 0 && after[index - 1] === 0).length;
  expect(starts).toBeLessThanOrEqual(5);
});
