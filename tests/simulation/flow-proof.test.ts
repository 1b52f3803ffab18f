// A flow meter proves the pump by litres a minute: water seen while it is ordered, none while it rests, and an alarm otherwise.
import { expect, test } from 'vitest';
import { toInstallation } from '../../controller/app/installation.ts';
import { loadSite } from '../../controller/site-files.ts';
import { familyWithFlowMeter } from '../support/part-rigs.ts';
import { commandOf, goodValue, HOUR, hasAlarm, laPaz, startScenario } from '../support/scenario.ts';

const startWithFlowMeter = async () => {
  const family = await loadSite('hardware/rigs/family.json');
  const rig = familyWithFlowMeter();
  const files = { ...family, rig, installation: toInstallation(rig, family.siteFile) };
  return startScenario(laPaz('2026-10-05T12:00:00'), { files });
};

test('given a pump with a flow meter, when it runs, then litres a minute prove it; when it rests, nothing flows', async () => {
  const scenario = await startWithFlowMeter();
  const running = await scenario.runUntil(
    'proof',
    ({ result }) => result.proofs['pump'] === 'proved',
    2 * HOUR,
  );
  expect(goodValue(running, 'water.flow-rate')).toBeGreaterThan(1);
  const rested = await scenario.runUntil('rest', (cycle) => commandOf(cycle, 'pump').duty === 0, 2 * HOUR);
  await scenario.run(20_000);
  expect(goodValue(scenario.last(), 'water.flow-rate')).toBeLessThan(1);
  expect(scenario.rounds.every((cycle) => !hasAlarm(cycle, 'no-effect:pump'))).toBe(true);
  expect(rested.result.alarms.map(({ id }) => id)).not.toContain('stuck-on:pump');
});

test('given a pump that moves nothing, when it is ordered, then the flow meter refutes it within half a minute', async () => {
  const scenario = await startWithFlowMeter();
  await scenario.runUntil('pump off', (cycle) => commandOf(cycle, 'pump').duty === 0, HOUR);
  scenario.board.fail([{ kind: 'stopped', actuator: 'pump' }]);
  const ordered = await scenario.runUntil('order', (cycle) => commandOf(cycle, 'pump').duty > 0, 2 * HOUR);
  const told = await scenario.runUntil('alarm', (cycle) => hasAlarm(cycle, 'no-effect:pump'), HOUR);
  expect(told.now - ordered.now).toBeLessThanOrEqual(30_000);
});

test('given a flow meter that does not answer, then it proves and refutes nothing', async () => {
  const scenario = await startWithFlowMeter();
  scenario.board.fail([
    { kind: 'dead', tag: 'water.flow-rate' },
    { kind: 'stopped', actuator: 'pump' },
  ]);
  await scenario.runUntil('order', (cycle) => commandOf(cycle, 'pump').duty > 0, 2 * HOUR);
  await scenario.run(60_000);
  expect(hasAlarm(scenario.last(), 'no-effect:pump')).toBe(false);
  expect(hasAlarm(scenario.last(), 'sensor:water.flow-rate')).toBe(true);
});
