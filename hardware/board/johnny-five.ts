// Loads the three classes of johnny-five that the house uses, and gives back what they keep once a board is gone.
// The library holds boards and parts in private maps for ever; it opens them for release, and leaves out its ten-second
// timer whose end is an uncaught error, only under a flag that it reads while it loads.
import { createRequire } from 'node:module';
import type { Board, Relay } from 'johnny-five';
import type { PartsBoard } from '../driver.ts';

/** `cache`: the boards that the library still holds. */
type Purgeable<C> = C & { purge?: () => void; readonly cache?: readonly unknown[] };

const load = createRequire(import.meta.url);
const RELEASE_FLAG = 'IS_TEST_MODE';
const before = process.env[RELEASE_FLAG];
process.env[RELEASE_FLAG] = 'on';

export const FiveBoard: Purgeable<typeof Board> = load('johnny-five/lib/board');
export const FiveRelay: Purgeable<typeof Relay> = load('johnny-five/lib/relay');
export const FiveSensor: Purgeable<PartsBoard['Sensor']> = load('johnny-five/lib/sensor');
export const { Firmata }: typeof import('firmata-io') = load('firmata-io');

if (before === undefined) delete process.env[RELEASE_FLAG];
else process.env[RELEASE_FLAG] = before;

let living = 0;

/** Counts a board that is about to be made; the answer lets everything of it go, once. */
export const holdBoard = (): ((io: InstanceType<typeof Firmata>) => void) => {
  living += 1;
  let held = true;
  return (io) => {
    Firmata.test?.i2cActive.delete(io);
    if (!held) return;
    held = false;
    living -= 1;
    // The maps cannot be emptied board by board, so they are emptied when the last one has gone.
    if (living === 0) for (const part of [FiveBoard, FiveRelay, FiveSensor]) part.purge?.();
  };
};
