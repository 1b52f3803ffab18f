// Photos and voice notes of the family, a file each, named by their content: what is sent twice is kept once, and a name can be
// given away for ever. The budget is small beside a card, and the last tenth of the disk belongs to the history.
import { createHash } from 'node:crypto';
import { readdir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaShelf } from '../app/album.ts';
import type { MediaKind } from '../core/media.ts';
import type { Log } from '../ports.ts';
import { writeDurably } from './durable-file.ts';
import { makeFolder } from './make-folder.ts';
import { isMediaName, namesMentioned } from './media-mentions.ts';

export interface MediaLimits {
  /** Of all files together; over it the oldest go. About five thousand photos as a page sends them. */
  readonly bytes: number;
  /** Share of the disk, 0…1, that stays free; history pauses at a tenth. */
  readonly freeShare: number;
}

export const MEDIA_LIMITS: MediaLimits = { bytes: 512 * 1024 * 1024, freeShare: 0.12 };

export interface MediaShelfOptions {
  readonly folder: string;
  readonly log: Log;
  readonly limits?: MediaLimits;
}

export interface OpenMediaShelf extends MediaShelf {
  /** Removes what was there at the opening and that nothing in these folders shows: its entry never came, or was taken back. What a
   * tablet still has in hand it sends along again with its entry. Never rejects. */
  sweep(folders: readonly string[]): Promise<void>;
  /** Ends a sweep, and what is being written. */
  close(): Promise<void>;
}

/** The system's "no space left", before the disk has to say it. */
class TooFull extends Error {
  readonly code = 'ENOSPC';
}

export const openMediaShelf = async (options: MediaShelfOptions): Promise<OpenMediaShelf> => {
  const { folder, log, limits = MEDIA_LIMITS } = options;
  await makeFolder(folder);
  /** Bytes by name, the oldest first. */
  const kept = await readShelf(folder);
  const unasked = new Set(kept.keys());
  let turn: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  const bytesKept = (): number => [...kept.values()].reduce((sum, size) => sum + size, 0);
  const drop = async (name: string): Promise<void> => {
    await rm(join(folder, name), { force: true });
    kept.delete(name);
  };

  const write = async (name: string, bytes: Uint8Array): Promise<void> => {
    const { bavail, bsize, blocks } = await statfs(folder);
    if (bavail * bsize - bytes.length < blocks * bsize * limits.freeShare) throw new TooFull(folder);
    await writeDurably(join(folder, name), bytes);
  };

  const makeRoom = async (spared: ReadonlySet<string>): Promise<void> => {
    let total = bytesKept();
    for (const [name, size] of [...kept]) {
      if (total <= limits.bytes) return;
      if (spared.has(name)) continue;
      await drop(name);
      total -= size;
      log.info('oldest photo or voice note dropped', { file: name });
    }
  };

  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const next = turn.then(act);
    turn = next.catch(() => undefined);
    return next;
  };

  return {
    keep(bytes: Uint8Array, kind: MediaKind, spared: ReadonlySet<string>) {
      const name = `${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}.${kind}`;
      return inTurn(async () => {
        if (!kept.has(name)) await write(name, bytes);
        // To the end of the list: whoever sends it again is about to mention it.
        kept.delete(name);
        kept.set(name, bytes.length);
        unasked.delete(name);
        await makeRoom(new Set([...spared, name])).catch((cause: unknown) =>
          log.warn('an old photo or voice note cannot be dropped', { cause: String(cause) }),
        );
        return name;
      });
    },
    letGo: (name) => inTurn(() => drop(name)),
    has: (name) => kept.has(name),
    pathOf: (name) => (kept.has(name) ? join(folder, name) : undefined),
    room: () => ({ bytes: bytesKept(), most: limits.bytes }),
    async sweep(folders) {
      if (unasked.size === 0) return;
      try {
        const mentioned = await namesMentioned(folders);
        for (const name of [...unasked].filter((unsure) => !mentioned.has(unsure)))
          await inTurn(async () => {
            if (unasked.has(name) && !isClosed) await drop(name);
          });
      } catch (cause) {
        log.warn('photos that nothing mentions stay for now', { cause: String(cause) });
      }
    },
    async close() {
      isClosed = true;
      await turn;
    },
  };
};

/** What stands there, the oldest first. A file that a power cut left half-written is removed: nobody was told that it is kept. */
const readShelf = async (folder: string): Promise<Map<string, number>> => {
  const found: { readonly name: string; readonly size: number; readonly at: number }[] = [];
  for (const name of await readdir(folder)) {
    if (name.endsWith('.new')) await rm(join(folder, name), { force: true });
    if (!isMediaName(name)) continue;
    const { size, mtimeMs } = await stat(join(folder, name));
    found.push({ name, size, at: mtimeMs });
  }
  return new Map(found.sort((a, b) => a.at - b.at).map(({ name, size }) => [name, size]));
};
