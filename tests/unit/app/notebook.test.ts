// What people write down is kept once, at its own time, and is said not to be kept when the disk refuses.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createNotebook } from '../../../controller/app/notebook.ts';
import type { Bed } from '../../../controller/contract/beds.ts';
import type { WrittenRequest } from '../../../controller/contract/written.ts';
import { millis, timestamp } from '../../../controller/core/units.ts';
import type { Journal } from '../../../controller/ports.ts';
import { openJournal } from '../../../controller/store/journal.ts';
import { createTestLog } from '../../support/body-orders.ts';
import { createMemoryShelf, jpegOf } from '../../support/media.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 1, 3);
const log = createTestLog();
const clock = { now: () => timestamp(NOW) };
const media = createMemoryShelf();
const growing = { kept: () => [] };
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yapu-notebook-'));
});
afterAll(() => rm(folder, { recursive: true }));

const open = (name: string): Promise<Journal> =>
  openJournal({ folder: join(folder, name), now: clock.now, utcOffset: () => millis(-4 * 3_600_000), log });
const note = (n: number, at: number): Extract<WrittenRequest, { what: 'note' }> => ({
  what: 'note',
  id: `${n}`.padStart(16, 'n'),
  at,
  text: `número ${n}`,
});
const keptIn = async (journal: Journal) => {
  const span = { from: timestamp(NOW - 40 * DAY), to: timestamp(NOW + 2 * DAY), limit: 2000 };
  return (await journal.between(span)).map(({ written, at }) => ({ id: written?.id, at }));
};

test('however often and in whatever order it is sent, also after a restart, each is kept once', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 12 }),
      fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 12 }),
      async (before, after) => {
        run += 1;
        for (const sent of [before, after]) {
          const journal = await open(`run-${run}`);
          const write = createNotebook({ journal, media, growing, clock, log });
          // Two of each share a moment; the oldest was written a month ago.
          const answers = sent.map((n) => write(note(n, NOW - Math.floor(n / 2) * 15 * DAY), 'tablet'));
          for (const { outcome } of await Promise.all(answers)) expect(outcome).toBe('accepted');
          await journal.close();
        }
        const journal = await open(`run-${run}`);
        const ids = (await keptIn(journal)).map(({ id }) => id);
        expect(ids.sort()).toEqual([...new Set([...before, ...after])].map((n) => note(n, 0).id).sort());
        await journal.close();
      },
    ),
    { numRuns: 12, seed: 7 },
  );
});

test('it has the time at which it was written; one that cannot be is refused', async () => {
  const journal = await open('times');
  const write = createNotebook({ journal, media, growing, clock, log });
  const ages = [0, 29 * DAY, 31 * DAY, -DAY / 2, -2 * DAY];
  const outcomes = await Promise.all(ages.map((age, n) => write(note(n, NOW - age), 'tablet')));
  expect(outcomes.map(({ outcome }) => outcome)).toEqual([
    'accepted',
    'accepted',
    'refused',
    'accepted',
    'refused',
  ]);
  expect((await keptIn(journal)).map(({ at }) => at)).toEqual([NOW, NOW - 29 * DAY, NOW + DAY / 2]);
  await journal.close();
});

test('what the disk refused is refused, and kept when it is sent again', async () => {
  let isFull = true;
  const kept: unknown[] = [];
  const journal = {
    async append(entry: unknown) {
      if (isFull) throw new Error('ENOSPC');
      kept.push(entry);
    },
    between: async () => [],
    trouble: () => (isFull ? { key: 'alarm.disk-full' } : undefined),
  };
  const write = createNotebook({ journal, media, growing, clock, log });
  expect(await write(note(1, NOW), 'tablet')).toMatchObject({ outcome: 'refused' });
  isFull = false;
  expect(await write(note(1, NOW), 'tablet')).toEqual({ outcome: 'accepted' });
  expect(kept).toHaveLength(1);
});

test('a photo is mentioned once it is there; without it the entry waits, and nothing is written', async () => {
  const journal = await open('photos');
  const shelf = createMemoryShelf();
  const write = createNotebook({ journal, media: shelf, growing, clock, log });
  const photo = `${'0'.repeat(32)}.jpg`;
  expect(await write({ ...note(1, NOW), photo }, 'tablet')).toMatchObject({
    because: { key: 'refusal.no-such-media' },
  });
  expect(await keptIn(journal)).toEqual([]);
  const kept = await shelf.keep(jpegOf(10, 10), 'jpg', new Set());
  expect(await write({ ...note(1, NOW), photo: kept }, 'tablet')).toEqual({ outcome: 'accepted' });
  expect(journal.recent(1)[0]?.written).toMatchObject({ photo: kept });
  await journal.close();
});

test('what is taken back leaves the disk, unless a bed or another line shows it', async () => {
  const journal = await open('taken-back');
  const shelf = createMemoryShelf();
  const photos = await Promise.all(
    [10, 11, 12].map((side) => shelf.keep(jpegOf(side, side), 'jpg', new Set())),
  );
  const [alone = '', ofBed = '', ofTwo = ''] = photos;
  const bed = { id: 'bed', crop: 'lettuce', sownAt: NOW, photo: ofBed } as unknown as Bed;
  const write = createNotebook({ journal, media: shelf, growing: { kept: () => [bed] }, clock, log });
  const lines = [alone, ofBed, ofTwo, ofTwo].map((photo, n) => ({ ...note(n, NOW - n), photo }));
  for (const line of lines) await write(line, 'tablet');
  const takeBack = (n: number) =>
    write({ what: 'undo', id: `${n}`.padStart(16, 'u'), at: NOW, of: note(n, 0).id }, 'tablet');

  for (const n of [0, 1, 2]) expect(await takeBack(n)).toEqual({ outcome: 'accepted' });
  expect(shelf.names).toEqual([ofBed, ofTwo]);
  expect(await takeBack(3)).toEqual({ outcome: 'accepted' });
  expect(shelf.names).toEqual([ofBed]);
  await journal.close();
});

test('a disk that does not let go of a photo is told of, and the line is taken back all the same', async () => {
  const journal = await open('stuck');
  const shelf = createMemoryShelf();
  const stuck = { ...shelf, letGo: () => Promise.reject(new Error('EROFS')) };
  const write = createNotebook({ journal, media: stuck, growing, clock, log });
  const photo = await shelf.keep(jpegOf(9, 9), 'jpg', new Set());
  await write({ ...note(7, NOW), photo }, 'tablet');
  const undo = { what: 'undo', id: 'u'.repeat(16), at: NOW, of: note(7, 0).id } as const;
  expect(await write(undo, 'tablet')).toEqual({ outcome: 'accepted' });
  expect(log.lines.at(-1)).toMatchObject({ level: 'warn' });
  await journal.close();
});
