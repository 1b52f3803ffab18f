// The names that a technician gives to boards, by their ids: a durable document in the data folder. Its own subfolder, for the
// folder of a real board is locked by the running controller, and its mere existence keeps that controller from going virtual.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { createClock } from '../app/clock.ts';
import { because } from '../core/because.ts';
import type { Document, Log } from '../ports.ts';
import { asDataFolderError } from '../store/data-folder-error.ts';
import { createDocuments } from '../store/documents.ts';
import { makeFolder } from '../store/make-folder.ts';
import { Misunderstood } from './command-line.ts';

const namesSchema = z.strictObject({ names: z.record(z.string().regex(/^[0-9a-f]{16}$/), z.string()) });
type Names = z.infer<typeof namesSchema>;

/** Name by id. */
export type BoardNames = ReadonlyMap<string, string>;

const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const folderIn = (data: string): string => join(data, 'technician');

const openNames = async (data: string): Promise<Document<Names>> => {
  const folder = folderIn(data);
  try {
    await makeFolder(folder);
    const { now } = createClock();
    return await createDocuments({ folder, now, log: SILENT }).open('board-names', namesSchema, {
      names: {},
    });
  } catch (cause) {
    throw asDataFolderError(folder, cause);
  }
};

/** None where nobody has given any; reading makes no folder. */
export const readBoardNames = async (data: string): Promise<BoardNames> =>
  new Map(existsSync(folderIn(data)) ? Object.entries((await openNames(data)).value.names) : []);

/** Throws Misunderstood for an id or a name that cannot be one, and for a name that another board has. */
export const nameBoard = async (data: string, id: string, name: string): Promise<void> => {
  if (!/^[0-9a-f]{16}$/.test(id)) throw new Misunderstood(because('cli.name.no-id', { id }));
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,23}$/u.test(name))
    throw new Misunderstood(because('cli.name.no-name', { name: JSON.stringify(name) }));
  const document = await openNames(data);
  const { names } = document.value;
  const other = Object.entries(names).find(([of, given]) => given === name && of !== id);
  if (other) throw new Misunderstood(because('cli.name.taken', { id: other[0], name }));
  await document.save({ names: { ...names, [id]: name } });
};
