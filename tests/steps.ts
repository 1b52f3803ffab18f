// Runs the steps of a check one after the other, says how long each took, and counts what the test runner counted.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Step {
  readonly name: string;
  /** A program of node_modules/.bin (or the system) with its arguments. */
  readonly command: readonly [string, ...string[]];
}

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

const reports = mkdtempSync(join(tmpdir(), 'yapu-tests-'));

/** Boards that live at their own pace leave their core idle most of the time: twice as many of their tests at once. */
const workersFor = (projects: readonly string[]): number =>
  availableParallelism() * (projects.includes('hil') ? 2 : 1);

/** Tests of these projects, reported for people and counted for the closing line. */
export const vitest = (...projects: readonly string[]): Step => ({
  name: `tests: ${projects.join(', ')}`,
  command: [
    'vitest',
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    // Left to itself vitest would leave a core of two idle.
    `--maxWorkers=${workersFor(projects)}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(reports, `${projects.join('-')}.json`)}`,
  ],
});

/** A step by itself shows its output as it comes; steps of a list run side by side, and each shows its own when it ends. */
type Turn = Step | readonly Step[];

/** Stops at the first turn in which a step fails. Returns the exit code. */
export const runSteps = async (turns: readonly Turn[]): Promise<number> => {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  let isWhole = true;
  for (const turn of turns) {
    isWhole = 'name' in turn ? runAlone(turn) : await runTogether(turn);
    for (const step of [turn].flat()) addCounts(counts, step);
    if (!isWhole) break;
  }
  rmSync(reports, { recursive: true, force: true });
  const failed = Math.max(counts.failed, isWhole ? 0 : 1);
  process.stdout.write(`\n${counts.passed} passed, ${failed} failed, ${counts.skipped} skipped\n`);
  return failed === 0 ? 0 : 1;
};

const runAlone = ({ name, command: [program, ...args] }: Step): boolean => {
  process.stdout.write(`\n▶ ${name}\n`);
  const began = performance.now();
  const { status } = spawnSync(program, args, { stdio: 'inherit', env: environment() });
  return conclude(name, began, status === 0);
};

const runTogether = async (steps: readonly Step[]): Promise<boolean> =>
  (await Promise.all(steps.map(runQuietly))).every(Boolean);

const runQuietly = async ({ name, command: [program, ...args] }: Step): Promise<boolean> => {
  const began = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: environment() });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', (cause) => {
      said.push(Buffer.from(`${cause.message}\n`));
      resolve(1);
    });
    child.once('close', resolve);
  });
  process.stdout.write(`\n▶ ${name}\n${Buffer.concat(said)}`);
  return conclude(name, began, code === 0);
};

const conclude = (name: string, began: number, isWhole: boolean): boolean => {
  const took = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${isWhole ? '✔' : '✘'} ${name} (${took} s)\n`);
  return isWhole;
};

const environment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: `${join(process.cwd(), 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`,
});

const addCounts = (counts: Counts, { command }: Step): void => {
  const file = command
    .find((arg) => arg.startsWith('--outputFile.json='))
    ?.slice('--outputFile.json='.length);
  if (!file) return;
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    counts.passed += report.numPassedTests;
    counts.failed += report.numFailedTests;
    counts.skipped += report.numPendingTests;
  } catch {
    counts.failed += 1;
  }
};
