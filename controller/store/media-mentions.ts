// Which photos and voice notes are mentioned anywhere in what is kept: in whole files, in older copies, and in what was put aside as
// damaged. A name is looked for as text, so that a line which cannot be read any more still holds its photo.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { PHOTO_KINDS, VOICE_KINDS } from '../core/media.ts';

const NAME = `[0-9a-f]{32}\\.(?:${[...PHOTO_KINDS, ...VOICE_KINDS].join('|')})`;
const WHOLE = new RegExp(`^${NAME}$`);

export const isMediaName = (name: string): boolean => WHOLE.test(name);

/** Rejects when a file cannot be read: then nobody knows what it mentions. */
export const namesMentioned = async (folders: readonly string[]): Promise<ReadonlySet<string>> => {
  const found = new Set<string>();
  for (const folder of folders)
    for (const file of await readdir(folder)) {
      const text = await readFile(join(folder, file), 'latin1');
      for (const [name] of text.matchAll(new RegExp(NAME, 'g'))) found.add(name);
      await nextTurn();
    }
  return found;
};
