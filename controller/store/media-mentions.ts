// Which photos and voice notes are mentioned anywhere in what is kept: in whole files, in older copies, and in what was put aside as
// damaged. A name is looked for as text, so that a line which cannot be read any more still holds its photo. Only what a family wrote
// and took back holds nothing: the power may have gone between the line that takes back and the removal of the file.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { PHOTO_KINDS, VOICE_KINDS } from '../core/media.ts';
import { readLine } from './journal-line.ts';

const NAME = `[0-9a-f]{32}\\.(?:${[...PHOTO_KINDS, ...VOICE_KINDS].join('|')})`;
const WHOLE = new RegExp(`^${NAME}$`);
const NAMES = new RegExp(NAME, 'g');

export const isMediaName = (name: string): boolean => WHOLE.test(name);

/** Rejects when a file cannot be read: then nobody knows what it mentions. */
export const namesMentioned = async (folders: readonly string[]): Promise<ReadonlySet<string>> => {
  const mentions: Mentions = { anyhow: [], written: [], takenBack: new Set() };
  for (const folder of folders)
    for (const file of await readdir(folder)) {
      const text = await readFile(join(folder, file), 'utf8');
      for (const line of text.split('\n')) note(line, mentions);
      await nextTurn();
    }
  const shown = mentions.written.filter(({ id }) => !mentions.takenBack.has(id));
  return new Set([...mentions.anyhow, ...shown.flatMap(({ names }) => names)]);
};

interface Mentions {
  /** Names in whatever is no line that a family wrote. */
  readonly anyhow: string[];
  readonly written: { readonly id: string; readonly names: readonly string[] }[];
  /** Ids of what was written. */
  readonly takenBack: Set<string>;
}

const note = (line: string, { anyhow, written, takenBack }: Mentions): void => {
  const names = line.match(NAMES) ?? [];
  if (names.length === 0 && !line.includes(UNDO)) return;
  const entry = readLine(line)?.entry.written;
  if (entry?.of !== undefined) takenBack.add(entry.of);
  if (entry) written.push({ id: entry.id, names });
  else anyhow.push(...names);
};

const UNDO = '"what":"undo"';
