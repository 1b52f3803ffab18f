// Disks that are really full and really read-only: control goes on, people are told, nothing false is acknowledged, and when the disk
// is back everything goes on by itself.
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { JournalEntry } from '../../../controller/core/journal-entry.ts';
import { createDocuments } from '../../../controller/store/documents.ts';
import { openHistory } from '../../../controller/store/history/history.ts';
import { LIMITS } from '../../../controller/store/history/retention.ts';
import { openJournal } from '../../../controller/store/journal.ts';
import { createTestClock, type TestClock } from '../../support/clock.ts';
import { createDisk, createSmallDisk, type Disk, whyNoDisk } from '../../support/power-cut.ts';
import { at, freshFolder, openOn, pair, pairSchema, silent, utcOffset } from './folder.ts';

const noDisk = whyNoDisk();
if (noDisk) process.stderr.write(`SKIPPED: no disk can be filled or made read-only here: ${noDisk}\n`);

const START = Date.UTC(2026, 6, 1, 16);
const entry: JournalEntry = { at: at(START), kind: 'count', subject: 'pump.seconds', by: 'test', amount: 1 };

const smallDisk = (kilobytes: number): string => {
  const disk = createSmallDisk(kilobytes);
  onTestFinished(disk.remove);
  return disk.folder;
};

/** Takes every free byte; returns the way to give them back. */
const fill = (folder: string): (() => void) => {
  const path = join(folder, 'somebody-elses.film');
  for (const size of [65_536, 4096])
    try {
      for (;;) writeFileSync(path, Buffer.alloc(size, 1), { flag: 'a' });
    } catch {
      // Full, as wanted.
    }
  return () => rmSync(path);
};

const openRoomsOn = async (folder: string, clock: TestClock) => {
  const limits = { ...LIMITS, freeShare: 0 };
  const history = await openHistory({
    folder: join(folder, 'history'),
    clock,
    utcOffset,
    log: silent,
    limits,
  });
  const journal = await openJournal({
    folder: join(folder, 'journal'),
    now: clock.now,
    utcOffset,
    log: silent,
  });
  const documents = createDocuments({ folder, now: clock.now, log: silent });
  return { history, journal, document: await documents.open('settings', pairSchema, pair(0)) };
};

type Rooms = Awaited<ReturnType<typeof openRoomsOn>>;

const liveMinutes = async ({ history }: Rooms, clock: TestClock, minutes: number, channels = ['a']) => {
  for (let round = 0; round < minutes * 12; round++) {
    history.append(clock.now(), new Map(channels.map((tag) => [tag, round % 12] as const)));
    await clock.advance(5000);
  }
};

const knownMinutes = async ({ history }: Rooms, clock: TestClock): Promise<number> => {
  const [series] = await history.query({ tags: ['a'], from: at(START), to: clock.now(), points: 100_000 });
  return series!.mean.filter((value) => value !== null).length / 12;
};

const expectRefusedThenBack = async (rooms: Rooms, clock: TestClock, key: string, giveBack: () => void) => {
  await expect(rooms.document.save(pair(2))).rejects.toThrow();
  expect(rooms.document.value).toEqual(pair(1));
  await expect(rooms.journal.append(entry)).rejects.toThrow();
  expect(rooms.journal.trouble()).toEqual({ key });
  await liveMinutes(rooms, clock, 3);
  expect(rooms.history.trouble()).toEqual({ key });
  expect(await knownMinutes(rooms, clock)).toBe(5);
  giveBack();
  await rooms.document.save(pair(3));
  await rooms.journal.append(entry);
  expect(rooms.journal.trouble()).toBeUndefined();
  await liveMinutes(rooms, clock, 1);
  expect(rooms.history.trouble()).toBeUndefined();
  await rooms.history.close();
  await rooms.journal.close();
};

/** Two good minutes, one save and one entry, on files that have no room left taken ahead. */
const openLivedIn = async (folder: string, clock: TestClock): Promise<Rooms> => {
  const rooms = await openRoomsOn(folder, clock);
  await rooms.document.save(pair(1));
  await rooms.journal.append(entry);
  await liveMinutes(rooms, clock, 2);
  return rooms;
};

describe.skipIf(noDisk)('a disk', () => {
  it('that is full pauses history and journal, keeps what was saved, and leaves no half files', async () => {
    const folder = smallDisk(2048);
    const clock = createTestClock(START);
    const first = await openLivedIn(folder, clock);
    await first.history.close();
    await first.journal.close();
    rmSync(join(folder, 'history'), { recursive: true });
    const rooms = await openRoomsOn(folder, clock);
    const giveBack = fill(folder);
    await expect(rooms.document.save({ n: 2, text: 'x'.repeat(9000) })).rejects.toMatchObject({
      code: 'ENOSPC',
    });
    expect(rooms.document.value).toEqual(pair(1));
    expect(readdirSync(folder)).not.toContain('settings.json.new');
    await expect(rooms.journal.append(entry)).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(rooms.journal.trouble()).toEqual({ key: 'alarm.disk-full' });
    await liveMinutes(rooms, clock, 2);
    expect(rooms.history.trouble()).toEqual({ key: 'alarm.disk-full' });
    expect(readdirSync(join(folder, 'history'))).toEqual([]);
    giveBack();
    await rooms.document.save(pair(3));
    await rooms.journal.append(entry);
    await liveMinutes(rooms, clock, 1);
    expect([rooms.history.trouble(), rooms.journal.trouble()]).toEqual([undefined, undefined]);
    expect(await knownMinutes(rooms, clock)).toBe(3);
    await rooms.history.close();
    await rooms.journal.close();
  });

  it('that turned read-only pauses everything and loses none of the waiting minutes', async () => {
    const disk: Disk = createDisk(16);
    onTestFinished(disk.remove);
    const clock = createTestClock(START);
    const before = await openLivedIn(disk.folder, clock);
    await before.history.close();
    await before.journal.close();
    const rooms = await openRoomsOn(disk.folder, clock);
    disk.remount('ro');
    await expectRefusedThenBack(rooms, clock, 'alarm.disk-read-only', () => disk.remount('rw'));
    const again = await openRoomsOn(disk.folder, clock);
    expect(again.document.value).toEqual(pair(3));
    expect(await knownMinutes(again, clock)).toBe(6);
    await again.history.close();
    await again.journal.close();
  });

  it('on which somebody made room by removing the log gets another', async () => {
    const folder = smallDisk(512);
    const clock = createTestClock(START);
    const rooms = await openRoomsOn(folder, clock);
    const channels = Array.from({ length: 40 }, (_, i) => `channel-${i}`);
    await liveMinutes(rooms, clock, 1, channels);
    const giveBack = fill(folder);
    while (!rooms.history.trouble()) await liveMinutes(rooms, clock, 10, channels);
    rmSync(join(folder, 'history', '2026-07-01.0.log'));
    giveBack();
    await liveMinutes(rooms, clock, 1, channels);
    expect(rooms.history.trouble()).toEqual({ key: 'alarm.disk-failing' });
    await liveMinutes(rooms, clock, 1, channels);
    expect(rooms.history.trouble()).toBeUndefined();
    expect(readdirSync(join(folder, 'history'))).toEqual(['2026-07-01.0.log']);
    await rooms.history.close();
  });

  it('that is read-only or full at the start is said to be so, and nothing is started', async () => {
    const disk = createDisk(16);
    onTestFinished(disk.remove);
    disk.remount('ro');
    await expect(openOn(join(disk.folder, 'data'))).rejects.toMatchObject({ kind: 'read-only' });
    const small = smallDisk(256);
    fill(small);
    await expect(openOn(join(small, 'data'))).rejects.toMatchObject({ kind: 'full' });
    await (await openOn(freshFolder())).close();
  });
});
