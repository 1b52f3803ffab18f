// A data folder that cannot be used is said so in one sentence, before anything has been started or changed.
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DataFolderError } from '../../../controller/store/data-folder-error.ts';
import { DOCUMENT_FORMAT, seal } from '../../../controller/store/envelope.ts';
import { DATA_VERSION } from '../../../controller/store/migrations.ts';
import { createTestClock } from '../../support/clock.ts';
import { freshFolder, openOn, pair, pairSchema } from './folder.ts';

const fault = (opening: Promise<unknown>) =>
  opening.then(
    () => 'opened',
    (cause: unknown) => (cause instanceof DataFolderError ? cause.kind : cause),
  );

describe('a data folder', () => {
  it('is made when it is not there, and given back at the end', async () => {
    const folder = join(freshFolder(), 'of', 'the', 'house');
    const store = await openOn(folder);
    expect(readdirSync(folder).sort()).toEqual(['documents', 'history', 'journal', 'lock', 'media']);
    await store.close();
    expect(readdirSync(folder)).not.toContain('lock');
  });

  it('belongs to one Yapu at a time', async () => {
    const folder = freshFolder();
    const store = await openOn(folder);
    expect(await fault(openOn(folder))).toBe('locked');
    await store.close();
    await (await openOn(folder)).close();
  });

  it('is opened by exactly one of many that start together on a stale lock', async () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'lock'), 'pid 1\nboot before\nstart 1\n');
    const openings = await Promise.allSettled(Array.from({ length: 6 }, () => openOn(folder)));
    const opened = openings.flatMap((opening) => (opening.status === 'fulfilled' ? [opening.value] : []));
    expect(opened).toHaveLength(1);
    await opened[0]?.close();
  });

  it.each([
    ['of another start of the machine', () => `pid ${process.pid}\nboot before\nstart 1\n`],
    ['of another process that had our number', () => `pid ${process.pid}\nboot ${bootId()}\nstart 1\n`],
    ['of a process that is gone', () => `pid 4194304\nboot ${bootId()}\nstart 1\n`],
    ['that a power cut left empty', () => ''],
  ])('is not held up by a lock %s', async (_, lock) => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'lock'), lock());
    expect(await fault(openOn(folder).then((store) => store.close()))).toBe('opened');
  });

  it('of a newer Yapu is not touched', async () => {
    const folder = freshFolder();
    mkdirSync(join(folder, 'documents'));
    const sealed = seal({ format: DOCUMENT_FORMAT, version: DATA_VERSION + 1, seq: 1, data: {} });
    writeFileSync(join(folder, 'documents', 'settings.json'), sealed);
    await expect(openOn(folder)).rejects.toThrow(
      `The data folder ${folder} was written by a newer Yapu; install that version again, or start with another folder.`,
    );
    expect(readdirSync(folder)).toEqual(['documents']);
    expect(readFileSync(join(folder, 'documents', 'settings.json'), 'utf8')).toBe(sealed);
  });

  it('that is a file cannot be read', async () => {
    const file = join(freshFolder(), 'file');
    writeFileSync(file, '');
    expect(await fault(openOn(file))).toBe('unreadable');
  });

  it.skipIf(process.getuid?.() === 0)('of another owner cannot be written', async () => {
    const folder = freshFolder();
    chmodSync(folder, 0o500);
    expect(await fault(openOn(folder))).toBe('read-only');
  });

  it('tells at once of documents that were not as they had been left', async () => {
    const folder = freshFolder();
    const store = await openOn(folder);
    await (await store.documents.open('settings', pairSchema, pair(0))).save(pair(1));
    await store.close();
    writeFileSync(join(folder, 'documents', 'settings.json'), '{}');
    const again = await openOn(folder, createTestClock(5));
    await again.documents.open('settings', pairSchema, pair(0));
    expect(again.notices()).toEqual([
      {
        id: 'document:settings',
        priority: 'attention',
        because: {
          key: 'alarm.document-lost',
          params: { document: 'settings', kept: 'settings.json.corrupt.5' },
        },
      },
    ]);
    await again.close();
  });

  it('is closed only when every save has reached the disk', async () => {
    const folder = freshFolder();
    const store = await openOn(folder);
    const document = await store.documents.open('settings', pairSchema, pair(0));
    const saving = document.save(pair(1));
    const noting = store.journal.append({
      at: createTestClock().now(),
      kind: 'system',
      subject: 'store',
      by: 'test',
    });
    await store.close();
    await Promise.all([saving, noting]);
    const again = await openOn(folder);
    expect((await again.documents.open('settings', pairSchema, pair(0))).value).toEqual(pair(1));
    expect(again.journal.recent(1)).toHaveLength(1);
    await again.close();
  });
});

const bootId = (): string => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
