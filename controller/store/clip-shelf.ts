// Recorded voices in the data folder: `clips/LANGUAGE/NAME.wav`, `.mp3` or `.ogg`. People put them there; the program only reads.
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clip, ClipShelf } from '../app/clips.ts';

/** A minute of good speech; what is larger is no clip. */
const MOST_BYTES = 4_000_000;
const KINDS = [
  { ending: 'wav', type: 'audio/wav' },
  { ending: 'mp3', type: 'audio/mpeg' },
  { ending: 'ogg', type: 'audio/ogg' },
] as const;
/** Names are keys of the catalogues: no folder, no hidden file, nothing above. */
const NAME = /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*$/;

/** `folder` need not exist. What cannot be read is as if it were not there. */
export const openClipShelf = (folder: string): ClipShelf => ({
  async find(language, name) {
    if (!NAME.test(name) || !NAME.test(language)) return undefined;
    for (const { ending, type } of KINDS) {
      const bytes = await read(join(folder, language, `${name}.${ending}`));
      if (bytes) return { bytes, type };
    }
    return undefined;
  },
});

const read = async (path: string): Promise<Clip['bytes'] | undefined> => {
  const file = await open(path).catch(() => undefined);
  if (!file) return undefined;
  try {
    const about = await file.stat();
    if (!about.isFile() || about.size === 0 || about.size > MOST_BYTES) return undefined;
    return await file.readFile();
  } catch {
    return undefined;
  } finally {
    await file.close();
  }
};
