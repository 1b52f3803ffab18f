// Composition root: opens the store, answers the tablets, finds the body, and lets the loop run. The tablets come first: a person
// must see at once that the machine lives, even while the board is still being looked for.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findRigProblems } from '../hardware/check-rig.ts';
import { chooseHardware } from '../hardware/choose.ts';
import { createForesight } from '../hardware/foresight.ts';
import type { Plant } from '../hardware/plant.ts';
import { wiringBench } from '../hardware/wiring/bench.ts';
import { announce, localAddress } from './announce.ts';
import { createClock, type SettableClock, utcOffsetOf } from './app/clock.ts';
import { keepClock } from './app/clock-keeper.ts';
import { createCommissioning } from './app/commissioning.ts';
import { createController } from './app/controller.ts';
import { createExamine } from './app/diagnosis.ts';
import { createKioskList } from './app/kiosk-list.ts';
import { createLateBoard } from './app/late-board.ts';
import { createRigDesk } from './app/rig-desk.ts';
import { createRoundWatch } from './app/round-watch.ts';
import type { Station } from './app/station.ts';
import { openCitedWords } from './cli/cited-words.ts';
import { createPhrasebook } from './cli/sentences.ts';
import { bedsSchema, noBeds } from './contract/beds.ts';
import { bottlesSchema, noBottles } from './contract/bottles.ts';
import { choresSchema, noChores } from './contract/chores.ts';
import { clockSetSchema, neverSet } from './contract/clock-set.ts';
import { commissioningSchema, notCommissioned } from './contract/commissioning.ts';
import { houseDaysSchema, noHouseDays } from './contract/house-days.ts';
import { kioskSchema, nothingSet } from './contract/kiosk.ts';
import { learnedDosesSchema, noLearnedDoses } from './contract/learned-doses.ts';
import { nightsSchema, noNights } from './contract/nights.ts';
import { noOwnProfiles, ownProfilesSchema } from './contract/own-profiles.ts';
import { noProbesOut, probesOutSchema } from './contract/probes-out.ts';
import { initialSettings, settingsSchema } from './contract/settings.ts';
import { isSingleProbe } from './core/installation.ts';
import { seconds } from './core/units.ts';
import { createLifeline } from './lifeline.ts';
import { createLog } from './log.ts';
import { openMachine, openMachineTime } from './machine.ts';
import type { Options } from './options.ts';
import type { Clock, Log } from './ports.ts';
import { projectRoot } from './project-root.ts';
import { loadSite, type SiteFiles } from './site-files.ts';
import { openClipShelf } from './store/clip-shelf.ts';
import { openStore, type Store } from './store/open-store.ts';
import { chooseRig, createRigFile } from './store/rig-file.ts';
import { openVoice } from './voice.ts';
import { createAccess } from './web/access.ts';
import type { FrontDoor } from './web/front-door.ts';
import { startWeb } from './web/start-web.ts';
import { leaveTerminalKey } from './web/terminal-key.ts';

const PERIOD = seconds(5);
/** Loading the hardware keeps the processor for a moment: whoever waits for the page gets it first. */
const FIRST_PAGE_MS = 250;

export const run = async (options: Options, door: FrontDoor): Promise<void> => {
  const log = createLog((line) => process.stderr.write(line));
  const shipped = join(projectRoot, 'hardware/rigs');
  const rigPath = chooseRig(options.rig, options.data, join(shipped, 'family.json'));
  const files = await loadSite(rigPath, findRigProblems);
  const hardware = chooseHardware(options);
  const clock = createClock({ speed: options.speed });
  const utcOffset = utcOffsetOf(files.siteFile.timeZone);
  const folder = join(options.data, hardware.folder);
  const store = await openStore({ folder, clock, utcOffset, log });
  const setClock = hardware.virtual ? undefined : await openClockKeeper({ store, clock, log });
  const memory = await openMemory(store);
  const access = await createAccess({ ...store, clock, log });
  await leaveTerminalKey(folder, access.openTerminal(), log);
  const board = createLateBoard();
  const watch = createRoundWatch({ board, clock, period: PERIOD });
  const lifeline = createLifeline(log);
  const controller = createController({
    ...files,
    ...store,
    board: watch.board,
    clock,
    setClock,
    utcOffset,
    ...memory,
    foresight: createForesight(files.siteFile),
    examine: createExamine({ ...store, machine: openMachine(folder), clock, board, watch }),
    onCycle: watch.finish,
    log,
    period: PERIOD,
    speed: options.speed,
    virtual: hardware.virtual,
    boot: randomBytes(4).toString('hex'),
    pinSet: access.isPinSet,
    onFatal: lifeline.fail,
  });
  await controller.start();
  const desks = await openDesks({ options, shipped, files, store, station: controller.station, clock, log });
  let plant: Plant | undefined;
  const web = await startWeb({
    door,
    dev: options.dev,
    station: controller.station,
    ...desks,
    access,
    journal: store.journal,
    media: store.media,
    clock,
    log,
    sentences: createPhrasebook(),
    cited: openCitedWords(),
    voice: openVoice(),
    clips: openClipShelf(join(options.data, 'clips')),
    plantDoor: options.plantDoor ? (hold) => plant?.hold(hold) : undefined,
  });
  lifeline.onEnd(web.close, async () => desks.commissioning.close(), controller.stop, store.close);
  announce(`http://${localAddress(options.host)}:${web.port}`, hardware);

  await pause(FIRST_PAGE_MS);
  const body = await hardware.open({ ...files, clock, utcOffset, log, root: projectRoot });
  plant = body.plant;
  board.arrive(body.board);
};

/** A virtual greenhouse goes by its own calendar, which nobody sets. */
const openClockKeeper = async ({ store, clock, log }: ClockKeeperParts) =>
  keepClock({
    clock,
    document: await store.documents.open('clock', clockSetSchema, neverSet),
    machine: await openMachineTime(),
    log,
  });

interface ClockKeeperParts {
  readonly store: Store;
  readonly clock: SettableClock;
  readonly log: Log;
}

/** What the controller keeps over a restart. */
export const openMemory = async ({ documents }: Store) => ({
  settings: await documents.open('settings', settingsSchema, initialSettings),
  nights: await documents.open('nights', nightsSchema, noNights),
  learnedDoses: await documents.open('doses', learnedDosesSchema, noLearnedDoses),
  houseDays: await documents.open('house-days', houseDaysSchema, noHouseDays),
  chores: await documents.open('chores', choresSchema, noChores),
  bottles: await documents.open('bottles', bottlesSchema, noBottles),
  beds: await documents.open('beds', bedsSchema, noBeds),
  ownProfiles: await documents.open('own-profiles', ownProfilesSchema, noOwnProfiles),
  probesOut: await documents.open('probes-out', probesOutSchema, noProbesOut),
});

interface DeskDeps {
  readonly options: Pick<Options, 'data' | 'rig'>;
  /** Folder of the rigs that are shipped. */
  readonly shipped: string;
  readonly files: SiteFiles;
  readonly store: Store;
  readonly station: Station;
  readonly clock: Clock;
  readonly log: Log;
}

/** What a technician works at before the house is handed over. */
export const openDesks = async ({ options, shipped, files, store, station, clock, log }: DeskDeps) => {
  const rigFile = createRigFile({
    path: files.path,
    running: files.rig,
    data: options.data,
    shipped,
    isNamed: options.rig !== undefined,
  });
  const document = await store.documents.open('commissioning', commissioningSchema, notCommissioned);
  const kiosk = await store.documents.open('kiosk', kioskSchema, nothingSet);
  const { channels: all, actuators } = files.installation;
  const channels = all.filter(isSingleProbe);
  return {
    rigDesk: createRigDesk({ ...store, rigFile, wiring: wiringBench, clock, log }),
    commissioning: createCommissioning({ ...store, station, channels, actuators, document, clock, log }),
    kiosk: createKioskList({ ...store, document: kiosk, clock, log }),
  };
};
