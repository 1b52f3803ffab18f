// How much is kept: single values two years and at most 500 MB, hourly roll-ups for ever. Counted in recorded days, not by the
// calendar: a clock that jumps fifty years ahead must not empty the shelf.
import { readdir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../../ports.ts';
import { partName } from './part.ts';
import type { Shelf } from './shelf.ts';

export interface Limits {
  /** Days of single values. */
  readonly days: number;
  /** Bytes of the whole history folder. */
  readonly bytes: number;
  /** Share of the disk, 0…1, below which no single values are written. */
  readonly freeShare: number;
  /** Days of single values that a disk filled by others never costs. */
  readonly spareDays: number;
}

export const LIMITS: Limits = { days: 731, bytes: 500_000_000, freeShare: 0.1, spareDays: 31 };

/** Drops the oldest column files until the limits are kept; resolves false while the disk has no room for single values. */
export const keepWithin = async (shelf: Shelf, limits: Limits, log: Log): Promise<boolean> => {
  let bytes = await folderBytes(shelf.folder);
  let free = await freeShare(shelf.folder);
  for (const [index, part] of shelf.parts('col').entries()) {
    const left = shelf.parts('col').length;
    const tooMuch = left > limits.days || bytes > limits.bytes;
    const tooFull = free < limits.freeShare && left > limits.spareDays;
    if (!tooMuch && !tooFull) break;
    const path = shelf.pathOf(part, 'col');
    bytes -= (await stat(path)).size;
    await rm(path);
    shelf.note(part, 'col', false);
    free = await freeShare(shelf.folder);
    log.info('oldest day of the history dropped', { part: partName(part), dropped: index + 1 });
  }
  return free >= limits.freeShare;
};

const folderBytes = async (folder: string): Promise<number> => {
  const sizes = await Promise.all(
    (await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
};

const freeShare = async (folder: string): Promise<number> => {
  const { bavail, blocks } = await statfs(folder);
  return blocks > 0 ? bavail / blocks : 1;
};
