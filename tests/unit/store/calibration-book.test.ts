// Calibrations on real files: acknowledged is kept, half a record never counts, nothing is overwritten, newer is refused untouched.
import { appendFileSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CalibrationRecord } from '../../../controller/contract/calibration.ts';
import { openCalibrationBook } from '../../../controller/store/calibration-book.ts';
import { sealLine } from '../../../controller/store/journal-line.ts';
import { createTestClock } from '../../support/clock.ts';
import { createDisk, whyNoDisk } from '../../support/power-cut.ts';
import { freshFolder, openOn, silent } from './folder.ts';

const NOON = Date.UTC(2026, 6, 1, 16);
const FILE = 'calibrations.ndjson';
const noDisk = whyNoDisk();
if (noDisk) process.stderr.write(`SKIPPED: no power can be cut here: ${noDisk}\n`);

const draft = (slope: number): Omit<CalibrationRecord, 'n' | 'version'> => ({
  at: NOON,
  tag: 'solution.acidity',
  quantity: 'acidity',
  by: 'Ana "la técnica"',
  instrument: 'E-201 nº 7',
  verdict: 'accepted',
  points: [
    {
      reference: { kind: 'buffer', buffer: '7.00' },
      lot: `L"2026'\\ñ`,
      temperature: 14,
      raw: 2.5,
      spread: 0.002,
      value: 7.04,
      before: null,
      after: 7.04,
    },
  ],
  line: { slope, offset: 21 },
  figures: { slopePercent: 96 },
  warnings: [],
});
const openBook = (folder: string) =>
  openCalibrationBook({ folder, now: createTestClock(NOON).now, log: silent });
const slopes = (book: Awaited<ReturnType<typeof openBook>>) => book.records().map(({ line }) => line?.slope);

describe('the book of calibrations', () => {
  it('gives back what was written, oldest first and numbered, quotes and all, also after a restart', async () => {
    const folder = freshFolder();
    const book = await openBook(folder);
    const kept = await Promise.all([book.append(draft(-5)), book.append(draft(-6))]);
    expect(kept.map(({ n }) => n)).toEqual([1, 2]);
    const again = await openBook(folder);
    expect(again.records()).toEqual(kept);
    expect(again.records()[0]).toMatchObject(draft(-5));
  });

  it('only ever grows: what was there stays as it was, byte for byte', async () => {
    const folder = freshFolder();
    const book = await openBook(folder);
    await book.append(draft(-5));
    const before = readFileSync(join(folder, FILE));
    await (await openBook(folder)).append(draft(-6));
    expect(readFileSync(join(folder, FILE)).subarray(0, before.length)).toEqual(before);
  });

  it('keeps no half record, wherever the power cut tore it', async () => {
    const whole = sealLine({ ...draft(-6), version: 1, n: 2 });
    for (const bytes of [1, 17, 40, Math.floor(whole.length / 2), whole.length - 1]) {
      const folder = freshFolder();
      await (await openBook(folder)).append(draft(-5));
      appendFileSync(join(folder, FILE), whole.slice(0, bytes));
      const after = await openBook(folder);
      expect(slopes(after)).toEqual([-5]);
      expect(readdirSync(folder)).toEqual([FILE]);
      await after.append(draft(-7));
      expect(slopes(await openBook(folder))).toEqual([-5, -7]);
      const [kept = ''] = readdirSync(folder).filter((name) => name.includes('.corrupt.'));
      expect(readFileSync(join(folder, kept), 'utf8')).toBe(whole.slice(0, bytes));
    }
  });

  it('takes the place of zeros that were taken ahead for a record that never came', async () => {
    const folder = freshFolder();
    await (await openBook(folder)).append(draft(-5));
    appendFileSync(join(folder, FILE), Buffer.alloc(5000));
    const after = await openBook(folder);
    await after.append(draft(-6));
    expect(slopes(await openBook(folder))).toEqual([-5, -6]);
    expect(readdirSync(folder)).toEqual([FILE]);
  });

  it('tells once of a record that was altered, keeps a copy and goes on with the others', async () => {
    const folder = freshFolder();
    const book = await openBook(folder);
    for (const slope of [-5, -6, -7]) await book.append(draft(slope));
    const path = join(folder, FILE);
    writeFileSync(path, readFileSync(path, 'utf8').replace('"slope":-6', '"slope":-9'));
    const after = await openBook(folder);
    expect(slopes(after)).toEqual([-5, -7]);
    expect(after.notices()).toMatchObject([
      { id: 'document:calibrations', because: { params: { kept: `${FILE}.damaged` } } },
    ]);
    expect((await openBook(folder)).notices()).toEqual([]);
    expect((await after.append(draft(-8))).n).toBe(4);
  });

  it('of a newer Yapu is refused in plain words, and not touched', async () => {
    const folder = freshFolder();
    const line = sealLine({ version: 2, n: 1, tag: 'solution.acidity', wisdom: 'more' });
    writeFileSync(join(folder, FILE), line);
    await expect(openOn(folder)).rejects.toThrow(
      `The data folder ${folder} was written by a newer Yapu; install that version again, or start with another folder.`,
    );
    expect(readdirSync(folder)).toEqual([FILE]);
    expect(readFileSync(join(folder, FILE), 'utf8')).toBe(line);
  });

  it('acknowledges nothing that the disk refused, and goes on when it is back', async () => {
    const folder = freshFolder();
    const book = await openBook(join(folder, 'gone'));
    await expect(book.append(draft(-5))).rejects.toThrow();
    expect(book.records()).toEqual([]);
    const here = await openBook(folder);
    await expect(here.append({ ...draft(-5), by: 'two\nlines' })).rejects.toThrow();
    await here.append(draft(-6));
    expect(slopes(await openBook(folder))).toEqual([-6]);
  });

  it.skipIf(noDisk)(
    'loses nothing acknowledged when the plug is pulled while it writes',
    { timeout: 60_000 },
    async () => {
      const disk = createDisk(8);
      try {
        const book = await openBook(disk.folder);
        for (let n = 1; n <= 6; n++) {
          await book.append(draft(-n));
          const writing = book.append(draft(-100 * n));
          const found = await disk.cut(async (folder) => slopes(await openBook(folder)));
          await writing;
          const told = Array.from({ length: n }, (_, i) => [-(i + 1), -100 * (i + 1)]).flat();
          // The one that was not acknowledged is there whole or not at all.
          expect([told, told.slice(0, -1)]).toContainEqual(found);
        }
      } finally {
        disk.remove();
      }
    },
  );

  it('is opened with the data folder, and closed after its last record', async () => {
    const folder = freshFolder();
    const store = await openOn(folder);
    void store.calibrations.append(draft(-5));
    await store.close();
    const again = await openOn(folder);
    expect(again.calibrations.records()).toHaveLength(1);
    await again.close();
  });

  it('stands on its last whole line when the file was cut short', async () => {
    const folder = freshFolder();
    const book = await openBook(folder);
    await book.append(draft(-5));
    await book.append(draft(-6));
    truncateSync(join(folder, FILE), readFileSync(join(folder, FILE)).length - 30);
    expect(slopes(await openBook(folder))).toEqual([-5]);
  });
});
