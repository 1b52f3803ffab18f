// Things break: a dead probe, a pump that does not pump, a relay that sticks, a pulled cable, a dry tank. The house stays safe
// and says what happened.
import { expect, test } from 'vitest';
import { commandOf, HOUR, hasAlarm, laPaz, MINUTE, startScenario, vetoOf } from '../support/scenario.ts';

test('given an open vent, when the air probe dies, then vent and heater go to their safe duty and an alarm names the probe', async () => {
  const scenario = await startScenario(laPaz('2026-11-10T11:00:00'));
  await scenario.runUntil('vent open', (cycle) => commandOf(cycle, 'vent').duty > 0, 4 * HOUR);
  scenario.board.fail({ dead: ['air.temperature', 'air.humidity'] });
  await scenario.run(3 * MINUTE);
  const blind = scenario.last();
  expect(blind.result.readings['air.temperature']).toMatchObject({ quality: 'bad', why: 'no-answer' });
  expect(commandOf(blind, 'vent')).toMatchObject({ duty: 0, origin: 'safe' });
  expect(commandOf(blind, 'heater')).toMatchObject({ duty: 0, origin: 'safe' });
  expect(hasAlarm(blind, 'sensor:air.temperature')).toBe(true);
});

test('given a pump that does not pump, when it is ordered, then "ordered, not happening" is an alarm', async () => {
  const scenario = await startScenario(laPaz('2026-10-05T12:00:00'));
  scenario.board.fail({ blockedPump: true });
  const told = await scenario.runUntil('alarm', (cycle) => hasAlarm(cycle, 'no-effect:pump'), HOUR);
  expect(told.result.proofs['pump']).toBe('refuted');
});

test('given a tank that runs dry, when the level falls below the limit, then the pump is vetoed and stays off', async () => {
  const scenario = await startScenario(laPaz('2026-10-05T12:00:00'));
  scenario.plant.hold({ tankLevel: 10 });
  const dry = await scenario.runUntil(
    'dry run',
    (cycle) => vetoOf(cycle, 'pump')?.by === 'dry-run',
    2 * HOUR,
  );
  expect(commandOf(dry, 'pump').duty).toBe(0);
  await scenario.run(30 * MINUTE);
  expect(commandOf(scenario.last(), 'pump').duty).toBe(0);
});

test('given a pulled cable, when it is put back, then control takes over by itself and replays nothing', async () => {
  const scenario = await startScenario(laPaz('2026-10-05T12:00:00'));
  await scenario.run(10 * MINUTE);
  scenario.board.unplug();
  await scenario.run(5 * MINUTE);
  const dark = scenario.last();
  expect(dark.input.linkReady).toBe(false);
  expect(dark.outputs.every(({ duty }) => duty === null)).toBe(true);
  expect(hasAlarm(dark, 'link')).toBe(true);
  scenario.board.plugIn();
  await scenario.run(2 * MINUTE);
  expect(scenario.last().input.linkReady).toBe(true);
  expect(scenario.last().outputs.every(({ duty }) => duty !== null)).toBe(true);
});
