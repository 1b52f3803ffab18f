// Things break: a dead probe, a pump that does not pump, a relay that sticks, a pulled cable, a dry tank. The house stays safe
// and says what happened.
import { expect, test } from 'vitest';
import {
  commandOf,
  disobedience,
  HOUR,
  hasAlarm,
  laPaz,
  MINUTE,
  startScenario,
  vetoOf,
} from '../support/scenario.ts';

const SECOND = 1000;
test('given an open vent, when the air probe dies, then vent and heater go to their safe duty and an alarm names the probe', async () => {
  const scenario = await startScenario(laPaz('2026-11-10T11:00:00'));
  await scenario.runUntil('vent open', (cycle) => commandOf(cycle, 'vent').duty > 0, 4 * HOUR);
  scenario.board.fail([
    { kind: 'dead', tag: 'air.temperature' },
    { kind: 'dead', tag: 'air.humidity' },
  ]);
  await scenario.run(3 * MINUTE);
  const blind = scenario.last();
  expect(blind.result.readings['air.temperature']).toMatchObject({ quality: 'bad', why: 'no-answer' });
  expect(commandOf(blind, 'vent')).toMatchObject({ duty: 0, origin: 'safe' });
  expect(commandOf(blind, 'heater')).toMatchObject({ duty: 0, origin: 'safe' });
  expect(hasAlarm(blind, 'sensor:air.temperature')).toBe(true);
});

test('given a pump that does not pump, when it is ordered, then "ordered, not happening" is an alarm within half a minute', async () => {
  const scenario = await startScenario(laPaz('2026-10-05T12:00:00'));
  await scenario.runUntil('pump off', (cycle) => commandOf(cycle, 'pump').duty === 0, HOUR);
  scenario.board.fail([{ kind: 'stopped', actuator: 'pump' }]);
  const ordered = await scenario.runUntil(
    'pump ordered',
    (cycle) => commandOf(cycle, 'pump').duty > 0,
    2 * HOUR,
  );
  const told = await scenario.runUntil('alarm', (cycle) => hasAlarm(cycle, 'no-effect:pump'), HOUR);
  expect(told.result.proofs['pump']).toBe('refuted');
  expect(told.now - ordered.now).toBeLessThanOrEqual(30 * SECOND);
});

test('given a pump relay that has welded, when the pump is ordered off, then "happening, not ordered" is an alarm within half a minute', async () => {
  const scenario = await startScenario(laPaz('2026-10-05T12:00:00'));
  await scenario.runUntil('pump on', (cycle) => commandOf(cycle, 'pump').duty > 0, 2 * HOUR);
  scenario.board.fail([{ kind: 'welded', actuator: 'pump' }]);
  const ordered = await scenario.runUntil('off', (cycle) => commandOf(cycle, 'pump').duty === 0, 2 * HOUR);
  const told = await scenario.runUntil('alarm', (cycle) => hasAlarm(cycle, 'stuck-on:pump'), HOUR);
  expect(told.outputs.find(({ actuator }) => actuator === 'pump')?.duty).toBe(0);
  expect(told.now - ordered.now).toBeLessThanOrEqual(30 * SECOND);
  expect(told.result.verdict).toMatchObject({
    level: 'danger',
    because: { key: 'alarm.stuck-on.pump.what' },
  });
});

test('given a heater that does not heat, when it is ordered, then that is an alarm within twenty-five minutes', async () => {
  const scenario = await startScenario(laPaz('2026-07-10T20:00:00'));
  scenario.plant.hold({ airTemperature: 2 });
  const ordered = await scenario.runUntil('heater', (cycle) => commandOf(cycle, 'heater').duty > 0, HOUR);
  const told = await scenario.runUntil('alarm', (cycle) => hasAlarm(cycle, 'no-effect:heater'), HOUR);
  expect(told.now - ordered.now).toBeLessThanOrEqual(25 * MINUTE);
});

test('given a heater relay that has welded, then the family is called within the night and the vents open by day as ever', async () => {
  const scenario = await startScenario(laPaz('2026-07-10T20:00:00'));
  await scenario.runUntil('heater on', (cycle) => commandOf(cycle, 'heater').duty > 0, 10 * HOUR);
  scenario.board.fail([{ kind: 'welded', actuator: 'heater' }]);
  const off = await scenario.runUntil('off', (cycle) => commandOf(cycle, 'heater').duty === 0, HOUR);
  const told = await scenario.runUntil('alarm', (cycle) => hasAlarm(cycle, 'stuck-on:heater'), HOUR);
  expect(told.now - off.now).toBeLessThanOrEqual(25 * MINUTE);
  const open = await scenario.runUntil('vent', (cycle) => commandOf(cycle, 'vent').duty > 0, 14 * HOUR);
  expect(open.result.readings['air.temperature']).toMatchObject({ quality: 'good' });
  expect(hasAlarm(open, 'stuck-on:heater')).toBe(true);
});

test.each([
  ['a night of July, with a heater that cycles,', '2026-07-10T17:00:00', 5],
  ['a day of January, in the rains,', '2026-01-10T07:00:00', 7],
])('given a healthy house, when %s passes, then no output is accused', async (_when, start, seed) => {
  const scenario = await startScenario(laPaz(start), { seed });
  await scenario.run(14 * HOUR);
  expect(disobedience(scenario.rounds)).toEqual([]);
  expect(scenario.rounds.some(({ result }) => result.proofs['pump'] === 'proved')).toBe(true);
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
