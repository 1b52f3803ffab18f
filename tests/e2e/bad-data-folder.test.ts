// A data folder that cannot be used is told in one clear sentence with what to do, and nothing in it is lost.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DOCUMENT_FORMAT, seal } from '../../controller/store/envelope.ts';
import { choosePin, send, stateOf } from '../support/rest.ts';
import { startServer } from '../support/server.ts';
import { createShortStart } from '../support/short-start.ts';

const folder = mkdtempSync(join(tmpdir(), 'yapu-bad-folder-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = createShortStart(folder);

/** Runs on a small disk of its own, in memory; what it gives back has seen the disk for the last time. */
const onDisk = <T>(name: string, options: string, run: (disk: string) => T): T => {
  const disk = join(folder, name);
  mkdirSync(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk]);
  const unmount = () => execFileSync('umount', [disk]);
  const result = (() => {
    try {
      return run(disk);
    } catch (cause) {
      unmount();
      throw cause;
    }
  })();
  if (result instanceof Promise) return result.finally(unmount) as T;
  unmount();
  return result;
};

/** Every file below a folder with what it holds. */
const contentsOf = (place: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(place, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [relative(place, file), readFileSync(file, 'base64')]),
  );

/** Takes every byte that is left. */
const fillUp = (disk: string): void => {
  const file = join(disk, 'filler');
  for (const size of [65_536, 4_096, 1])
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size, 1), { flag: 'a' });
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'ENOSPC') throw cause;
    }
};

test('a data folder on a read-only disk says so', () => {
  if (process.getuid?.() !== 0) return console.warn('skipped: needs root to mount');
  const { status, stderr } = onDisk('read-only', 'ro,size=1m', (disk) => start('--data', join(disk, 'data')));
  expect(status).toBe(2);
  expect(stderr).toMatch(/read-only|cannot be written/i);
});

test('a data folder written by a newer Yapu says which to start, and is left as it was', () => {
  const data = join(folder, 'newer');
  const documents = join(data, 'virtual', 'documents');
  mkdirSync(documents, { recursive: true });
  const sealed = seal({ format: DOCUMENT_FORMAT, version: 99, seq: 1, data: { tomorrow: true } });
  writeFileSync(join(documents, 'settings.json'), sealed);
  const before = contentsOf(data);
  const { status, stderr } = start('--data', data);
  expect(status).toBe(2);
  expect(stderr).toBe(
    `The data folder ${join(data, 'virtual')} was written by a newer Yapu; install that version again, or use another folder.`,
  );
  expect(contentsOf(data)).toEqual(before);
});

test('a file in the place of the data folder says so', () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, 'x');
  chmodSync(file, 0o644);
  const { status, stderr } = start('--data', file);
  expect(status).toBe(2);
  expect(stderr.split('\n').length).toBeLessThanOrEqual(3);
});

test('a full disk is told in one sentence, and what stands on it is there when there is room again', async () => {
  if (process.getuid?.() !== 0) return console.warn('skipped: needs root to mount');
  await onDisk('full', 'size=2m', async (disk) => {
    const data = join(disk, 'data');
    const first = await startServer({ args: ['--virtual'], data });
    const token = await choosePin(first.url);
    const schedule = { revision: 0, blocks: [{ actuator: 'pump', from: 60, to: 120, on: 5, off: 10 }] };
    expect(await send(first.url, 'PUT', 'schedule', schedule, token)).toEqual({ outcome: 'accepted' });
    expect(await first.stop()).toBe(0);

    const before = contentsOf(data);
    fillUp(disk);
    const { status, stderr } = start('--data', data);
    expect({ status, lines: stderr.split('\n').length }).toEqual({ status: 2, lines: 1 });
    expect(stderr).toBe(
      `The data folder ${join(data, 'virtual')} is on a full disk; delete or move away files that are not needed, then try again.`,
    );
    expect(contentsOf(data)).toEqual(before);

    rmSync(join(disk, 'filler'));
    const again = await startServer({ args: ['--virtual'], data });
    const snapshot = await stateOf(again.url);
    await again.stop();
    expect(snapshot).toMatchObject({
      schedule: { revision: 1, blocks: schedule.blocks },
      access: { pinSet: true },
    });
  });
});
