// Single values of the past, part by part, as they lie in the folder: for a technician beside the running controller. Only read.
import type { Tag } from '../../core/reading.ts';
import type { Timestamp } from '../../core/units.ts';
import type { Log } from '../../ports.ts';
import { daySpan } from './query.ts';
import { openShelf } from './shelf.ts';
import { type Moment, momentsOf } from './single-values.ts';

export interface ReadBack {
  /** An existing history folder. */
  readonly folder: string;
  readonly tags: readonly Tag[];
  readonly from: Timestamp;
  readonly to: Timestamp;
  readonly log: Log;
}

export interface ReadPart {
  /** Which of how many parts, counted from 1. */
  readonly number: number;
  readonly of: number;
  /** Oldest first. */
  readonly moments: readonly Moment[];
}

export const readBack = async function* ({
  folder,
  tags,
  from,
  to,
  log,
}: ReadBack): AsyncGenerator<ReadPart> {
  const shelf = await openShelf(folder, () => to, log);
  const span = daySpan(from, to);
  const shelved = shelf.within(span);
  for (const [n, part] of shelved.entries()) {
    const table = await shelf.read(part, tags, span);
    yield { number: n + 1, of: shelved.length, moments: table ? momentsOf([table], from, to) : [] };
  }
};
