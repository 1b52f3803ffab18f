// Where a rig that was changed on the page is kept: a person's own file in its place, a shipped one in the data folder, for the next
// update of the program would overwrite it. What stood there before stays beside it as `.bak`.
import { existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Rig } from '../contract/rig.ts';
import type { RigFile } from '../ports.ts';
import { ifThere } from './disk-fault.ts';
import { writeDurably } from './durable-file.ts';

/** Name of the changed rig in a data folder. */
const OWN = 'rig.json';

export const ownRig = (data: string): string => join(data, OWN);

/** The rig of this start: the one that a person named, else the changed one of the data folder, else the shipped one. */
export const chooseRig = (named: string | undefined, data: string, shipped: string): string => {
  if (named !== undefined) return named;
  return existsSync(ownRig(data)) ? ownRig(data) : shipped;
};

export interface RigFileOptions {
  /** The file of this start, and what stands in it. */
  readonly path: string;
  readonly running: unknown;
  readonly data: string;
  /** Folder of the rigs that are shipped. */
  readonly shipped: string;
  /** A person named it at this start, and will at the next. */
  readonly isNamed: boolean;
}

export const createRigFile = ({ path, running, data, shipped, isNamed }: RigFileOptions): RigFile => {
  const isShipped = !relative(shipped, path).startsWith('..');
  const target = isShipped ? ownRig(data) : path;
  return {
    path: target,
    isPickedUp: !(isShipped && isNamed),
    running,
    async save(rig: Rig) {
      await ifThere(copyFile(target, `${target}.bak`));
      await writeDurably(target, `${JSON.stringify(rig, null, 2)}\n`);
    },
  };
};
