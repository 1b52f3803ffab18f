// What `npm start -- --virtual --rig …` opens, whatever boards the rig names: each runs the image of its own model.
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { utcOffsetOf } from '../../controller/app/clock.ts';
import { siteSchema } from '../../controller/contract/profile.ts';
import type { Rig, RigBoard } from '../../controller/contract/rig.ts';
import { chooseHardware } from '../../hardware/choose.ts';
import { createTestLog } from '../support/body-orders.ts';
import { createTestClock } from '../support/clock.ts';
import { megaRig } from '../support/mega-rig.ts';
import { createTime } from '../support/passing-time.ts';
import { IDS, rigOfTwo } from '../support/several-boards.ts';

const root = process.cwd();
const siteFile = siteSchema.parse(
  JSON.parse(readFileSync(join(root, 'profiles/sites/batallas.json'), 'utf8')),
);

const openVirtual = async (rig: Rig) => {
  const clock = createTestClock();
  const time = createTime(clock);
  const data = join(tmpdir(), 'yapu-no-data');
  expect(existsSync(data)).toBe(false);
  const hardware = chooseHardware({ virtual: true, data, seed: 1 });
  const utcOffset = utcOffsetOf(siteFile.timeZone);
  const { board } = await hardware.open({ rig, siteFile, clock, utcOffset, log: createTestLog(), root });
  await time.until('every board to be ready', () =>
    board.boards().every(({ link }) => link.state === 'ready'),
  );
  return { ...time, board };
};

const named = (...boards: readonly (readonly [name: string, model: RigBoard['model']])[]) =>
  boards.map(([name, model]) => ({ name, model, id: name === 'water' ? IDS.water : IDS.house }));

it('a Mega is met, and its greenhouse is felt', async () => {
  const { board, during } = await openVirtual(megaRig());
  const samples = await during(board.sample());
  expect(samples.filter((sample) => 'fault' in sample)).toEqual([]);
  expect(samples).toHaveLength(11);
  await during(board.close());
});

it('a Nano runs the image of the Uno', async () => {
  const rig = rigOfTwo();
  const { board, during } = await openVirtual({ ...rig, boards: named(['house', 'nano'], ['water', 'uno']) });
  await during(board.close());
});

it('an Uno and a Mega live side by side', async () => {
  const rig = rigOfTwo();
  const { board, during } = await openVirtual({ ...rig, boards: named(['house', 'mega'], ['water', 'uno']) });
  const samples = await during(board.sample());
  expect(samples.filter((sample) => 'fault' in sample)).toEqual([]);
  await during(board.close());
});
