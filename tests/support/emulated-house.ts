// The whole controller on the released firmware in the emulated board, with the virtual greenhouse around it, in time that a test moves:
// what `npm start -- --virtual` runs, but the clock and the disk.
import { utcOffsetOf } from '../../controller/app/clock.ts';
import type { Controller } from '../../controller/app/controller.ts';
import { inMemoryController } from '../../controller/cli/simulation.ts';
import type { SiteFiles } from '../../controller/site-files.ts';
import { chooseHardware } from '../../hardware/choose.ts';
import type { Plant } from '../../hardware/plant.ts';
import { createTestLog } from './body-orders.ts';
import { createTestClock } from './clock.ts';
import { createTime, withoutWaiting } from './passing-time.ts';

export interface EmulatedHouse {
  readonly controller: Controller;
  readonly plant: Plant;
  /** Lets virtual time pass, board and controller with it. */
  run(ms: number): Promise<void>;
  stop(): Promise<void>;
}

/** `start`: ms since 1970. Resolves when the board is ready and the first round has been lived. */
export const startEmulatedHouse = async (start: number, files: SiteFiles): Promise<EmulatedHouse> => {
  const stepped = createTestClock(start);
  const clock = withoutWaiting(stepped);
  const time = createTime(stepped);
  const { rig, siteFile } = files;
  const { board, plant } = await chooseHardware({ virtual: true, data: 'no-data', seed: 1 }).open({
    rig,
    siteFile,
    clock,
    utcOffset: utcOffsetOf(siteFile.timeZone),
    log: createTestLog(),
    root: process.cwd(),
  });
  if (!plant) throw new Error('the virtual hardware has no greenhouse');
  await time.until('the board to be ready', () => board.link().state === 'ready');
  const { controller } = inMemoryController({ files }, { board, clock });
  await time.during(controller.start());
  return { controller, plant, run: time.run, stop: () => time.during(controller.stop()) };
};
