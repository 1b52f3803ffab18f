// One process per data folder: a pid file. A lock whose machine has restarted, or whose process is gone or is another one under
// the same pid, is stale. Source of the identity: proc(5), boot_id and field 22 (start time) of /proc/<pid>/stat.
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DataFolderError } from './data-folder-error.ts';
import { errorCode, ifThere } from './disk-fault.ts';

const ATTEMPTS = 5;

/** Takes the folder for this process; resolves with the way to give it back. Rejects with `locked` while another holds it. */
export const lockFolder = async (folder: string): Promise<() => Promise<void>> => {
  const path = join(folder, 'lock');
  const own = await describeProcess(process.pid);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (await create(path, own)) return async () => release(path, own);
    const held = await ifThere(readFile(path, 'utf8'));
    if (held !== undefined && (await isAlive(held))) break;
    if (held !== undefined) await setAside(path, held);
  }
  throw new DataFolderError('locked', folder);
};

const create = async (path: string, content: string): Promise<boolean> => {
  try {
    await writeFile(path, content, { flag: 'wx', flush: true });
    return true;
  } catch (cause) {
    if (errorCode(cause) === 'EEXIST') return false;
    await rm(path, { force: true }).catch(() => undefined);
    throw cause;
  }
};

const release = async (path: string, own: string): Promise<void> => {
  if ((await ifThere(readFile(path, 'utf8'))) === own) await rm(path, { force: true });
};

/** Two starters may both find the same stale lock: what was moved is looked at again, and a fresh lock is put back. */
const setAside = async (path: string, stale: string): Promise<void> => {
  const aside = `${path}.${process.pid}`;
  await ifThere(rename(path, aside));
  const moved = await ifThere(readFile(aside, 'utf8'));
  if (moved !== undefined && moved !== stale) await create(path, moved);
  await rm(aside, { force: true });
};

/** An unreadable lock is what a power cut leaves of one. */
const isAlive = async (held: string): Promise<boolean> => {
  const pid = Number(/^pid (\d+)$/m.exec(held)?.[1]);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (cause) {
    if (errorCode(cause) === 'ESRCH') return false;
  }
  return held === (await describeProcess(pid));
};

const describeProcess = async (pid: number): Promise<string> => {
  const boot = await ifThere(readFile('/proc/sys/kernel/random/boot_id', 'utf8'));
  const stat = await ifThere(readFile(`/proc/${pid}/stat`, 'utf8'));
  // The command name may hold blanks and brackets: fields are counted after its last bracket.
  const start = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return `pid ${pid}\nboot ${boot?.trim() ?? 'unknown'}\nstart ${start ?? 'unknown'}\n`;
};
