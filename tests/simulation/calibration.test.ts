// A technician takes the pH probe out of a running greenhouse and forgets it: it is silent from that moment, people are told, and it
// counts again when its time is over.
import { expect, test } from 'vitest';
import type { CalibrationPointRequest } from '../../controller/contract/calibration.ts';
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

test('a dosing pump runs into the glass through the interlocks, and nothing else doses meanwhile', async () => {
  const house = await startScenario(START, { files: await loadSite('hardware/rigs/full.json') });
  await house.run(2 * MINUTE);
  const { calibrations } = house.controller.station;
  const begun = await calibrations.begin('doser-a', { by: 'Ana', instrument: 'Kamoer 1' }, 'test');
  if (begun.outcome !== 'accepted' || !begun.session) throw new Error(JSON.stringify(begun));
  const { session } = begun.session;
  const point = (reference: CalibrationPointRequest['reference']) =>
    calibrations.dip('doser-a', { session, reference });
  const from = house.rounds.length;
  const doses = () =>
    house.rounds.slice(from).flatMap(({ result }) => result.commands.filter(({ dose }) => dose));

  expect(await point({ kind: 'glass', ml: 5, run: 1 })).toMatchObject({
    because: { key: 'calibration.run-first' },
  });
  expect(await point({ kind: 'run', seconds: 10, run: 1 })).toMatchObject({ outcome: 'accepted' });
  await house.run(20_000);
  expect(doses()).toMatchObject([{ actuator: 'doser-a', origin: 'manual', dose: { length: 10_000 } }]);
  const rate = (doses()[0]?.dose?.ml ?? 0) / 10;
  await point({ kind: 'glass', ml: 10 * rate * 1.2, run: 1 });

  // Five minutes after any dose, as for every other one.
  expect(await point({ kind: 'run', seconds: 20, run: 2 })).toMatchObject({
    because: { key: 'veto.dose-exclusion' },
  });
  await house.run(5 * MINUTE);
  await house.controller.station.stopAll('test');
  expect(await point({ kind: 'run', seconds: 20, run: 2 })).toMatchObject({
    because: { key: 'veto.stopped' },
  });
  await house.controller.station.releaseStop('test');
  expect(await point({ kind: 'run', seconds: 20, run: 2 })).toMatchObject({ outcome: 'accepted' });
  await house.run(30_000);
  await point({ kind: 'glass', ml: 20 * rate * 1.2, run: 2 });
  expect(await calibrations.finish('doser-a', session, 'test')).toMatchObject({
    record: {
      quantity: 'pumpRate',
      line: { slope: expect.closeTo(rate * 1.2, 6) },
      figures: { movedPercent: 20 },
    },
  });
  expect(doses().map(({ dose }) => dose?.length)).toEqual([10_000, 20_000]);
  await house.stop();
}, 60_000);
