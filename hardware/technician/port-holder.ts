// Which running program has a serial port open. Asked before a port is touched: what is open may be driving a crop.
// Only processes that this user may look into are seen; the lock on the port stops the others when it is opened.
import { readdir, readFile, readlink, realpath } from 'node:fs/promises';
import { join } from 'node:path';

export interface Holder {
  readonly pid: number;
  /** Its command line, at most 60 characters. */
  readonly command: string;
}

const PROC = '/proc';

const orElse = async <T>(promise: Promise<T>, otherwise: T): Promise<T> => {
  try {
    return await promise;
  } catch {
    return otherwise;
  }
};

const holds = async (proc: string, pid: string, device: string): Promise<boolean> => {
  const folder = join(proc, pid, 'fd');
  const links = await Promise.all(
    (await orElse(readdir(folder), [])).map((fd) => orElse(readlink(join(folder, fd)), '')),
  );
  // Whoever made a pseudo-terminal is its far end, as a cable is, and no user of it.
  const isFarEnd = device.startsWith('/dev/pts/') && links.some((link) => link.endsWith('/ptmx'));
  return links.includes(device) && !isFarEnd;
};

const commandOf = async (proc: string, pid: string): Promise<string> => {
  const words = await orElse(readFile(join(proc, pid, 'cmdline'), 'utf8'), '');
  const command = words.split('\0').join(' ').trim() || 'a program';
  return command.length > 60 ? `${command.slice(0, 59)}…` : command;
};

/** The first other process that has `path` (a device or a link to one) open; undefined where none is seen. */
export const findHolder = async (path: string, proc = PROC): Promise<Holder | undefined> => {
  const device = await orElse(realpath(path), path);
  const pids = (await orElse(readdir(proc), [])).filter((name) => /^\d+$/.test(name));
  for (const pid of pids)
    if (Number(pid) !== process.pid && (await holds(proc, pid, device)))
      return { pid: Number(pid), command: await commandOf(proc, pid) };
  return undefined;
};
