// Photos on the disk: kept once, the oldest go over the budget, what no entry ever mentioned goes after a start, and nothing else.
import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeLine } from '../../../controller/store/journal-line.ts';
import { openMediaShelf } from '../../../controller/store/media-shelf.ts';
import { createTestClock } from '../../support/clock.ts';
import { createSmallDisk, whyNoDisk } from '../../support/power-cut.ts';
import { at, freshFolder, openOn, silent } from './folder.ts';

const noDisk = whyNoDisk();
const NONE: ReadonlySet<string> = new Set();
const photo = (n: number, size = 100) => Buffer.alloc(size, n);
const open = (folder: string, bytes = 1000, freeShare = 0) =>
  openMediaShelf({ folder, log: silent, limits: { bytes, freeShare } });

describe('a shelf', () => {
  it('keeps each photo once, whole, over a restart too', async () => {
    const folder = freshFolder();
    const shelf = await open(folder);
    const names = await Promise.all([1, 2, 1, 2, 1].map((n) => shelf.keep(photo(n), 'jpg', NONE)));
    expect(new Set(names).size).toBe(2);
    expect(readdirSync(folder).sort()).toEqual([...new Set(names)].sort());
    const again = await open(folder);
    expect(again.room()).toEqual({ bytes: 200, most: 1000 });
    expect(readFileSync(again.pathOf(names[0]!)!)).toEqual(photo(1));
    expect([again.has('../lock'), again.pathOf('../lock')]).toEqual([false, undefined]);
  });

  it('never holds more than its budget, drops the oldest first, and spares what it is told to', async () => {
    const sent = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(sent, async (numbers) => {
        const shelf = await open(freshFolder(), 500);
        const bed = await shelf.keep(photo(0), 'jpg', NONE);
        let wanted: readonly number[] = [];
        for (const n of numbers) {
          await shelf.keep(photo(n), 'jpg', new Set([bed]));
          wanted = [...wanted.filter((other) => other !== n), n].slice(-4);
        }
        const names = await Promise.all(wanted.map((n) => shelf.keep(photo(n), 'jpg', new Set([bed]))));
        expect([bed, ...names].every(shelf.has)).toBe(true);
        expect(shelf.room().bytes).toBe(100 * (names.length + 1));
      }),
      { numRuns: 30 },
    );
  });

  it('remembers over a restart which is the oldest', async () => {
    const folder = freshFolder();
    const before = await open(folder);
    const names = await Promise.all([1, 2, 3].map((n) => before.keep(photo(n), 'jpg', NONE)));
    for (const [index, day] of [3, 1, 2].entries()) utimesSync(join(folder, names[index]!), day, day);
    const shelf = await open(folder, 350);
    await shelf.keep(photo(4), 'jpg', NONE);
    expect(names.map(shelf.has)).toEqual([true, false, true]);
  });
});

describe('what nothing mentions', () => {
  const lived = async () => {
    const folder = freshFolder();
    const [media, journal, documents] = ['media', 'journal', 'documents'].map((name) => join(folder, name));
    for (const each of [media, journal, documents]) mkdirSync(each!);
    const before = await open(media!);
    const names = await Promise.all(
      [1, 2, 3, 4, 5].map((n) => before.keep(photo(n), n === 2 ? 'ogg' : 'jpg', NONE)),
    );
    writeFileSync(join(journal!, '2026-11.ndjson'), `{"photo":"${names[0]}","voice":"${names[1]}"}\n`);
    writeFileSync(join(journal!, '2026-10.ndjson.corrupt.7'), `{"pho\0${names[2]}`);
    writeFileSync(join(documents!, 'beds.json.2'), `{"photo":"${names[3]}"}`);
    return { media: media!, folders: [journal!, documents!], names };
  };

  it('goes after a start; entries, damaged lines and older copies hold what they name', async () => {
    const { media, folders, names } = await lived();
    const shelf = await open(media);
    await shelf.sweep(folders);
    expect(names.map(shelf.has)).toEqual([true, true, true, true, false]);
    expect(readdirSync(media)).toHaveLength(4);
  });

  it('stays when it was sent again since, and when what is kept cannot be read', async () => {
    const { media, folders, names } = await lived();
    const shelf = await open(media);
    await shelf.keep(photo(5), 'jpg', NONE);
    await shelf.sweep(folders);
    expect(names.map(shelf.has)).toEqual([true, true, true, true, true]);
    const other = await open(media);
    rmSync(folders[0]!, { recursive: true });
    await other.sweep(folders);
    expect(readdirSync(media)).toHaveLength(5);
  });

  it('goes when only a line that was taken back named it, and not while anything else shows it', async () => {
    const { media, folders, names } = await lived();
    const [journal = '', documents = ''] = folders;
    const [alone = '', ofBed = '', ofTwo = '', ofDamaged = ''] = await Promise.all(
      [11, 12, 13, 14].map(async (n) => (await open(media)).keep(photo(n), 'jpg', NONE)),
    );
    const note = (id: string, name: string) => ({ id: id.repeat(16), what: 'note', photo: name }) as const;
    const undo = (id: string, of: string) =>
      ({ id: id.repeat(16), what: 'undo', of: of.repeat(16) }) as const;
    const written = [
      note('a', alone),
      note('b', ofBed),
      note('c', ofTwo),
      note('d', ofTwo),
      note('e', ofDamaged),
      undo('1', 'a'),
      undo('2', 'b'),
      undo('3', 'c'),
      undo('4', 'e'),
    ];
    const lines = written.map((one, n) =>
      writeLine({
        n,
        entry: { at: at(n), kind: 'written', subject: one.what, by: 'family 1', written: one },
      }),
    );
    // The last line, which takes back, was altered by the disk: nobody knows any more what it took back.
    lines.push((lines.pop() ?? '').replace('family', 'famile'));
    writeFileSync(join(journal, '2026-12.ndjson'), lines.join(''));
    writeFileSync(join(documents, 'beds.json'), `{"photo":"${ofBed}"}`);
    const shelf = await open(media);
    await shelf.sweep(folders);
    expect([alone, ofBed, ofTwo, ofDamaged].map(shelf.has)).toEqual([false, true, true, true]);
    expect(names.map(shelf.has)).toEqual([true, true, true, true, false]);
  });

  it('goes a minute after the start of the whole store, with what was half-written', async () => {
    const folder = freshFolder();
    const clock = createTestClock();
    const first = await openOn(folder, clock);
    const [entered, lost] = await Promise.all([1, 2].map((n) => first.media.keep(photo(n), 'jpg', NONE)));
    const written = { id: '0'.repeat(16), what: 'note', photo: entered } as const;
    await first.journal.append({
      at: at(clock.now()),
      kind: 'written',
      subject: 'note',
      by: 'family 1',
      written,
    });
    await first.close();
    writeFileSync(join(folder, 'media', `${lost}.new`), 'half');
    const store = await openOn(folder, clock);
    expect(readdirSync(join(folder, 'media')).sort()).toEqual([entered, lost].sort());
    await clock.advance(61_000);
    await expect.poll(() => readdirSync(join(folder, 'media'))).toEqual([entered]);
    await store.close();
  });
});

describe.skipIf(noDisk)('a disk', () => {
  it('that is full, or all but full, refuses a photo and leaves nothing half; what is there stays', async () => {
    const disk = createSmallDisk(1024);
    onTestFinished(disk.remove);
    const folder = join(disk.folder, 'media');
    const shelf = await open(folder, 10_000_000, 0.12);
    const name = await shelf.keep(photo(1, 100_000), 'jpg', NONE);
    await expect(shelf.keep(photo(2, 900_000), 'jpg', NONE)).rejects.toMatchObject({ code: 'ENOSPC' });
    const careless = await open(folder, 10_000_000, -10);
    await expect(careless.keep(photo(3, 2_000_000), 'jpg', NONE)).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(readdirSync(folder)).toEqual([name]);
    expect(readFileSync(careless.pathOf(name)!)).toEqual(photo(1, 100_000));
    await careless.keep(photo(4, 100_000), 'jpg', NONE);
    expect(readdirSync(folder)).toHaveLength(2);
  });
});
