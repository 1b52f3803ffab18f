// The real controller on the virtual greenhouse without firmware, on a clock that is stepped as fast as the machine can.

import type { Plant } from '../../hardware/plant.ts';
import { createTwinBoard, type TwinBoard } from '../../hardware/twin/board.ts';
import { createGreenhouse } from '../../hardware/twin/greenhouse.ts';
import { ventsOf } from '../../hardware/twin/vents.ts';
import type { MediaShelf } from '../app/album.ts';
import { utcOffsetOf } from '../app/clock.ts';
import { type Controller, createController } from '../app/controller.ts';
import type { Cycle } from '../app/loop.ts';
import { NO_FORESIGHT } from '../app/planner.ts';
import { createSteppedClock, type SteppedClock } from '../app/stepped-clock.ts';
import { type Beds, noBeds } from '../contract/beds.ts';
import { noBottles } from '../contract/bottles.ts';
import { type CalibrationRecord, RECORD_VERSION } from '../contract/calibration.ts';
import { noChores } from '../contract/chores.ts';
import { noHouseDays } from '../contract/house-days.ts';
import { noLearnedDoses } from '../contract/learned-doses.ts';
import { noNights } from '../contract/nights.ts';
import { noOwnProfiles } from '../contract/own-profiles.ts';
import { noProbesOut, type ProbesOut } from '../contract/probes-out.ts';
import { initialSettings, type Settings } from '../contract/settings.ts';
import type { JournalEntry } from '../core/journal-entry.ts';
import { seconds, timestamp } from '../core/units.ts';
import type { Board, CalibrationBook, Clock, Document, History, Journal, Log } from '../ports.ts';
import type { SiteFiles } from '../site-files.ts';

export interface Simulation {
  readonly clock: SteppedClock;
  readonly plant: Plant;
  readonly board: TwinBoard;
  readonly controller: Controller;
  readonly journal: readonly JournalEntry[];
  /** Lets virtual time pass, the controller with it. */
  run(ms: number): Promise<void>;
  stop(): Promise<void>;
}

export interface SimulationOptions {
  readonly files: SiteFiles;
  readonly seed: number;
  /** ms since 1970 */
  readonly start: number;
  readonly settings?: Settings;
  /** Probes that were out when the program ended before. */
  readonly probesOut?: ProbesOut;
  /** Absent: the crop of the rig is the one bed. */
  readonly beds?: Beds;
  readonly onCycle?: (cycle: Cycle) => void;
  readonly log?: Log;
  /** How documents are kept; in memory unless told. */
  readonly keep?: Keep;
}

type Keep = <T>(initial: T) => Document<T>;

const PERIOD = seconds(5);
const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

export const createSimulation = async (options: SimulationOptions): Promise<Simulation> => {
  const { files } = options;
  const clock = createSteppedClock(options.start);
  const utcOffset = utcOffsetOf(files.siteFile.timeZone);
  const start = timestamp(options.start);
  const plant = createGreenhouse({
    site: files.siteFile,
    kind: 'carpa-solar',
    seed: options.seed,
    start,
    utcOffset: utcOffset(start),
    vents: ventsOf(files.rig.actuators),
    panel: files.rig.panel,
  });
  const board = createTwinBoard({ rig: files.rig, plant, clock });
  const { controller, journal } = inMemoryController(options, { board, clock });
  await controller.start();
  return {
    clock,
    plant,
    board,
    controller,
    journal,
    async run(ms) {
      for (let left = ms; left > 0; left -= 1000) {
        board.advance(Math.min(left, 1000));
        await clock.advance(Math.min(left, 1000));
      }
    },
    stop: controller.stop,
  };
};

/** The whole controller on a board and a clock of the caller's; nothing goes to a disk. */
export const inMemoryController = (
  {
    files,
    settings,
    probesOut,
    beds,
    log,
    onCycle,
    keep = inMemory,
  }: Omit<SimulationOptions, 'seed' | 'start'>,
  body: { readonly board: Board; readonly clock: Clock },
): Pick<Simulation, 'controller' | 'journal'> => {
  const journal: JournalEntry[] = [];
  const controller = createController({
    ...files,
    ...body,
    utcOffset: utcOffsetOf(files.siteFile.timeZone),
    settings: keep(settings ?? initialSettings),
    nights: keep(noNights),
    foresight: NO_FORESIGHT,
    learnedDoses: keep(noLearnedDoses),
    chores: keep(noChores),
    bottles: keep(noBottles),
    houseDays: keep(noHouseDays),
    calibrations: bookInMemory(),
    beds: keep(beds ?? noBeds),
    ownProfiles: keep(noOwnProfiles),
    probesOut: keep(probesOut ?? noProbesOut),
    history: forgetful,
    journal: journalInto(journal),
    media: NO_SHELF,
    log: log ?? SILENT,
    period: PERIOD,
    speed: 1,
    virtual: true,
    boot: 'simulation',
    pinSet: () => true,
    notices: () => [],
    examine: () => Promise.reject(new Error('a simulated controller runs on no machine of its own')),
    onFatal: (cause) => {
      throw cause;
    },
    ...(onCycle ? { onCycle } : {}),
  });
  return { controller, journal };
};

const inMemory = <T>(initial: T): Document<T> => {
  let value = initial;
  return {
    get value() {
      return value;
    },
    save: async (next) => {
      value = next;
    },
  };
};

/** A simulation keeps its own trace; nothing goes to a disk. */
const forgetful: History = {
  append: () => undefined,
  query: async () => [],
  trouble: () => undefined,
  close: async () => undefined,
};

/** Nobody takes photos in it. */
const NO_SHELF: MediaShelf = {
  keep: () => Promise.reject(new Error('a simulation keeps no photos')),
  letGo: async () => undefined,
  has: () => false,
  pathOf: () => undefined,
  room: () => ({ bytes: 0, most: 0 }),
};

const bookInMemory = (): CalibrationBook => {
  const records: CalibrationRecord[] = [];
  return {
    records: () => records,
    append: async (draft) => {
      const record: CalibrationRecord = { ...draft, version: RECORD_VERSION, n: records.length + 1 };
      records.push(record);
      return record;
    },
  };
};

const journalInto = (entries: JournalEntry[]): Journal => ({
  append: async (entry) => {
    entries.push(entry);
  },
  recent: (limit) => entries.slice(-limit),
  between: async ({ from, to, kinds, limit }) =>
    entries
      .filter(({ at, kind }) => at >= from && at <= to && (kinds === undefined || kinds.includes(kind)))
      .slice(-limit),
  counted: (counter, since) =>
    entries
      .filter(({ kind, subject, at }) => kind === 'count' && subject === counter && at >= since)
      .reduce((sum, { amount }) => sum + (amount ?? 0), 0),
  trouble: () => undefined,
  close: async () => undefined,
});
