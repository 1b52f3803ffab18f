import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Job, Outcome } from '../../bench/control/job.ts';
import { openKept } from '../../bench/control/kept.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const JOB: Job = { scenario: 'S1', controller: 'rules', seed: 101 };
const outcome = (job: Job, took: number): Outcome => ({
  job,
  days: 7,
  took,
  figures: { heatKwh: 3 },
  dosedOfCap: 0,
  falseAlarms: [],
});

test('what was kept is there for the next run of the same program', () => {
  const file = join(folder, 'kept.jsonl');
  openKept(file, 'a').add(outcome(JOB, 1));
  expect(openKept(file, 'a').get(JOB)).toEqual(outcome(JOB, 1));
});

test('an outcome of another program, or of another trial, is none', () => {
  const file = join(folder, 'kept.jsonl');
  openKept(file, 'a').add(outcome(JOB, 1));
  expect(openKept(file, 'b').get(JOB)).toBeUndefined();
  for (const other of [{ seed: 211 }, { heatAt: 2 }, { days: 1 }, { period: 10 }, { controller: 'pid' }])
    expect(openKept(file, 'a').get({ ...JOB, ...other })).toBeUndefined();
});

test('a run cut off in the middle of a line costs that line alone', () => {
  const file = join(folder, 'kept.jsonl');
  openKept(file, 'a').add(outcome(JOB, 1));
  appendFileSync(file, readFileSync(file, 'utf8').slice(0, 40));
  const other = { ...JOB, seed: 211 };
  openKept(file, 'a').add(outcome(other, 2));
  const kept = openKept(file, 'a');
  expect(kept.get(JOB)?.took).toBe(1);
  expect(kept.get(other)?.took).toBe(2);
});
