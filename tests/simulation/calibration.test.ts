// A technician takes the pH probe out of a running greenhouse and forgets it: it is silent from that moment, people are told, and it
// counts again when its time is over.
import { expect, test } from 'vitest';
import { loadSite } from '../../controller/site-files.ts';
import { laPaz, MINUTE, startScenario } from '../support/scenario.ts';

const PH = 'solution.acidity';
const START = laPaz('2026-07-01T10:00');

test('a probe that is being calibrated says nothing, and comes back by itself', async () => {
  const house = await startScenario(START, { files: await loadSite('hardware/rigs/full.json') });
  await house.run(MINUTE);
  expect(house.last().result.readings[PH]).toMatchObject({ quality: 'good' });

  const { calibrations, snapshot } = house.controller.station;
  await calibrations.begin(PH, { by: 'Ana', instrument: 'nº 7' }, 'test');
  expect(house.last().result.readings[PH]).toMatchObject({ quality: 'bad', why: 'calibrating' });
  expect(snapshot().readings[PH]).toMatchObject({ quality: 'bad', why: 'calibrating' });

  const from = house.rounds.length;
  await house.run(19 * MINUTE);
  for (const { result } of house.rounds.slice(from))
    expect(result.readings[PH]).toMatchObject({ quality: 'bad', why: 'calibrating' });
  expect(house.last().result.alarms).toMatchObject([
    { id: `sensor:${PH}`, because: { key: 'alarm.sensor.calibrating' } },
  ]);

  await house.run(4 * MINUTE);
  expect(house.last().result.readings[PH]).toMatchObject({ quality: 'good' });
  expect(calibrations.view(PH)).toBeUndefined();
  await house.stop();
}, 60_000);

test('a probe that was out when the power went moves nothing after the restart', async () => {
  const files = await loadSite('hardware/rigs/full.json');
  const house = await startScenario(START, { files, probesOut: { version: 1, tags: [PH] } });
  for (const { result } of house.rounds)
    expect(result.readings[PH]).toMatchObject({ quality: 'bad', why: 'calibrating' });
  await house.run(19 * MINUTE);
  expect(house.last().result.readings[PH]).toMatchObject({ quality: 'bad', why: 'calibrating' });
  await house.run(2 * MINUTE);
  expect(house.last().result.readings[PH]).toMatchObject({ quality: 'good' });
  await house.stop();
}, 60_000);
