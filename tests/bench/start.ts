// From `npm start` to a page one can use: how long, and how much memory the idle controller holds.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openBrowser, openTablet } from '../support/browser.ts';
import { openBench } from '../support/serial-line.ts';
import { startServer } from '../support/server.ts';
import { atMost, type BenchGroup, type Figure } from './figure.ts';

const RUNS = 5;

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
};

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

type Launcher = readonly [command: string, ...args: string[]];
/** As the README says. */
const NPM_START: Launcher = ['npm', 'start', '--'];
/** The program that `npm start` runs, without npm's own half second. */
const PROGRAM: Launcher = [process.execPath, 'controller/launch.js'];

/** Starts the virtual greenhouse, and stops what it started by process id. */
const launch = async <T>(
  [command, ...prefix]: Launcher,
  use: (url: string, began: number) => Promise<T>,
): Promise<T> => {
  const port = await freePort();
  const data = mkdtempSync(join(tmpdir(), 'yapu-bench-'));
  const args = [...prefix, '--virtual', '--host', '127.0.0.1', '--port', String(port), '--data', data];
  const began = performance.now();
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  try {
    return await use(`http://127.0.0.1:${port}`, began);
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    await once(child, 'exit');
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
};

const untilAnswer = async (url: string): Promise<void> => {
  for (;;) {
    try {
      if ((await fetch(url)).status === 200) return;
    } catch {
      await pause(3);
    }
  }
};

const firstAnswer = async (launcher: Launcher): Promise<number> => {
  const answers: number[] = [];
  for (let run = 0; run < RUNS; run += 1)
    answers.push(
      await launch(launcher, async (url, began) => {
        await untilAnswer(url);
        return (performance.now() - began) / 1000;
      }),
    );
  return median(answers);
};

const firstReading = async (): Promise<number> => {
  const browser = await openBrowser();
  try {
    return await launch(NPM_START, async (url, began) => {
      await untilAnswer(url);
      const { page } = await openTablet(browser);
      await page.goto(url);
      // The verdict is good only when the air temperature is: it cannot be judged without.
      await page.locator('section.verdict.good').waitFor();
      return (performance.now() - began) / 1000;
    });
  } finally {
    await browser.close();
  }
};

const residentMegabytes = (pid: number): number => {
  const pages = Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  return pages / 1024;
};

/** Smallest of a few looks: what stays, not what the collector has not yet fetched. */
const idleMemory = async (args: readonly string[]): Promise<number> => {
  const server = await startServer({ args });
  try {
    await pause(20_000);
    const looks: number[] = [];
    for (let look = 0; look < 10; look += 1) {
      looks.push(residentMegabytes(server.pid));
      await pause(2_000);
    }
    return median(looks);
  } finally {
    await server.dispose();
  }
};

/** A controller on a board behind a pseudo-terminal, the board in a process of its own. */
const boardMemory = async (): Promise<number> => {
  const bench = openBench();
  try {
    const [boardEnd, hostEnd] = await bench.cable();
    await bench.support('board-process.ts', boardEnd).says(/^powered /);
    return await idleMemory(['--board', hostEnd]);
  } finally {
    bench.clear();
  }
};

const measure = async (): Promise<readonly Figure[]> => [
  atMost('start.first-200', await firstAnswer(PROGRAM), 's', 0.6, `what npm start runs, median of ${RUNS}`),
  atMost('start.npm-first-200', await firstAnswer(NPM_START), 's', 0.6, 'the same with npm itself before it'),
  atMost(
    'start.first-reading',
    await firstReading(),
    's',
    6,
    'npm start → good air temperature on an open page',
  ),
  atMost('memory.virtual', await idleMemory(['--virtual']), 'MB', 130, 'VmRSS, median over 20 s after 20 s'),
  atMost('memory.board', await boardMemory(), 'MB', 85, 'the same, on a board behind a pseudo-terminal'),
];

export const group: BenchGroup = { name: 'start', run: measure };
