// Reads the facts of this machine that only the doctor judges.
import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { PortAccess } from './board-checks.ts';

const run = promisify(execFile);

/** Does this program exist, whatever it thinks of its argument? */
export const hasProgram = async (program: string, argument: string): Promise<boolean> => {
  try {
    await run(program, [argument], { timeout: 5000 });
    return true;
  } catch (cause) {
    return !(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT');
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
