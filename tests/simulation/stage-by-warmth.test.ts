// A crop whose rig says only when it was sown grows by itself: at midnight the next stage comes, and its solution with it.
import { expect, test } from 'vitest';
import { loadSite } from '../../controller/site-files.ts';
import { laPaz, MINUTE, startScenario } from '../support/scenario.ts';

test('lettuce sown on 1 July is in its nursery from 5 July, and the snapshot says that no day was measured', async () => {
  const files = await loadSite('hardware/rigs/family.json');
  const crop = { profile: 'lettuce', since: '2026-07-01' };
  const scenario = await startScenario(laPaz('2026-07-04T23:58:00'), {
    files: { ...files, rig: { ...files.rig, crop } },
  });
  const now = () => scenario.controller.station.snapshot();
  const counted = { by: 'days', missingDays: 3 };
  expect(now()).toMatchObject({
    crop: { stage: 'germination', counted },
    targets: { conductivity: { min: 0.5 } },
  });
  await scenario.run(5 * MINUTE);
  expect(now()).toMatchObject({
    crop: { stage: 'nursery', counted: { by: 'days', missingDays: 4 } },
    targets: { conductivity: { min: 0.7 } },
  });

  // A second crop in the same house, by the way that a tablet goes: the next round keeps it from the cold that lettuce bears.
  const { station } = scenario.controller;
  const { beds, revision } = station.beds();
  const tomato = { id: 'tomato', crop: 'cherry-tomato', sownAt: '2026-07-05' };
  expect(await station.editBeds({ revision, beds: [...beds, tomato] }, 'family 1')).toEqual({
    outcome: 'accepted',
  });
  expect(now()).toMatchObject({
    crop: { id: 'lettuce', stage: 'nursery', others: ['cherry-tomato'], revision: 1 },
    targets: { frostMinimum: 10, ventStart: 26 },
  });
  await scenario.stop();
});
