// The history folder: which parts exist as logs and as column files, how a log becomes a column file, and which tables a query reads.
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tag } from '../../core/reading.ts';
import type { Timestamp } from '../../core/units.ts';
import type { Log } from '../../ports.ts';
import { ifThere } from '../disk-fault.ts';
import { syncFolder } from '../durable-file.ts';
import { makeFolder } from '../make-folder.ts';
import { isWholeColumnFile, readColumnFile, writeColumnFile } from './column-file.ts';
import { readDayLog } from './day-log.ts';
import { appendHours, type HourBlock, readHours } from './hours.ts';
import { byAge, type Part, type PartKind, parsePartFile, partName } from './part.ts';
import type { Table } from './table.ts';

export interface Shelf {
  readonly folder: string;
  /** Parts of one kind, oldest first. */
  parts(kind: PartKind): readonly Part[];
  pathOf(part: Part, kind: PartKind): string;
  /** The name of a new log for the day. */
  nextPart(day: string): Part;
  /** Takes note that the file of the part now exists, or no longer does. */
  note(part: Part, kind: PartKind, exists: boolean): void;
  /** Reads the folder again: somebody may have taken files away to make room. */
  look(): Promise<void>;
  /** Log → column file and hourly roll-ups, then the log goes. May be repeated after any interruption. */
  close(part: Part): Promise<void>;
  /** A log that cannot be read is kept under another name. */
  setAside(part: Part): Promise<void>;
  /** Parts of the days `first` … `last`, oldest first; a log counts before a column file of the same part. */
  within(span: DaySpan): readonly Shelved[];
  /** A part's values: logs whole, column files with the asked tags only; undefined when there is nothing readable of the span. */
  read(shelved: Shelved, tags: readonly Tag[], span: DaySpan): Promise<Table | undefined>;
  /** Roll-ups of the years that the days touch. */
  hours(span: DaySpan): Promise<readonly HourBlock[]>;
}

export interface Shelved {
  readonly part: Part;
  readonly kind: PartKind;
}

/** Local days, and the same span in ms since 1970. */
export interface DaySpan {
  readonly first: string;
  readonly last: string;
  readonly from: number;
  readonly to: number;
}

export const openShelf = async (folder: string, now: () => Timestamp, log: Log): Promise<Shelf> => {
  await makeFolder(folder);
  const known = new Map<string, Shelved>();
  const look = async (): Promise<void> => {
    known.clear();
    for (const file of await readdir(folder)) {
      const found = parsePartFile(file);
      if (found) known.set(file, found);
    }
  };
  await look();
  const fileOf = (part: Part, kind: PartKind) => `${partName(part)}.${kind}`;
  const pathOf = (part: Part, kind: PartKind) => join(folder, fileOf(part, kind));

  const note = (part: Part, kind: PartKind, exists: boolean): void => {
    if (exists) known.set(fileOf(part, kind), { part, kind });
    else known.delete(fileOf(part, kind));
  };

  const parts = (kind: PartKind) =>
    [...known.values()]
      .filter((found) => found.kind === kind)
      .map(({ part }) => part)
      .sort(byAge);

  const setAside = async (part: Part): Promise<void> => {
    await rename(pathOf(part, 'log'), `${pathOf(part, 'log')}.corrupt.${now()}`);
    note(part, 'log', false);
    log.warn('history log cannot be read and is kept aside', { part: partName(part) });
  };

  return {
    folder,
    parts,
    pathOf,
    note,
    look,
    setAside,
    nextPart: (day) => {
      const numbers = [...known.values()]
        .filter(({ part }) => part.day === day)
        .map(({ part }) => part.number);
      return { day, number: Math.max(-1, ...numbers) + 1 };
    },
    async close(part) {
      const contents = await readDayLog(pathOf(part, 'log'));
      if (!contents) return setAside(part);
      if (contents.table.at.length > 0) {
        await writeColumnFile(pathOf(part, 'col'), contents.table);
        if (!(await isWholeColumnFile(pathOf(part, 'col'))))
          throw new Error(`${partName(part)} was not written well`);
        note(part, 'col', true);
        await appendHours(folder, partName(part), contents.table);
      }
      await rm(pathOf(part, 'log'));
      await syncFolder(folder);
      note(part, 'log', false);
    },
    within({ first, last }) {
      const logs = parts('log').map((part) => ({ part, kind: 'log' as const }));
      const open = new Set(logs.map(({ part }) => partName(part)));
      const columns = parts('col').filter((part) => !open.has(partName(part)));
      return [...logs, ...columns.map((part) => ({ part, kind: 'col' as const }))]
        .filter(({ part }) => part.day >= first && part.day <= last)
        .sort((a, b) => byAge(a.part, b.part));
    },
    async read({ part, kind }, tags, span) {
      if (kind === 'col') return readColumnFile(pathOf(part, 'col'), tags, span);
      return (await ifThere(readDayLog(pathOf(part, 'log'))))?.table;
    },
    hours: (span) => readHours(folder, span.first, span.last),
  };
};
