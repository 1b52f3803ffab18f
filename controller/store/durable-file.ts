// Small files that survive a power cut: written beside, forced to the disk, renamed, and the folder forced too.
// The order write – fsync – rename – fsync folder is the one ext4 and POSIX rename(2), fsync(2) promise to keep.
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ifThere } from './disk-fault.ts';

/** Older copies kept beside a generational file: `name.1` is the last, `name.2` the one before. */
export const GENERATIONS = 2;

/** Replaces `path` whole: afterwards it holds `bytes`, after a failure what it held before. */
export const writeDurably = async (path: string, bytes: string | Uint8Array): Promise<void> => {
  await writeBeside(path, bytes);
  await rename(`${path}.new`, path);
  await syncFolder(dirname(path));
};

/** Replaces `path` and keeps what it held as `path.1`, and so on up to `GENERATIONS`. */
export const writeGeneration = async (path: string, bytes: string | Uint8Array): Promise<void> => {
  await writeBeside(path, bytes);
  for (let age = GENERATIONS; age >= 1; age--)
    await ifThere(rename(age === 1 ? path : `${path}.${age - 1}`, `${path}.${age}`));
  await rename(`${path}.new`, path);
  await syncFolder(dirname(path));
};

/** Forces names made, changed or removed in a folder to the disk. */
export const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const writeBeside = async (path: string, bytes: string | Uint8Array): Promise<void> => {
  try {
    const handle = await open(`${path}.new`, 'w');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    // A half-written copy on a full disk would keep it full.
    await rm(`${path}.new`, { force: true }).catch(() => undefined);
    throw cause;
  }
};
