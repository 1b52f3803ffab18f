// The journal on real files: acknowledged is kept, torn is cut and kept aside, altered is passed over, counters outlive a restart.
import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { JournalEntry } from '../../../controller/core/journal-entry.ts';
import { openJournal } from '../../../controller/store/journal.ts';
import { readLine, writeLine } from '../../../controller/store/journal-line.ts';
import { createTestClock, type TestClock } from '../../support/clock.ts';
import { at, DAY, freshFolder, silent, utcOffset } from './folder.ts';

const NOON = Date.UTC(2026, 6, 1, 16);
const entry = (n: number, ms = NOON + n): JournalEntry => ({
  at: at(ms),
  kind: 'person',
  subject: 'pump',
  by: 'Ana',
  change: `${n}`,
});
const count = (amount: number, ms: number): JournalEntry => ({
  at: at(ms),
  kind: 'count',
  subject: 'pump.seconds',
  by: 'controller',
  amount,
});
const openIn = async (folder: string, clock: TestClock = createTestClock(NOON), capBytes?: number) => {
  const cap = capBytes ? { capBytes } : {};
  const journal = await openJournal({ folder, now: clock.now, utcOffset, log: silent, ...cap });
  onTestFinished(() => journal.close());
  return journal;
};
const MONTH = '2026-07.ndjson';

describe('journal', () => {
  it('gives back what was appended, newest last, also after a restart', async () => {
    const folder = freshFolder();
    const journal = await openIn(folder);
    await Promise.all([1, 2, 3].map((n) => journal.append(entry(n))));
    expect(journal.recent(2)).toEqual([entry(2), entry(3)]);
    await journal.close();
    expect((await openIn(folder)).recent(9)).toEqual([entry(1), entry(2), entry(3)]);
  });

  it('sums a counter since a moment, also after a restart', async () => {
    const folder = freshFolder();
    const journal = await openIn(folder);
    await journal.append(count(300, NOON - DAY));
    await journal.append(count(300, NOON));
    await journal.append(count(-120, NOON + 9));
    expect(journal.counted('pump.seconds', at(NOON))).toBe(180);
    const after = await openIn(folder);
    expect(after.counted('pump.seconds', at(NOON))).toBe(180);
    expect(after.counted('pump.seconds', at(0))).toBe(480);
    expect(after.counted('heater.seconds', at(0))).toBe(0);
  });

  it('reads a span back over months, the newest of the wanted kinds, and what was just written', async () => {
    const folder = freshFolder();
    const clock = createTestClock(NOON);
    const journal = await openIn(folder, clock);
    await journal.append(entry(1));
    await clock.advance(40 * DAY);
    const later = NOON + 40 * DAY;
    await journal.append(count(5, later));
    await journal.append(entry(2, later + 1));
    void journal.append(entry(3, later + 2));
    const span = { from: at(NOON), to: at(later + DAY), limit: 99 };
    expect(await journal.between(span)).toHaveLength(4);
    expect(await journal.between({ ...span, kinds: ['person'], limit: 2 })).toEqual([
      entry(2, later + 1),
      entry(3, later + 2),
    ]);
    expect(await journal.between({ ...span, from: at(NOON + DAY) })).toHaveLength(3);
    rmSync(folder, { recursive: true });
    expect(await journal.between({ ...span, kinds: ['count'] })).toEqual([count(5, later)]);
  });

  it('counts at once, before the disk has answered', async () => {
    const journal = await openIn(freshFolder());
    const writing = journal.append(count(300, NOON));
    expect(journal.counted('pump.seconds', at(NOON))).toBe(300);
    await writing;
  });

  it('is readable line by line with any tool, after a clean end without the space taken ahead', async () => {
    const folder = freshFolder();
    const journal = await openIn(folder);
    await journal.append(entry(1));
    expect(readFileSync(join(folder, MONTH)).length).toBe(64 * 1024);
    await journal.close();
    const [line, rest] = readFileSync(join(folder, MONTH), 'utf8').split('\n');
    expect(JSON.parse(line!)).toMatchObject({ n: 1, entry: entry(1) });
    expect(rest).toBe('');
  });

  it('cuts a torn tail, keeps it aside, and goes on behind the last whole line', async () => {
    const folder = freshFolder();
    const journal = await openIn(folder);
    await journal.append(entry(1));
    await journal.close();
    appendFileSync(join(folder, MONTH), writeLine({ n: 2, entry: entry(2) }).slice(0, 40));
    const after = await openIn(folder);
    expect(after.recent(9)).toEqual([entry(1)]);
    await after.append(entry(3));
    await after.close();
    expect((await openIn(folder)).recent(9)).toEqual([entry(1), entry(3)]);
    expect(readdirSync(folder).some((name) => name.startsWith(`${MONTH}.corrupt.`))).toBe(true);
  });

  it('begins a file for each month of the family, not of Greenwich', async () => {
    const folder = freshFolder();
    const clock = createTestClock(Date.UTC(2026, 7, 1, 3, 59));
    const journal = await openIn(folder, clock);
    await journal.append(entry(1));
    await clock.advance(60_000);
    await journal.append(entry(2));
    expect(readdirSync(folder).sort()).toEqual(['2026-07.ndjson', '2026-08.ndjson']);
  });

  it('keeps the order of happening when the clock was set back into another month', async () => {
    const folder = freshFolder();
    const clock = createTestClock(NOON);
    const journal = await openIn(folder, clock);
    await journal.append(entry(1));
    clock.setNow(NOON - 40 * DAY);
    await journal.append(entry(2));
    clock.setNow(NOON);
    await journal.append(entry(3));
    await journal.close();
    expect((await openIn(folder)).recent(9)).toEqual([entry(1), entry(2), entry(3)]);
  });

  it('drops the oldest months above its size, never the present one', async () => {
    const folder = freshFolder();
    for (const month of ['2026-04', '2026-05', '2026-06'])
      writeFileSync(join(folder, `${month}.ndjson`), writeLine({ n: 1, entry: entry(1) }).repeat(100));
    const journal = await openIn(folder, createTestClock(NOON), 20_000);
    await journal.append(entry(2));
    expect(readdirSync(folder).sort()).toEqual(['2026-06.ndjson', '2026-07.ndjson']);
  });

  it('rejects what the disk refuses, says so, and goes on when it is back', async () => {
    const folder = freshFolder();
    const journal = await openIn(folder);
    await journal.append(entry(1));
    await journal.close();
    rmSync(folder, { recursive: true });
    await expect(journal.append(entry(2))).rejects.toThrow();
    expect(journal.trouble()?.key).toBe('alarm.disk-failing');
    expect(journal.recent(1)).toEqual([entry(2)]);
  });

  it('survives any flipped bits: never a throw, never an entry that was not appended', async () => {
    const flip = fc.record({ place: fc.nat(), mask: fc.integer({ min: 1, max: 255 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(flip, { minLength: 1, maxLength: 5 }), async (flips) => {
        const folder = freshFolder();
        const lines = [1, 2, 3, 4, 5].map((n) => writeLine({ n, entry: entry(n) }));
        const bytes = Buffer.from(lines.join(''));
        for (const { place, mask } of flips) bytes[place % bytes.length]! ^= mask;
        writeFileSync(join(folder, MONTH), bytes);
        const journal = await openIn(folder);
        const appended = [1, 2, 3, 4, 5].map((n) => entry(n));
        const left = journal.recent(99);
        for (const found of left) expect(appended).toContainEqual(found);
        await journal.append(entry(6));
        await journal.close();
        expect((await openIn(folder)).recent(99)).toEqual([...left, entry(6)]);
      }),
      { seed: 2, numRuns: 60 },
    );
  });
});

describe('journal line', () => {
  it('gives back its entry, and nothing when a single byte differs', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (change, n, place, mask) => {
          const line = writeLine({ n, entry: { ...entry(1), change } }).slice(0, -1);
          expect(readLine(line)).toEqual({ n, entry: { ...entry(1), change } });
          const bytes = Buffer.from(line);
          bytes[place % bytes.length]! ^= mask;
          expect(readLine(bytes.toString('utf8'))).toBeUndefined();
        },
      ),
      { seed: 3 },
    );
  });
});
