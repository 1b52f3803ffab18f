// The firmware that belongs to this version of the program: its image by board, its checksum, its number.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Because, because } from '../../controller/core/because.ts';

export type BoardName = 'uno' | 'nano' | 'mega';
export const BOARD_NAMES: readonly BoardName[] = ['uno', 'nano', 'mega'];

/** Uno and Nano carry the same chip. */
const IMAGES: Readonly<Record<BoardName, string>> = {
  uno: 'yapu-uno.hex',
  nano: 'yapu-uno.hex',
  mega: 'yapu-mega.hex',
};

/** A released image that must not be written. Its message is plain English for the log; `because` says it in any language. */
export class ReleaseProblem extends Error {
  override readonly name = 'ReleaseProblem';
  readonly because: Because;

  constructor(message: string, reason: Because) {
    super(message);
    this.because = reason;
  }
}

/** Full path of the image for a board. Throws ReleaseProblem when it is missing or is not the one that was released. */
export const releasedImage = (root: string, board: BoardName): string => {
  const folder = join(root, 'hardware/firmware/release');
  const name = IMAGES[board];
  const path = join(folder, name);
  if (!existsSync(path))
    throw new ReleaseProblem(
      `There is no released firmware for the ${board} (${path}).`,
      because('release.absent', { board, path }),
    );
  const wanted = checksums(readFileSync(join(folder, 'SHA256SUMS'), 'utf8')).get(name);
  const got = createHash('sha256').update(readFileSync(path)).digest('hex');
  if (got !== wanted)
    throw new ReleaseProblem(
      `${path} is not the released file: its checksum is ${got}, wanted ${wanted ?? 'one in SHA256SUMS'}. Nothing was written. Fetch the project anew (git checkout -- hardware/firmware/release).`,
      because('release.changed', { path, got, wanted: wanted ?? 'SHA256SUMS' }),
    );
  return path;
};

/** File name → SHA-256, as `sha256sum` writes them. */
export const checksums = (text: string): ReadonlyMap<string, string> =>
  new Map(
    [...text.matchAll(/^([0-9a-f]{64}) [ *](\S+)$/gm)].map(([, sum = '', name = '']) => [name, sum] as const),
  );

/** Firmware number of this release, `major.minor.patch`, from the source of the sketch. */
export const releasedVersion = (root: string): string => {
  const source = readFileSync(join(root, 'hardware/firmware/yapu/version.h'), 'utf8');
  const part = (name: string) => new RegExp(`VERSION_${name} = (\\d+)`).exec(source)?.[1];
  const parts = [part('MAJOR'), part('MINOR'), part('PATCH')];
  if (parts.includes(undefined))
    throw new ReleaseProblem(
      'hardware/firmware/yapu/version.h names no version.',
      because('release.nameless', { path: 'hardware/firmware/yapu/version.h' }),
    );
  return parts.join('.');
};
