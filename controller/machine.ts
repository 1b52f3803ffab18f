// What the computer tells of itself. A fact that cannot be read is undefined, never a guess.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { uptime } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type DiskSpace, parseThrottled, type Written } from './core/health/machine.ts';
import type { Machine, MachineTime } from './ports.ts';

const run = promisify(execFile);
const THROTTLED_FILE = '/sys/devices/platform/soc/soc:firmware/get_throttled';

/** The machine that this process runs on, with the folder where it keeps its data. */
export const openMachine = (folder: string): Machine => ({
  async facts() {
    const [disk, refusal, isSynchronised, throttled, written, stored] = await Promise.all([
      readDisk(folder),
      tryDataFolder(folder),
      readSynchronised(),
      readThrottled(),
      readWritten(),
      readStored(folder),
    ]);
    const { version: node, platform, arch } = process;
    return { node, platform, arch, folder, disk, refusal, isSynchronised, throttled, written, stored };
  },
});

/** Its calendar, and since when it runs; a machine that is no Linux has no name for that. */
export const openMachineTime = async (): Promise<MachineTime> => ({
  boot: await readFile('/proc/sys/kernel/random/boot_id', 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  ),
  now: Date.now,
  origin: () => Date.now() - uptime() * 1000,
});

/** What a program prints; undefined where it is missing, fails or does not end. */
const printed = async (program: string, ...args: readonly string[]): Promise<string | undefined> => {
  try {
    return (await run(program, [...args], { timeout: 5000 })).stdout.trim();
  } catch {
    return undefined;
  }
};

/** Flags of the Raspberry Pi's supply; undefined on another machine. */
export const readThrottled = async (): Promise<number | undefined> => {
  const kernel = await readFile(THROTTLED_FILE, 'utf8').catch(() => undefined);
  const text = kernel ?? (await printed('vcgencmd', 'get_throttled'));
  return text === undefined ? undefined : parseThrottled(text);
};

export const readSynchronised = async (): Promise<boolean | undefined> => {
  const answer = await printed('timedatectl', 'show', '--property=NTPSynchronized', '--value');
  return answer === 'yes' ? true : answer === 'no' ? false : undefined;
};

/** The folder itself, or the nearest one above it that is there: a look changes nothing. */
const nearestFolder = (folder: string): string =>
  existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder));

/** Space in the file system where the folder is or will be. */
export const readDisk = async (folder: string): Promise<DiskSpace | undefined> => {
  try {
    const { bavail, blocks, bsize } = await statfs(nearestFolder(folder));
    return { free: bavail * bsize, total: blocks * bsize };
  } catch {
    return undefined;
  }
};

/** Writes a file and removes it; what the system says when it cannot be written where the folder is or will be. */
export const tryDataFolder = async (folder: string): Promise<string | undefined> => {
  const file = join(nearestFolder(folder), `.yapu-doctor-${process.pid}`);
  try {
    await writeFile(file, 'may this folder be written?\n');
    await rm(file);
    return undefined;
  } catch (cause) {
    return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  }
};

/** What the kernel counted as sent to the disk for this process (proc(5), /proc/PID/io). */
const readWritten = async (): Promise<Written | undefined> => {
  const counted = await readFile('/proc/self/io', 'utf8').catch(() => '');
  const bytes = /^write_bytes: (\d+)$/m.exec(counted)?.[1];
  return bytes === undefined ? undefined : { bytes: Number(bytes), during: process.uptime() * 1000 };
};

/** Bytes of all that is kept in the folder. */
const readStored = async (folder: string): Promise<number | undefined> => {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    const sizes = await Promise.all(files.map(({ parentPath, name }) => sizeOf(join(parentPath, name))));
    return sizes.reduce((sum, size) => sum + size, 0);
  } catch {
    return undefined;
  }
};

/** A file that was renamed or removed meanwhile takes no room. */
const sizeOf = async (file: string): Promise<number> => {
  try {
    return (await stat(file)).size;
  } catch {
    return 0;
  }
};
