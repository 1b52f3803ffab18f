// Who may read the data folder sits at the controller itself: a token that only this file tells, new at every start. `yapu access`
// shows it, so that a forgotten PIN needs no more than a keyboard at the machine, and no less.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../ports.ts';

export const TERMINAL_KEY = 'terminal-key';

/** Where the disk refuses, the controller runs on and `yapu access` is not possible. */
export const leaveTerminalKey = async (folder: string, token: string, log: Log): Promise<void> => {
  const path = join(folder, TERMINAL_KEY);
  try {
    // Made anew: the rights of a file that is there already would stay as they are.
    await rm(path, { force: true });
    await writeFile(path, token, { mode: 0o600, flag: 'wx' });
  } catch (cause) {
    log.warn('terminal key not written', { path, cause: String(cause) });
  }
};
