// Reads the facts of this machine that the checks judge. A fact that cannot be read is undefined, never a guess.
import { execFile } from 'node:child_process';
import { constants, existsSync } from 'node:fs';
import { access, readFile, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { PortAccess } from './board-checks.ts';
import { type DiskSpace, parseThrottled } from './machine-checks.ts';

const run = promisify(execFile);
const THROTTLED_FILE = '/sys/devices/platform/soc/soc:firmware/get_throttled';

/** What a program prints; undefined where it is missing, fails or does not end. */
const printed = async (program: string, ...args: readonly string[]): Promise<string | undefined> => {
  try {
    return (await run(program, [...args], { timeout: 5000 })).stdout.trim();
  } catch {
    return undefined;
  }
};

/** Does this program exist, whatever it thinks of its argument? */
export const hasProgram = async (program: string, argument: string): Promise<boolean> => {
  try {
    await run(program, [argument], { timeout: 5000 });
    return true;
  } catch (cause) {
    return !(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT');
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

const groupName = async (gid: number): Promise<string> => {
  const groups = await readFile('/etc/group', 'utf8').catch(() => '');
  return new RegExp(`^([^:]+):[^:]*:${gid}:`, 'm').exec(groups)?.[1] ?? 'dialout';
};

/** A port that is not there counts as open to this user: that it is missing is told elsewhere. */
export const readAccess = async (port: string): Promise<PortAccess> => {
  try {
    await access(port, constants.R_OK | constants.W_OK);
    return { port };
  } catch (cause) {
    const isDenied = cause instanceof Error && 'code' in cause && cause.code === 'EACCES';
    return isDenied ? { port, neededGroup: await groupName((await stat(port)).gid) } : { port };
  }
};
