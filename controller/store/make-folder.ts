// Makes a folder and those above it. Node's own recursive mkdir says "no such file" on a read-only disk, and the family would be told
// to look for the wrong thing.
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from './disk-fault.ts';

/** Harmless when the folder is there. */
export const makeFolder = async (path: string): Promise<void> => {
  try {
    await mkdir(path);
  } catch (cause) {
    if (errorCode(cause) === 'EEXIST') return;
    if (errorCode(cause) !== 'ENOENT' || dirname(path) === path) throw cause;
    await makeFolder(dirname(path));
    await mkdir(path);
  }
};
