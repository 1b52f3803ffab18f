// Documents on real files: what was acknowledged is there, what is damaged is never believed, nothing is deleted.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDocuments } from '../../../controller/store/documents.ts';
import { DOCUMENT_FORMAT, seal, unseal } from '../../../controller/store/envelope.ts';
import { DATA_VERSION, type Migration } from '../../../controller/store/migrations.ts';
import { at, freshFolder, pair, pairSchema, silent } from './folder.ts';

const NOW = at(1_780_000_000_000);
const documentsIn = (folder: string, more: { version?: number; migrations?: readonly Migration[] } = {}) =>
  createDocuments({ folder, now: () => NOW, log: silent, ...more });
const openPair = (folder: string) => documentsIn(folder).open('settings', pairSchema, pair(0));

/** A folder with three saves, so that both older copies exist. */
const savedThrice = async () => {
  const folder = freshFolder();
  const document = await openPair(folder);
  for (const n of [1, 2, 3]) await document.save(pair(n));
  return folder;
};

describe('documents', () => {
  it('start as they are first given and stay as they were saved', async () => {
    const folder = freshFolder();
    const document = await openPair(folder);
    expect(document.value).toEqual(pair(0));
    await document.save(pair(1));
    expect((await openPair(folder)).value).toEqual(pair(1));
    expect((await openPair(folder)).recovered).toBeUndefined();
  });

  it('become one write when many are saved at once, and each is acknowledged', async () => {
    const folder = freshFolder();
    const document = await openPair(folder);
    await Promise.all(Array.from({ length: 50 }, (_, n) => document.save(pair(n))));
    expect((await openPair(folder)).value).toEqual(pair(49));
    expect(unseal(readFileSync(join(folder, 'settings.json'), 'utf8'))?.seq).toBe(1);
  });

  it('show the newest value asked for, so that two edits in a row build on each other', async () => {
    const document = await openPair(freshFolder());
    const saving = document.save(pair(7));
    expect(document.value).toEqual(pair(7));
    await saving;
  });

  it('refuse a value that could not be read again, and keep the old one', async () => {
    const document = await openPair(freshFolder());
    await document.save(pair(1));
    await expect(document.save({ n: Number.NaN, text: '' })).rejects.toThrow();
    expect(document.value).toEqual(pair(1));
  });

  it('go back to the kept value when the disk refuses, for the save and those that build on it', async () => {
    const folder = freshFolder();
    const document = await openPair(folder);
    await document.save(pair(1));
    rmSync(folder, { recursive: true });
    const both = await Promise.allSettled([document.save(pair(2)), document.save(pair(3))]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(document.value).toEqual(pair(1));
  });

  it('come from the copy before when the newest is damaged, which is kept aside', async () => {
    const folder = await savedThrice();
    writeFileSync(join(folder, 'settings.json'), '\0'.repeat(200));
    const documents = documentsIn(folder);
    const document = await documents.open('settings', pairSchema, pair(0));
    expect(document.value).toEqual(pair(2));
    expect(document.recovered?.kept).toBe(`settings.json.corrupt.${NOW}`);
    expect(readdirSync(folder)).toContain(`settings.json.corrupt.${NOW}`);
    expect(documents.notices().map(({ because }) => because.key)).toEqual(['alarm.document-recovered']);
    await document.save(pair(9));
    expect((await openPair(folder)).value).toEqual(pair(9));
  });

  it('begin anew, with everything kept aside, when every copy is damaged', async () => {
    const folder = await savedThrice();
    for (const name of ['settings.json', 'settings.json.1', 'settings.json.2'])
      writeFileSync(join(folder, name), '{"format":"yapu-document"');
    const documents = documentsIn(folder);
    const document = await documents.open('settings', pairSchema, pair(0));
    expect(document.value).toEqual(pair(0));
    expect(document.recovered).toBeDefined();
    expect(documents.notices().map(({ because }) => because.key)).toEqual(['alarm.document-lost']);
    expect(readdirSync(folder).filter((name) => name.includes('.corrupt.'))).toHaveLength(3);
  });

  it('do not believe a whole copy of the wrong shape', async () => {
    const folder = freshFolder();
    const sealed = seal({ format: DOCUMENT_FORMAT, version: 1, seq: 4, data: { n: 'four' } });
    writeFileSync(join(folder, 'settings.json'), sealed);
    const document = await openPair(folder);
    expect(document.value).toEqual(pair(0));
    expect(document.recovered).toBeDefined();
  });

  it('finish a save that was cut between its two renames', async () => {
    const folder = await savedThrice();
    const next = seal({ format: DOCUMENT_FORMAT, version: 1, seq: 4, data: pair(4) });
    writeFileSync(join(folder, 'settings.json.new'), next);
    expect((await openPair(folder)).value).toEqual(pair(3));
    expect(readdirSync(folder)).not.toContain('settings.json.new');
    writeFileSync(join(folder, 'settings.json.new'), next);
    rmSync(join(folder, 'settings.json'));
    expect((await openPair(folder)).value).toEqual(pair(4));
  });

  it('of a newer version are left alone', async () => {
    const folder = freshFolder();
    const sealed = seal({
      format: DOCUMENT_FORMAT,
      version: DATA_VERSION + 1,
      seq: 1,
      data: { other: true },
    });
    writeFileSync(join(folder, 'settings.json'), sealed);
    await expect(openPair(folder)).rejects.toMatchObject({ name: 'DataFolderError', kind: 'newer-version' });
    expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toBe(sealed);
  });

  it('of an older version are moved step by step, and the old file is kept', async () => {
    const folder = freshFolder();
    const sealed = seal({ format: DOCUMENT_FORMAT, version: 0, seq: 1, data: { number: 6 } });
    writeFileSync(join(folder, 'settings.json'), sealed);
    const migrations: readonly Migration[] = [
      { from: 0, to: 1, migrate: (_, data) => ({ n: (data as { number: number }).number }) },
      { from: 1, to: 2, migrate: (name, data) => ({ ...(data as object), text: `${name} is 6` }) },
    ];
    for (const _ of ['first start', 'second start']) {
      const document = await documentsIn(folder, { version: 2, migrations }).open(
        'settings',
        pairSchema,
        pair(0),
      );
      expect(document.value).toEqual({ n: 6, text: 'settings is 6' });
      expect(document.recovered).toBeUndefined();
    }
    expect(readFileSync(join(folder, 'settings.json.v0'), 'utf8')).toBe(sealed);
    expect(unseal(readFileSync(join(folder, 'settings.json'), 'utf8'))?.version).toBe(2);
  });

  it('of a version that nothing leads from are kept aside', async () => {
    const folder = freshFolder();
    const sealed = seal({ format: DOCUMENT_FORMAT, version: 0, seq: 1, data: pair(1) });
    writeFileSync(join(folder, 'settings.json'), sealed);
    expect((await openPair(folder)).recovered).toBeDefined();
  });

  it('survive any flipped bits: never a throw, never a value that was not saved', async () => {
    const flip = fc.record({
      copy: fc.constantFrom('settings.json', 'settings.json.1', 'settings.json.2'),
      place: fc.nat(),
      mask: fc.integer({ min: 1, max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(flip, { minLength: 1, maxLength: 6 }), async (flips) => {
        const folder = freshFolder();
        const document = await openPair(folder);
        for (const n of [1, 2, 3]) await document.save(pair(n));
        for (const { copy, place, mask } of flips) {
          const bytes = readFileSync(join(folder, copy));
          bytes[place % bytes.length]! ^= mask;
          writeFileSync(join(folder, copy), bytes);
        }
        expect([pair(0), pair(1), pair(2), pair(3)]).toContainEqual((await openPair(folder)).value);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('have names that are safe as file names', async () => {
    await expect(documentsIn(freshFolder()).open('../lock', pairSchema, pair(0))).rejects.toThrow(RangeError);
  });
});

describe('envelope', () => {
  it('gives back what was sealed, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), (data, seq) => {
        const opened = unseal(seal({ format: DOCUMENT_FORMAT, version: 1, seq, data }));
        expect(opened).toEqual({
          format: DOCUMENT_FORMAT,
          version: 1,
          seq,
          data: JSON.parse(JSON.stringify(data)),
        });
      }),
      { seed: 1 },
    );
  });
});
