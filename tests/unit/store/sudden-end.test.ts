// The plug is pulled, and the process is killed, in the middle of writing: what was acknowledged is there, and nothing else pretends
// to be. Disks are loop-mounted ext4 images cut as the device had them.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Timestamp } from '../../../controller/core/units.ts';
import { createTestClock } from '../../support/clock.ts';
import { createDisk, whyNoDisk } from '../../support/power-cut.ts';
import { freshFolder, openOn } from './folder.ts';
import { begins, nameOf, pair, pairSchema, photoOf } from './written.ts';

const CUTS = 24;
const KILLS = 5;
const noDisk = whyNoDisk();
if (noDisk) process.stderr.write(`SKIPPED: no power can be cut here: ${noDisk}\n`);

type Acknowledged = Record<'document' | 'journal' | 'history' | 'media', number>;

/** A writing process, and what it has been told is safe. */
const startWriter = (folder: string, first: number, under: readonly string[] = []) => {
  const writer = fileURLToPath(new URL('./writer.ts', import.meta.url));
  const [command = '', ...words] = [
    ...under,
    process.execPath,
    '--import',
    'tsx',
    writer,
    folder,
    String(first),
  ];
  const child: ChildProcess = spawn(command, words, {
    stdio: ['ignore', 'pipe', under.length ? 'ignore' : 'inherit'],
  });
  const safe: Acknowledged = { document: -1, journal: -1, history: -1, media: -1 };
  let lines = 0;
  let wake = (): void => undefined;
  createInterface({ input: child.stdout! }).on('line', (line) => {
    const [what, n] = line.split(' ') as [keyof Acknowledged, string];
    safe[what] = Number(n);
    lines++;
    wake();
  });
  return {
    child,
    safe: (): Acknowledged => ({ ...safe }),
    /** Resolves after so many further acknowledgements. */
    async after(more: number) {
      for (const until = lines + more; lines < until; )
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    },
    async kill() {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
};

/** Power comes back with another boot id; the writer, which here only sleeps, would otherwise still hold its lock. */
const restartMachine = (folder: string): void => {
  const lock = join(folder, 'lock');
  if (existsSync(lock)) writeFileSync(lock, readFileSync(lock, 'utf8').replace(/^boot .*$/m, 'boot before'));
};

/** Opens what is left and holds it against what was acknowledged. */
const expectAllThere = async (folder: string, safe: Acknowledged) => {
  const clock = createTestClock(begins + (safe.history + 10) * 60_000);
  const store = await openOn(folder, clock);
  try {
    const document = await store.documents.open('settings', pairSchema, pair(0));
    expect(document.value).toEqual(pair(document.value.n));
    expect(document.value.n).toBeGreaterThanOrEqual(safe.document);
    expect(document.recovered).toBeUndefined();
    const amounts = store.journal.recent(2000).map(({ amount }) => amount);
    expect(amounts).toEqual(Array.from({ length: amounts.length }, (_, i) => amounts[0]! + i));
    expect(amounts.at(-1) ?? -1).toBeGreaterThanOrEqual(safe.journal);
    await expectHistory(store.history, safe.history);
    expectPhotos(join(folder, 'media'), safe.media);
    await document.save(pair(1_000_000));
  } finally {
    await store.close();
  }
};

/** Each is whole, and the last that was acknowledged is among them. */
const expectPhotos = (folder: string, safe: number) => {
  const names = readdirSync(folder);
  for (const name of names) expect(nameOf(readFileSync(join(folder, name)))).toBe(name);
  if (safe >= 0) expect(names).toContain(nameOf(photoOf(safe)));
};

const expectHistory = async (history: Awaited<ReturnType<typeof openOn>>['history'], safe: number) => {
  const from = (begins - 1) as Timestamp;
  const to = (begins + (safe + 10) * 60_000) as Timestamp;
  const [series] = await history.query({ tags: ['channel-39.value'], from, to, points: 100_000 });
  const found = series!.at.flatMap((moment, i) =>
    series!.mean[i] === null ? [] : [[moment, series!.mean[i]]],
  );
  for (const [moment, value] of found) expect(value).toBe((moment! - begins) / 60_000);
  expect(found.length).toBeGreaterThanOrEqual(safe + 1);
};

/** Constants: Numerical Recipes. */
const createChance = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

describe('a sudden end', () => {
  it.skipIf(noDisk)(`by power loses nothing acknowledged in ${CUTS} cuts`, { timeout: 120_000 }, async () => {
    const disk = createDisk(24);
    const writer = startWriter(disk.folder, 0);
    try {
      const chance = createChance(20);
      for (let cut = 0; cut < CUTS; cut++) {
        await writer.after(1 + chance(40));
        writer.child.kill('SIGSTOP');
        const safe = writer.safe();
        await disk.cut(async (left) => {
          restartMachine(left);
          await expectAllThere(left, safe);
        });
        writer.child.kill('SIGCONT');
      }
    } finally {
      await writer.kill();
      disk.remove();
    }
  });

  it(`by kill -9 loses nothing acknowledged in ${KILLS} kills, and its lock holds nobody up`, {
    timeout: 120_000,
  }, async () => {
    const folder = freshFolder();
    const chance = createChance(9);
    let first = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const writer = startWriter(folder, first);
      onTestFinished(writer.kill);
      await writer.after(3 + chance(30));
      await writer.kill();
      const safe = writer.safe();
      await expectDocumentAndJournal(folder, safe);
      first = safe.journal + 2;
    }
  });
});

const strace = spawnSync('strace', ['-qq', '-e', 'trace=none', 'true']).status === 0;
if (!strace) process.stderr.write('SKIPPED: no strace here to make fdatasync fail\n');

describe('an fdatasync that fails', () => {
  it.skipIf(!strace)('is never acknowledged', { timeout: 60_000 }, async () => {
    const inject = ['-e', 'trace=fdatasync', '-e', 'inject=fdatasync:error=EIO'];
    const failing = ['strace', '-f', '-qq', '-o', '/dev/null', ...inject];
    const writer = startWriter(freshFolder(), 0, failing);
    onTestFinished(writer.kill);
    await once(writer.child, 'close');
    // The document goes by fsync, which works here: whether it was told of before the journal ended the process is a race.
    expect(writer.safe()).toMatchObject({ journal: -1, history: -1 });
    expect(writer.child.exitCode).toBe(1);
  });
});

const expectDocumentAndJournal = async (folder: string, safe: Acknowledged) => {
  const store = await openOn(folder, createTestClock(begins));
  const document = await store.documents.open('settings', pairSchema, pair(0));
  expect(document.value).toEqual(pair(document.value.n));
  expect(document.value.n).toBeGreaterThanOrEqual(safe.document);
  expect(store.journal.recent(1)[0]?.amount).toBeGreaterThanOrEqual(safe.journal);
  expectPhotos(join(folder, 'media'), safe.media);
  await store.close();
};
