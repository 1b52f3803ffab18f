// Runs the steps of a check one after the other, says how long each took, and counts what the test runner counted.
import { spawnSync } from 'node:child_process';
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

/** Stops at the first step that fails. Returns the exit code. */
export const runSteps = (steps: readonly Step[]): number => {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  let failedSteps = 0;
  for (const step of steps) {
    const began = performance.now();
    process.stdout.write(`\n▶ ${step.name}\n`);
    const code = runStep(step);
    addCounts(counts, step);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    process.stdout.write(`${code === 0 ? '✔' : '✘'} ${step.name} (${seconds} s)\n`);
    if (code !== 0) {
      failedSteps = 1;
      break;
    }
  }
  rmSync(reports, { recursive: true, force: true });
  const failed = Math.max(counts.failed, failedSteps);
  process.stdout.write(`\n${counts.passed} passed, ${failed} failed, ${counts.skipped} skipped\n`);
  return failed === 0 ? 0 : 1;
};

const runStep = ({ command: [program, ...args] }: Step): number => {
  const path = `${join(process.cwd(), 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`;
  const { status } = spawnSync(program, args, { stdio: 'inherit', env: { ...process.env, PATH: path } });
  return status ?? 1;
};

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
