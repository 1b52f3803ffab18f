// Processes joined by a pseudo-terminal pair, each heard line by line: a board, the cable, and a host that can be killed.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const SOCAT = '/usr/bin/socat';

/** A process and every line that it has printed. */
export class Spoken {
  readonly child: ChildProcess;
  readonly lines: string[] = [];
  #rest = '';
  #wake: () => void = () => undefined;
  #isOver = false;

  constructor(command: string, args: readonly string[]) {
    this.child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (chunk: Buffer) => this.#hear(chunk.toString()));
    this.child.once('close', () => {
      this.#isOver = true;
      this.#wake();
    });
  }

  #hear(chunk: string): void {
    const parts = (this.#rest + chunk).split('\n');
    this.#rest = parts.pop() ?? '';
    this.lines.push(...parts);
    this.#wake();
  }

  /** The first line from number `from` on that fits. Rejects with all that was said when the process ends without it. */
  async says(pattern: RegExp, from = 0): Promise<string> {
    for (;;) {
      const line = this.lines.slice(from).find((text) => pattern.test(text));
      if (line) return line;
      if (this.#isOver)
        throw new Error(`ended without ${pattern}: ${[...this.lines, this.#rest].join('\n')}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

export interface Bench {
  /** Starts a process of `tests/support` that is ended with the bench. */
  support(file: string, ...args: readonly string[]): Spoken;
  /** The built controller as a process; ended with the bench. */
  controller(...args: readonly string[]): Spoken;
  /** Both ends of a new cable, the board's and the host's, and the process that is its copper. */
  cable(): Promise<readonly [board: string, host: string, copper: number]>;
  /** A folder that goes with the bench. */
  readonly folder: string;
  clear(): void;
}

export const openBench = (): Bench => {
  const folder = mkdtempSync(join(tmpdir(), 'yapu-line-'));
  const started: Spoken[] = [];
  const start = (command: string, args: readonly string[]): Spoken => {
    const spoken = new Spoken(command, args);
    started.push(spoken);
    return spoken;
  };
  let cables = 0;
  return {
    folder,
    support: (file, ...args) =>
      start(process.execPath, ['--import', 'tsx', join(import.meta.dirname, file), ...args]),
    controller: (...args) =>
      start(process.execPath, [join(process.cwd(), 'dist/controller/main.js'), ...args]),
    async cable() {
      cables += 1;
      const board = join(folder, `board-${cables}`);
      const host = join(folder, `host-${cables}`);
      const socat = start(SOCAT, ['-d', '-d', ...[board, host].map((end) => `pty,raw,echo=0,link=${end}`)]);
      await socat.says(/starting data transfer loop/);
      return [board, host, socat.child.pid ?? 0];
    },
    clear() {
      for (const { child } of started) child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
};
