// Reads the newest good copy of a document and writes the next one. A copy that fails its checksum or its schema is kept aside
// as `*.corrupt.<time>`, never deleted. This is the adapter that lowdb works on.
import { copyFile, readFile, rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Adapter } from 'lowdb';
import type { Timestamp } from '../core/units.ts';
import type { Schema } from '../ports.ts';
import { DataFolderError } from './data-folder-error.ts';
import { ifThere } from './disk-fault.ts';
import { GENERATIONS, writeGeneration } from './durable-file.ts';
import { DOCUMENT_FORMAT, type Envelope, seal, unseal } from './envelope.ts';
import { type Migration, migrate } from './migrations.ts';

/** lowdb keeps only truthy data: the value travels in a box. */
export interface Held<T> {
  readonly value: T;
}

export interface DocumentFile<T> extends Adapter<Held<T>> {
  /** The first unreadable copy that the last read had to put aside, and whether no good copy was left. */
  recovered(): { readonly kept: string; readonly lost: boolean } | undefined;
}

export interface DocumentFileOptions<T> {
  readonly path: string;
  readonly name: string;
  readonly schema: Schema<T>;
  readonly version: number;
  readonly migrations: readonly Migration[];
  readonly now: () => Timestamp;
}

export const createDocumentFile = <T>(options: DocumentFileOptions<T>): DocumentFile<T> => {
  const { path, version } = options;
  let seq = 0;
  let recovered: ReturnType<DocumentFile<T>['recovered']>;

  const write = async ({ value }: Held<T>): Promise<void> => {
    await writeGeneration(path, seal({ format: DOCUMENT_FORMAT, version, seq: seq + 1, data: value }));
    seq += 1;
  };

  const read = async (): Promise<Held<T> | null> => {
    const bad: string[] = [];
    const newest = await readNewest(options, bad);
    for (const copy of bad) await rename(copy, `${copy}.corrupt.${options.now()}`);
    const first = bad[0];
    if (first) recovered = { kept: `${basename(first)}.corrupt.${options.now()}`, lost: !newest };
    if (!newest) return null;
    seq = newest.envelope.seq;
    if (newest.envelope.version < version) {
      await copyFile(newest.copy, `${path}.v${newest.envelope.version}`);
      await write(newest.held);
    }
    if (newest.copy === path) await rm(`${path}.new`, { force: true });
    return newest.held;
  };

  return { read, write, recovered: () => recovered };
};

interface Newest<T> {
  readonly copy: string;
  readonly envelope: Envelope;
  readonly held: Held<T>;
}

/** Newest first. `name.new` counts only in the moment of a save when `name` has just become `name.1`. */
const readNewest = async <T>(
  options: DocumentFileOptions<T>,
  bad: string[],
): Promise<Newest<T> | undefined> => {
  const { path } = options;
  const older = Array.from({ length: GENERATIONS }, (_, age) => `${path}.${age + 1}`);
  const hasNewest = (await ifThere(readFile(path))) !== undefined;
  for (const copy of [hasNewest ? path : `${path}.new`, ...older]) {
    const text = await ifThere(readFile(copy, 'utf8'));
    if (text === undefined) continue;
    const envelope = unseal(text);
    const held = envelope && accept(options, envelope);
    if (envelope && held) return { copy, envelope, held };
    bad.push(copy);
  }
  return undefined;
};

const accept = <T>(options: DocumentFileOptions<T>, envelope: Envelope): Held<T> | undefined => {
  const { path, name, version, schema, migrations } = options;
  if (isNewer(envelope, version)) throw new DataFolderError('newer-version', path);
  const moved = migrate(migrations, { name, from: envelope.version, to: version, data: envelope.data });
  if (!moved) return undefined;
  try {
    return { value: schema.parse(moved.data) };
  } catch {
    return undefined;
  }
};

/** Written by a Yapu that knows more than this one; its checksum is good, so it is no accident. */
export const isNewer = ({ format, version }: Envelope, known: number): boolean =>
  format !== DOCUMENT_FORMAT || version > known;
