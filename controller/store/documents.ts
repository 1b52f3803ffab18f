// Small documents (settings, PIN) on lowdb, which here works on our own durable adapter: its stock one acknowledges what a power
// cut then loses. Saves that meet while one is being written become one write.
import { join } from 'node:path';
import { Low } from 'lowdb';
import type { Because } from '../core/because.ts';
import type { Timestamp } from '../core/units.ts';
import type { Document, Documents, Log, Schema } from '../ports.ts';
import { createDocumentFile, type DocumentFile, type Held } from './document-file.ts';
import { createGroupCommit } from './group-commit.ts';
import { DATA_VERSION, MIGRATIONS, type Migration } from './migrations.ts';
import type { Notice } from './notice.ts';

export interface DocumentsOptions {
  readonly folder: string;
  readonly now: () => Timestamp;
  readonly log: Log;
  /** Version to write and steps that lead to it; the shipped ones when absent. */
  readonly version?: number;
  readonly migrations?: readonly Migration[];
}

export interface StoredDocuments extends Documents {
  /** One for every document that was not as it had been left. */
  notices(): readonly Notice[];
  /** Resolves when no save is under way. */
  settled(): Promise<void>;
}

export const createDocuments = (options: DocumentsOptions): StoredDocuments => {
  const opened = new Map<string, Settling>();
  const notices: Notice[] = [];

  const openNew = async <T>(name: string, schema: Schema<T>, initial: T): Promise<Document<T> & Settling> => {
    const { folder, now, version = DATA_VERSION, migrations = MIGRATIONS } = options;
    const path = join(folder, `${name}.json`);
    const file = createDocumentFile({ path, name, schema, version, migrations, now });
    const low = new Low<Held<T>>(file, { value: initial });
    await low.read();
    const trouble = describeRecovery(name, file);
    if (trouble) {
      notices.push({ id: `document:${name}`, priority: 'attention', because: trouble });
      options.log.warn('document recovered', { document: name, ...file.recovered() });
    }
    return createDocument(low, schema, file.recovered());
  };

  return {
    async open<T>(name: string, schema: Schema<T>, initial: T): Promise<Document<T>> {
      if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new RangeError(`${name} is not a document name`);
      if (opened.has(name)) throw new Error(`document ${name} is already open`);
      const document = await openNew(name, schema, initial);
      opened.set(name, document);
      return document;
    },
    notices: () => notices,
    async settled() {
      await Promise.all([...opened.values()].map((document) => document.settled()));
    },
  };
};

const describeRecovery = <T>(name: string, file: DocumentFile<T>): Because | undefined => {
  const recovered = file.recovered();
  if (!recovered) return undefined;
  const key = recovered.lost ? 'alarm.document-lost' : 'alarm.document-recovered';
  return { key, params: { document: name, kept: recovered.kept } };
};

interface Settling {
  settled(): Promise<void>;
}

const createDocument = <T>(
  low: Low<Held<T>>,
  schema: Schema<T>,
  recovered: { readonly kept: string } | undefined,
): Document<T> & Settling => {
  let onDisk = low.data;

  const write = async (): Promise<void> => {
    const next = low.data;
    try {
      await low.write();
      onDisk = next;
    } catch (cause) {
      low.data = onDisk;
      throw cause;
    }
  };
  const saves = createGroupCommit<void>({ write, failTogether: true });

  return {
    /** The newest asked for, so that two edits in a row build on each other; back to the kept one when a save fails. */
    get value() {
      return low.data.value;
    },
    ...(recovered ? { recovered: { kept: recovered.kept } } : {}),
    async save(next: T): Promise<void> {
      low.data = { value: schema.parse(next) };
      await saves.add();
    },
    settled: saves.settled,
  };
};
