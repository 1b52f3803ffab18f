// A start of the built controller that is expected to end by itself, and what it said.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** In English, on a free port, with its data below `folder`, unless the arguments say otherwise. */
export const createShortStart =
  (folder: string) =>
  (...args: string[]) => {
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      [
        'dist/controller/main.js',
        '--virtual',
        '--host',
        '127.0.0.1',
        '--port',
        '0',
        '--data',
        join(folder, 'data'),
        ...args,
      ],
      { encoding: 'utf8', timeout: 20_000, env: { ...process.env, LANG: 'en_CA.UTF-8' } },
    );
    return { status, stderr: stderr.trim(), stdout };
  };
