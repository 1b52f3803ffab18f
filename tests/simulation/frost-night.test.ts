// A July night: the vents stay shut, heat is called for at the frost minimum, and the verdict says so.
import { expect, test } from 'vitest';
import { commandOf, goodValue, HOUR, laPaz, startScenario } from '../support/scenario.ts';

test('given a cold night, when the air falls below the frost minimum, then vents are shut, heat is on and the verdict is danger', async () => {
  const scenario = await startScenario(laPaz('2026-07-10T20:00:00'));
  await scenario.run(2 * 60_000);
  scenario.plant.hold({ outsideTemperature: -8, airTemperature: 0.5 });
  // Heat begins while the air still falls; the verdict waits until it has fallen.
  const cold = await scenario.runUntil(
    'danger',
    ({ result }) => result.verdict.level === 'danger',
    10 * 60_000,
  );
  expect(commandOf(cold, 'vent').duty).toBe(0);
  expect(commandOf(cold, 'heater').duty).toBe(1);
  expect(cold.result.verdict.because.key).toMatch(/frost/);
});

test('given the night ends, when the air is well above the minimum, then the heater goes off by itself', async () => {
  const scenario = await startScenario(laPaz('2026-07-10T20:00:00'));
  scenario.plant.hold({ airTemperature: 0.5 });
  await scenario.runUntil('heater on', (cycle) => commandOf(cycle, 'heater').duty > 0, HOUR);
  scenario.plant.hold({ airTemperature: 12 });
  // A jump of twelve degrees is believed because both thermometers tell of it; they are some seconds behind the air.
  const warm = await scenario.runUntil(
    'good air and the heater off',
    (cycle) => goodValue(cycle, 'air.temperature') !== undefined && commandOf(cycle, 'heater').duty === 0,
    HOUR,
  );
  const minimum = warm.result.targets.frostMinimum.value;
  expect(goodValue(warm, 'air.temperature')).toBeGreaterThan(minimum + 3);
});

test('given frost, when a person orders the vent open, then the order is vetoed and the vent stays shut', async () => {
  const scenario = await startScenario(laPaz('2026-07-10T20:00:00'));
  scenario.plant.hold({ airTemperature: 0 });
  await scenario.run(2 * 60_000);
  const outcome = await scenario.controller.station.setOutput('vent', { mode: 'on', minutes: 10 }, 'family');
  expect(outcome).toMatchObject({ outcome: 'vetoed', by: 'frost' });
  await scenario.run(60_000);
  expect(commandOf(scenario.last(), 'vent').duty).toBe(0);
});

test('given a whole July night with a heater that holds it, when it ends, then it has cycled and nobody was woken', async () => {
  const scenario = await startScenario(laPaz('2026-07-01T00:00:00'));
  await scenario.run(9 * HOUR);
  const frost = scenario.rounds.flatMap(({ result }) => result.raised).filter(({ id }) => id === 'frost');
  const duties = scenario.rounds.map((cycle) => commandOf(cycle, 'heater').duty);
  const starts = duties.filter((duty, round) => duty > 0 && duties[round - 1] === 0);
  expect(starts.length).toBeGreaterThan(3);
  expect(frost).toEqual([]);
});
