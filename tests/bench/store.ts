// What a simulated day of 40 channels every 5 s, with the documents and the journal of a busy day, costs the memory card, and how
// soon a chart is there.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Tag } from '../../controller/core/reading.ts';
import { millis, type Timestamp, timestamp } from '../../controller/core/units.ts';
import type { Document } from '../../controller/ports.ts';
import { writeColumnFile } from '../../controller/store/history/column-file.ts';
import { appendHours } from '../../controller/store/history/hours.ts';
import { tableOf } from '../../controller/store/history/table.ts';
import { DAY_MS, isoDay } from '../../controller/store/local-day.ts';
import { openStore, type Store } from '../../controller/store/open-store.ts';
import { createTestClock, type TestClock } from '../support/clock.ts';
import { createDisk, type Disk, whyNoDisk } from '../support/power-cut.ts';
import { atMost, type BenchGroup, type Figure } from './figure.ts';

const ROUND_MS = 5_000;
const BLOCK = 4096;
const ROUNDS = DAY_MS / ROUND_MS;
/** The kernel writes dirty pages and metadata out by itself within this time. */
const SYNC_EVERY_ROUNDS = 6;
/** About 600 commands, counts and vetoes, and 40 edits, in a day: more than any family makes. */
const JOURNAL_EVERY_ROUNDS = 29;
const SAVE_EVERY_ROUNDS = 432;
const UTC_OFFSET = millis(-4 * 3_600_000);
const MIDNIGHT = Date.UTC(2026, 6, 1, 4);
const TAGS: readonly Tag[] = Array.from({ length: 40 }, (_, i) => `bench.channel-${i}`);
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

const settingsSchema = z.strictObject({ notes: z.array(z.string()), edits: z.number() });
type Settings = z.infer<typeof settingsSchema>;

/** Constants: Numerical Recipes, "quick and dirty" generators. */
const createNoise = (seed: number) => {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
};

/** Half the channels as digital probes give them, half as the filter leaves them: with all their digits. */
const createPlant = () => {
  const noise = createNoise(1);
  const walk = TAGS.map(() => 0);
  return (round: number): ReadonlyMap<Tag, number> =>
    new Map(
      TAGS.map((tag, i) => {
        walk[i] = (walk[i] ?? 0) * 0.98 + noise() * 0.05;
        const value = 15 + i / 4 + 8 * Math.sin((round / ROUNDS + i / 40) * 2 * Math.PI) + (walk[i] ?? 0);
        return [tag, i % 2 ? value : Math.round(value * 100) / 100];
      }),
    );
};

const openBench = async (folder: string) => {
  const clock = createTestClock(MIDNIGHT);
  const store = await openStore({ folder, clock, utcOffset: () => UTC_OFFSET, log: silent });
  const first: Settings = {
    notes: Array.from({ length: 60 }, (_, i) => `block ${i} of the schedule`),
    edits: 0,
  };
  return { clock, store, settings: await store.documents.open('settings', settingsSchema, first) };
};

/** A day and the two minutes after midnight in which it is packed. */
const liveOneDay = async (
  { clock, store, settings }: { clock: TestClock; store: Store; settings: Document<Settings> },
  sync: () => Promise<void>,
): Promise<void> => {
  const plant = createPlant();
  for (let round = 0; round < ROUNDS + 24; round++) {
    store.history.append(clock.now(), plant(round));
    if (round % JOURNAL_EVERY_ROUNDS === 0)
      await store.journal.append({
        at: clock.now(),
        kind: 'command',
        subject: 'pump',
        by: 'automatic',
        change: '1',
      });
    if (round % SAVE_EVERY_ROUNDS === 0) await settings.save({ ...settings.value, edits: round });
    await clock.advance(ROUND_MS);
    if (round % SYNC_EVERY_ROUNDS === 0) await sync();
  }
};

/** What the device was asked to write, by its own count. */
const measureOnDisk = async (): Promise<Figure> => {
  const disk: Disk = createDisk(64);
  try {
    const bench = await openBench(disk.folder);
    await disk.sync();
    const before = disk.bytesWritten();
    await liveOneDay(bench, disk.sync);
    await disk.sync();
    const megabytes = (disk.bytesWritten() - before) / 1e6;
    await bench.store.close();
    const how =
      'sectors written to a loop-mounted ext4 in one simulated day, synced every 30 s: history, documents, journal';
    return atMost('store.bytes-per-day', megabytes, 'MB', 20, how);
  } finally {
    disk.remove();
  }
};
/** Where no device can be counted: every file's final size in blocks, and each flush as the blocks it touches. */
const estimateWithoutDisk = async (): Promise<Figure> => {
  const flushes = DAY_MS / 60_000;
  const record = 4 + 8 + 4 * TAGS.length + 4;
  const perFlush = Math.ceil((12 * record) / BLOCK + 1) * BLOCK;
  const entries = Math.ceil(ROUNDS / JOURNAL_EVERY_ROUNDS) * 2 * BLOCK;
  const taken = Math.ceil(ROUNDS * record);
  const how = `NOT measured, estimated from write sizes in blocks of 4 KB without the file system's own: ${whyNoDisk()}`;
  return atMost('store.bytes-per-day', (flushes * perFlush + entries + taken) / 1e6, 'MB', 20, how);
};

/** One day in the day's own files, and its like for the 364 days before. */
const fillYear = async (folder: string): Promise<{ readonly bytesPerDay: number }> => {
  const plant = createPlant();
  const rows = Array.from({ length: ROUNDS }, (_, round) => ({
    at: MIDNIGHT + round * ROUND_MS,
    values: plant(round),
  }));
  const table = tableOf(rows, TAGS);
  const history = join(folder, 'history');
  for (let back = 364; back >= 0; back--) {
    const day = { ...table, at: table.at.map((at) => at - back * DAY_MS) };
    const name = `${isoDay(MIDNIGHT - back * DAY_MS)}.0`;
    await appendHours(history, name, day);
    if (back < 2) await writeColumnFile(join(history, `${name}.col`), day);
  }
  const sizes = readdirSync(history).map((name) => ({ name, size: statSync(join(history, name)).size }));
  const sizeOf = (ending: string) =>
    sizes.filter(({ name }) => name.endsWith(ending)).reduce((sum, { size }) => sum + size, 0);
  return { bytesPerDay: sizeOf('.col') / 2 + sizeOf('.hours') / 365 };
};

const median = async (run: () => Promise<unknown>): Promise<number> => {
  const times: number[] = [];
  for (let i = 0; i < 7; i++) {
    const began = performance.now();
    await run();
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[3] ?? Number.NaN;
};

/** After a restart, so that nothing is in RAM yet. */
const measureQueries = async (): Promise<readonly Figure[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'yapu-bench-'));
  try {
    await (await openBench(folder)).store.close();
    const { bytesPerDay } = await fillYear(folder);
    const { store } = await openBench(folder);
    const tags = TAGS.slice(0, 8);
    const to = timestamp(MIDNIGHT + DAY_MS);
    const ask = (from: number, points: number) =>
      store.history.query({ tags, from: from as Timestamp, to, points });
    const day = await median(() => ask(to - DAY_MS, 300));
    const year = await median(() => ask(to - 365 * DAY_MS, 1000));
    await store.close();
    return [
      atMost(
        'store.query-day',
        day,
        'ms',
        100,
        '24 h of 8 channels at 5 s from the packed day → 300 points, median of 7',
      ),
      atMost(
        'store.query-year',
        year,
        'ms',
        150,
        '365 days of 8 channels from hourly roll-ups → 1000 points, median of 7',
      ),
      atMost(
        'store.size-year',
        (bytesPerDay * 365) / 1e6,
        'MB',
        250,
        '40 channels at 5 s, one day × 365; half with filter noise',
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

export const group: BenchGroup = {
  name: 'store',
  run: async () => [
    await (whyNoDisk() ? estimateWithoutDisk() : measureOnDisk()),
    ...(await measureQueries()),
  ],
};
