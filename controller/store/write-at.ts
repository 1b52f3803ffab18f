// Puts bytes at a place in an open file. On a disk that is filling up write(2) takes what fits and calls it a success: only asking
// again for the rest brings the error.
import type { FileHandle } from 'node:fs/promises';

/** Resolves when all of `bytes` stand at `position`; they are not yet forced to the disk. */
export const writeAt = async (handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> => {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
};

/** Takes space ahead up to a multiple of `step` bytes, zeroed and forced to the disk; returns where it ends now. */
export const takeAhead = async (
  handle: FileHandle,
  taken: number,
  wanted: number,
  step: number,
): Promise<number> => {
  if (wanted <= taken) return taken;
  const end = Math.ceil(wanted / step) * step;
  await writeAt(handle, Buffer.alloc(end - taken), taken);
  await handle.sync();
  return end;
};
