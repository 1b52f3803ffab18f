// A technician takes the pH probe out of a running greenhouse and forgets it: it is silent from that moment, people are told, and it
// counts again when its time is over.
import { expect, test } from 'vitest';
import { toInstallation } from '../../controller/app/installation.ts';
import type { CalibrationPointRequest } from '../../controller/contract/calibration.ts';
import { loadSite } from '../../controller/site-files.ts';
import { commandOf, laPaz, MINUTE, startScenario } from '../support/scenario.ts';

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
    because: { key: 'veto.dose-soon' },
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

test('each speed of a pump is measured by itself: one at a time, and the slow one stays the slower', async () => {
  const house = await startScenario(START, { files: await loadSite('hardware/rigs/full.json') });
  await house.run(2 * MINUTE);
  const { calibrations } = house.controller.station;
  const begin = (tag: string) => calibrations.begin(tag, { by: 'Ana', instrument: 'Kamoer 3' }, 'test');
  const begun = await begin('doser-acid.slow');
  if (begun.outcome !== 'accepted' || !begun.session) throw new Error(JSON.stringify(begun));
  expect(await begin('doser-acid')).toMatchObject({ because: { key: 'calibration.busy' } });
  const { session } = begun.session;
  const from = house.rounds.length;
  const measure = async (run: number, ml: number) => {
    await calibrations.dip('doser-acid.slow', { session, reference: { kind: 'run', seconds: 15, run } });
    await house.run(6 * MINUTE);
    await calibrations.dip('doser-acid.slow', { session, reference: { kind: 'glass', ml, run } });
  };
  for (const run of [1, 2]) await measure(run, 15 * 1.3);
  expect(await calibrations.finish('doser-acid.slow', session, 'test')).toMatchObject({
    because: { key: 'calibration.speeds-crossed', params: { slow: 1.3, full: 1.2 } },
  });
  for (const run of [1, 2]) await measure(run, 15 * 0.3);
  expect(await calibrations.finish('doser-acid.slow', session, 'test')).toMatchObject({
    record: { tag: 'doser-acid.slow', line: { slope: expect.closeTo(0.3, 6) }, before: { slope: 0.35 } },
  });
  const doses = house.rounds
    .slice(from)
    .flatMap(({ result }) =>
      result.commands.flatMap(({ actuator, dose }) => (dose ? [{ actuator, ...dose }] : [])),
    );
  expect(doses).toMatchObject(
    [1, 2, 3, 4].map(() => ({ actuator: 'doser-acid', speed: 'slow', length: 15_000, ml: 15 * 0.35 })),
  );
  await house.stop();
}, 60_000);

test('the way of a vent is measured from stop to stop, and it stands by it at once', async () => {
  const files = await loadSite('hardware/rigs/full.json');
  const rig = structuredClone(files.rig);
  for (const { id, config } of rig.actuators)
    if (id === 'vent') Object.assign(config, { travelOpenSeconds: 45, travelCloseSeconds: 45 });
  const installation = toInstallation(rig, files.siteFile);
  const house = await startScenario(START, { files: { ...files, rig, installation } });
  await house.run(2 * MINUTE);
  const { station } = house.controller;
  const { calibrations } = station;
  const begun = await calibrations.begin('vent', { by: 'Ana', instrument: 'cremallera' }, 'test');
  if (begun.outcome !== 'accepted' || !begun.session) throw new Error(JSON.stringify(begun));
  const { session } = begun.session;
  const next = () => calibrations.view('vent')?.next;
  const go = (kind: 'way' | 'arrived', end: 'open' | 'shut', run: number) =>
    calibrations.dip('vent', { session, reference: { kind, end, run } });
  const sent = () => commandOf(house.last(), 'vent');
  /** The motor of the virtual greenhouse takes 60 s; somebody looks on. */
  const measure = async (end: 'open' | 'shut', run: number) => {
    expect(next()).toEqual({ kind: 'way', end, run });
    expect(await go('way', end, run)).toMatchObject({ outcome: 'accepted' });
    expect(sent()).toMatchObject({ duty: end === 'open' ? 1 : 0, measuring: 'running', origin: 'manual' });
    await house.run(60_000);
    expect(next()).toEqual({ kind: 'arrived', end, run });
    await go('arrived', end, run);
    expect(sent()).toMatchObject({ measuring: 'arrived' });
    await house.run(3000);
  };

  expect(await go('arrived', 'shut', 0)).toMatchObject({ because: { key: 'calibration.way-first' } });
  expect(await go('way', 'open', 1)).toMatchObject({ because: { key: 'calibration.way-from-end' } });
  await measure('shut', 0);
  await measure('open', 1);

  // Stop all ends the run; so does whatever else holds the motor.
  await go('way', 'shut', 1);
  await house.run(20_000);
  await station.stopAll('test');
  await house.run(5000);
  expect(calibrations.view('vent')).toMatchObject({
    watch: { state: 'failed', because: { key: 'veto.stopped' } },
    next: { kind: 'way', end: 'shut', run: 0 },
    points: [{}],
  });
  expect(sent().measuring).toBeUndefined();
  await station.releaseStop('test');

  await measure('shut', 0);
  await measure('open', 2);
  await measure('shut', 1);
  await measure('open', 3);
  await measure('shut', 2);
  const finished = await calibrations.finish('vent', session, 'test');
  expect(finished).toMatchObject({
    outcome: 'accepted',
    record: {
      quantity: 'travel',
      before: { slope: 0, offset: 45 },
      line: { slope: expect.closeTo(0, 0), offset: expect.closeTo(60, 0) },
      figures: { openSeconds: expect.closeTo(60, 0), movedPercent: expect.closeTo(33, 0) },
      warnings: [{ key: 'calibration.travel-moved' }],
    },
  });
  await house.run(5000);
  expect(sent()).toMatchObject({ travel: { open: expect.closeTo(60_000, -3) } });
  expect(sent().measuring).toBeUndefined();
  expect(calibrations.absence('vent')).toBeUndefined();
  expect(commandOf(house.last(), 'screen')).toMatchObject({ travel: { open: 120_000, close: 120_000 } });

  await calibrations.undo('vent', 'Ana', 'test');
  expect(sent()).toMatchObject({ travel: { open: 45_000, close: 45_000 } });
  await house.stop();
}, 60_000);

test('a vent that has been forgotten on the bench, or does not arrive, is given back', async () => {
  const house = await startScenario(START);
  await house.run(MINUTE);
  const { calibrations } = house.controller.station;
  const begun = await calibrations.begin('vent', { by: 'Ana', instrument: 'cremallera' }, 'test');
  if (begun.outcome !== 'accepted' || !begun.session) throw new Error(JSON.stringify(begun));
  const reference = { kind: 'way', end: 'shut', run: 0 } as const;
  await calibrations.dip('vent', { session: begun.session.session, reference });
  await house.run(2 * MINUTE);
  expect(calibrations.view('vent')?.watch).toMatchObject({
    state: 'failed',
    because: { key: 'calibration.way-too-long', params: { most: 88 } },
  });
  expect(commandOf(house.last(), 'vent')).toMatchObject({ duty: 0, origin: 'manual' });
  await house.run(4 * MINUTE);
  expect(calibrations.view('vent')).toBeUndefined();
  expect(commandOf(house.last(), 'vent').origin).not.toBe('manual');
  await house.stop();
}, 60_000);
