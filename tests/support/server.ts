// A real controller in a process of its own, as a family's machine runs it: built, on a free port, with its own data folder.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Server {
  readonly url: string;
  readonly pid: number;
  /** Everything printed so far. */
  output(): string;
  /** Resolves when the printed text matches, rejects when the process ends first. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  /** Ends with a signal and waits; the data folder stays until `dispose`. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  dispose(): Promise<void>;
}

export interface ServerOptions {
  readonly args: readonly string[];
  /** Kept between two servers of one test; a fresh one when absent. */
  readonly data?: string;
}

const MAIN = join(process.cwd(), 'dist/controller/main.js');

export const startServer = async ({ args, data }: ServerOptions): Promise<Server> => {
  if (!existsSync(MAIN)) throw new Error('dist/ is missing: run npm run build first');
  const folder = data ?? mkdtempSync(join(tmpdir(), 'yapu-data-'));
  const child = spawn(
    process.execPath,
    [MAIN, '--port', '0', '--host', '127.0.0.1', '--data', folder, ...args],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const printer = collectOutput(child);
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    child.kill(signal);
    await once(child, 'exit');
    return child.exitCode;
  };
  const [, url = ''] = await printer.printed(/(http:\/\/127\.0\.0\.1:\d+)/);
  return {
    url,
    pid: child.pid ?? 0,
    output: printer.output,
    printed: printer.printed,
    stop,
    async dispose() {
      await stop();
      if (data === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
};

const collectOutput = (child: ChildProcess) => {
  let text = '';
  const waiting = new Set<() => void>();
  const look = () => {
    for (const check of waiting) check();
  };
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      text += chunk;
      look();
    });
  child.on('exit', look);
  const printed = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const check = () => {
        const found = pattern.exec(text);
        if (found) resolve(found);
        else if (child.exitCode !== null)
          reject(new Error(`ended with ${child.exitCode} before printing ${pattern}:\n${text}`));
        else return;
        waiting.delete(check);
      };
      waiting.add(check);
      check();
    });
  return { output: () => text, printed };
};
