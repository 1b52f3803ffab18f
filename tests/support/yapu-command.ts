// The `yapu` command as a person runs it: a process of its own, its words and its exit code.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface Told {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Circumstances {
  /** Where programs are looked for; the machine's own when absent. */
  readonly path?: string;
  /** Home of the person. */
  readonly home?: string;
}

/** What tests read of a process is English; each language is read at the unit. */
const LANG = 'en_US.UTF-8';

const root = join(import.meta.dirname, '../..');

/** Runs it without a terminal and waits for its end. */
export const yapu = (args: readonly string[], { path, home }: Circumstances = {}): Promise<Told> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'controller/cli.ts', ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        LANG,
        ...(path === undefined ? {} : { PATH: path }),
        ...(home ? { HOME: home } : {}),
      },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.once('close', (code) => resolve({ code: code ?? -1, stdout, stderr }));
  });

/** Runs it at a terminal (a pseudo-terminal of `script`) and answers its question; all that was seen is `stdout`. */
export const yapuAtTerminal = (args: readonly string[], question: RegExp, answer: string): Promise<Told> =>
  new Promise((resolve) => {
    const command = [process.execPath, '--import', 'tsx', 'controller/cli.ts', ...args].join(' ');
    const child = spawn('script', ['-qec', command, '/dev/null'], {
      cwd: root,
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...process.env, LANG },
    });
    let stdout = '';
    let isAnswered = false;
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
      if (isAnswered || !question.test(stdout)) return;
      isAnswered = true;
      child.stdin.write(`${answer}\n`);
    });
    child.once('close', (code) => resolve({ code: code ?? -1, stdout, stderr: '' }));
  });
