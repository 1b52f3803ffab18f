// A memory card that refuses: what is safe is done all the same and said to be done; what must outlive a restart to hold does not hold,
// and nobody is told that it does.
import { expect, it } from 'vitest';
import { createSimulation } from '../../../controller/cli/simulation.ts';
import type { Document } from '../../../controller/ports.ts';
import { loadSite } from '../../../controller/site-files.ts';
import { laPaz } from '../../support/scenario.ts';

/** Goes back to what is on the disk, as the store's own documents do. */
const refusing = <T>(value: T): Document<T> => ({
  value,
  save: () => Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' })),
});

const openHouse = async () => {
  const files = await loadSite('hardware/rigs/family.json');
  const start = laPaz('2026-07-10T12:00');
  const { controller, run } = await createSimulation({ files, seed: 1, start, keep: refusing });
  await run(5000);
  return controller.station;
};

const told = (key: string) => ({ outcome: 'refused', because: { key } });

it('an output that is switched off is off, though nobody will know after a restart', async () => {
  const station = await openHouse();
  expect(await station.setOutput('pump', { mode: 'off' }, 'Rosa')).toMatchObject(told('refusal.not-saved'));
  expect(station.snapshot().outputs['pump']).toMatchObject({ mode: 'off' });
});

it('Stop all stops, and is not released by what cannot be kept', async () => {
  const station = await openHouse();
  expect(await station.stopAll('Rosa')).toEqual({ outcome: 'accepted' });
  expect(await station.releaseStop('Rosa')).toMatchObject(told('refusal.not-kept'));
  expect(station.snapshot().stop).toMatchObject({ active: true, by: 'Rosa' });
});

it('a schedule, beds and looking ahead stay as they were', async () => {
  const station = await openHouse();
  const before = station.snapshot();
  expect(
    await station.editSchedule({ blocks: [], revision: before.schedule.revision }, 'Rosa'),
  ).toMatchObject(told('refusal.not-kept'));
  const { revision } = station.beds();
  expect(await station.editBeds({ revision, beds: [] }, 'Rosa')).toMatchObject(told('refusal.not-kept'));
  expect(await station.switchPlanner(!before.planner.on, 'Rosa')).toMatchObject(told('refusal.not-kept'));
  const { schedule, planner, crop } = station.snapshot();
  expect({ schedule, on: planner.on, crop: crop.id }).toEqual({
    schedule: before.schedule,
    on: before.planner.on,
    crop: before.crop.id,
  });
});
