// A family's house whose days the photographer lets pass: the real controller with its real store and web room, on the board without
// firmware, which can be unplugged, and in the virtual greenhouse, whose weather and parts can be held or broken.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utcOffsetOf } from '../../controller/app/clock.ts';
import { createController } from '../../controller/app/controller.ts';
import { createExamine } from '../../controller/app/diagnosis.ts';
import { createRoundWatch } from '../../controller/app/round-watch.ts';
import { createSteppedClock } from '../../controller/app/stepped-clock.ts';
import { openCitedWords } from '../../controller/cli/cited-words.ts';
import { createPhrasebook } from '../../controller/cli/sentences.ts';
import { openDesks, openMemory } from '../../controller/compose.ts';
import { seconds, timestamp } from '../../controller/core/units.ts';
import { openMachine } from '../../controller/machine.ts';
import type { Clock } from '../../controller/ports.ts';
import { loadSite, type SiteFiles } from '../../controller/site-files.ts';
import { openClipShelf } from '../../controller/store/clip-shelf.ts';
import { openStore } from '../../controller/store/open-store.ts';
import { openVoice } from '../../controller/voice.ts';
import { createAccess } from '../../controller/web/access.ts';
import { openFrontDoor } from '../../controller/web/front-door.ts';
import { startWeb } from '../../controller/web/start-web.ts';
import { findRigProblems } from '../../hardware/check-rig.ts';
import { createForesight } from '../../hardware/foresight.ts';
import type { Plant } from '../../hardware/plant.ts';
import { createTwinBoard, type TwinBoard } from '../../hardware/twin/board.ts';
import { createGreenhouse } from '../../hardware/twin/greenhouse.ts';
import { ventsOf } from '../../hardware/twin/vents.ts';
import { createTestLog } from '../support/body-orders.ts';

const PERIOD = seconds(5);
const SHIPPED = 'hardware/rigs';

export interface House {
  readonly url: string;
  readonly plant: Plant;
  readonly board: TwinBoard;
  /** Lets `ms` of the house's time pass. */
  live(ms: number): Promise<void>;
  /** From now on nobody answers the tablets. */
  fallSilent(): Promise<void>;
  leave(): Promise<void>;
}

/** `start`: ms since 1970; `rig`: one of those that are shipped. */
export const openHouse = async (start: number, rig = 'family'): Promise<House> => {
  const files = await loadSite(join(SHIPPED, `${rig}.json`), findRigProblems);
  const folder = mkdtempSync(join(tmpdir(), 'yapu-house-'));
  const clock = createSteppedClock(start);
  const { plant, board } = virtual(files, clock);
  const { controller, web, store } = await openController({ files, folder, clock, board, rig });
  let isAnswering = true;
  const fallSilent = async () => {
    if (isAnswering) await web.close();
    isAnswering = false;
  };
  return {
    url: web.url,
    plant,
    board,
    fallSilent,
    async live(ms) {
      for (let left = ms; left > 0; left -= 1000) {
        board.advance(Math.min(left, 1000));
        await clock.advance(Math.min(left, 1000));
      }
    },
    async leave() {
      await fallSilent();
      await controller.stop();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const virtual = (files: SiteFiles, clock: Clock) => {
  const { rig, siteFile: site } = files;
  const start = timestamp(clock.now());
  const utcOffset = utcOffsetOf(site.timeZone)(start);
  const vents = ventsOf(rig.actuators);
  const plant = createGreenhouse({
    site,
    kind: 'carpa-solar',
    seed: 1,
    start,
    utcOffset,
    vents,
    panel: rig.panel,
  });
  return { plant, board: createTwinBoard({ rig, plant, clock }) };
};

interface Parts {
  readonly files: SiteFiles;
  readonly folder: string;
  readonly clock: Clock;
  readonly board: TwinBoard;
  readonly rig: string;
}

const openController = async ({ files, folder, clock, board, rig }: Parts) => {
  const log = createTestLog();
  const utcOffset = utcOffsetOf(files.siteFile.timeZone);
  const store = await openStore({ folder, clock, utcOffset, log });
  const access = await createAccess({ ...store, clock, log });
  const watch = createRoundWatch({ board, clock, period: PERIOD });
  const controller = createController({
    ...files,
    ...store,
    ...(await openMemory(store)),
    board: watch.board,
    clock,
    utcOffset,
    foresight: createForesight(files.siteFile),
    examine: createExamine({ ...store, machine: openMachine(folder), clock, board, watch }),
    onCycle: watch.finish,
    log,
    period: PERIOD,
    speed: 1,
    virtual: true,
    boot: 'sheet',
    pinSet: access.isPinSet,
    onFatal: (cause) => {
      throw cause;
    },
  });
  await controller.start();
  const { station } = controller;
  const options = { data: folder, rig: `${rig}.json` };
  const door = await openFrontDoor({ host: '127.0.0.1', port: 0, assets: 'dist/console' });
  const web = await startWeb({
    ...(await openDesks({ options, shipped: SHIPPED, files, store, station, clock, log })),
    ...store,
    door,
    station,
    access,
    clock,
    log,
    sentences: createPhrasebook(),
    cited: openCitedWords(),
    voice: openVoice(),
    clips: openClipShelf(join(folder, 'clips')),
  });
  return { controller, web, store };
};
