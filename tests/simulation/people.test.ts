// What people decide: Stop all, taking over, letting go.
import { expect, test } from 'vitest';
import { commandOf, laPaz, MINUTE, startScenario } from '../support/scenario.ts';

test('given everything runs, when Stop all is pressed, then every output is safe at once and stays so until released', async () => {
  const scenario = await startScenario(laPaz('2026-10-05T12:00:00'));
  await scenario.run(20 * MINUTE);
  await scenario.controller.station.stopAll('family');
  expect(scenario.last().result.commands.map(({ duty }) => duty)).toEqual([0, 0, 0]);
  await scenario.run(10 * MINUTE);
  expect(scenario.last().result.commands.every(({ duty }) => duty === 0)).toBe(true);
  expect(scenario.controller.station.snapshot().stop.active).toBe(true);
  await scenario.controller.station.releaseStop('family');
  await scenario.run(20 * MINUTE);
  expect(scenario.controller.station.snapshot().stop.active).toBe(false);
  expect(
    scenario.rounds.slice(-200).some((cycle) => cycle.result.commands.some(({ duty }) => duty > 0)),
  ).toBe(true);
});

test('given mild air, when the vent is ordered open for two minutes, then it opens and ends by itself', async () => {
  const scenario = await startScenario(laPaz('2026-07-10T20:00:00'));
  scenario.plant.hold({ airTemperature: 15, outsideTemperature: 12 });
  await scenario.run(6 * MINUTE);
  const outcome = await scenario.controller.station.setOutput('vent', { mode: 'on', minutes: 2 }, 'family');
  expect(outcome).toEqual({ outcome: 'accepted' });
  expect(commandOf(scenario.last(), 'vent').duty).toBe(1);
  await scenario.runUntil('vent automatic again', (cycle) => !('vent' in cycle.input.overrides), 3 * MINUTE);
  const closed = await scenario.runUntil(
    'vent shut',
    (cycle) => commandOf(cycle, 'vent').duty === 0,
    10 * MINUTE,
  );
  expect(closed.result.commands.find(({ actuator }) => actuator === 'vent')?.origin).toBe('automatic');
});

test('given an output held off, when time passes, then it stays off until it is given back', async () => {
  const scenario = await startScenario(laPaz('2026-10-05T12:00:00'));
  await scenario.controller.station.setOutput('pump', { mode: 'off' }, 'technician');
  await scenario.run(60 * MINUTE);
  expect(scenario.rounds.slice(5).every((cycle) => commandOf(cycle, 'pump').duty === 0)).toBe(true);
  await scenario.controller.station.setOutput('pump', { mode: 'automatic' }, 'technician');
  await scenario.runUntil('pump on again', (cycle) => commandOf(cycle, 'pump').duty > 0, 60 * MINUTE);
});

test('given a schedule made from an older revision, when it is saved, then it is refused and nothing changes', async () => {
  const scenario = await startScenario(laPaz('2026-10-05T12:00:00'));
  const { station } = scenario.controller;
  const { schedule } = station.snapshot();
  expect(await station.editSchedule(schedule, 'family')).toEqual({ outcome: 'accepted' });
  expect(await station.editSchedule(schedule, 'somebody else')).toMatchObject({ outcome: 'refused' });
});

test('given a schedule that overlaps itself, when it is previewed or saved, then it says so', async () => {
  const scenario = await startScenario(laPaz('2026-10-05T12:00:00'));
  const { station } = scenario.controller;
  const block = { actuator: 'pump', from: 60, to: 120, on: 10, off: 10 };
  const overlapping = {
    revision: station.snapshot().schedule.revision,
    blocks: [block, { ...block, from: 100, to: 160 }],
  };
  expect(station.previewSchedule(overlapping).problems).not.toEqual([]);
  expect(await station.editSchedule(overlapping, 'family')).toMatchObject({ outcome: 'refused' });
});
