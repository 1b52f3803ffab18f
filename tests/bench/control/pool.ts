// Trials on all cores. The worker is bundled first: run from its sources it would spend half its time in the loader's wrappers.
import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { projectRoot } from '../../../controller/project-root.ts';
import type { Job, Outcome } from './job.ts';
import { type KeptOutcomes, markOf, NOTHING_KEPT, openKept } from './kept.ts';

export interface Pool {
  /** Outcomes in the order of the jobs; who asks meanwhile waits. Rejects when a trial throws or a worker dies. */
  run(jobs: readonly Job[]): Promise<readonly Outcome[]>;
  close(): void;
}

const FOLDER = join(projectRoot, 'dist/bench-control');

const bundleWorker = async (): Promise<string> => {
  await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: FOLDER,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: { input: { worker: join(projectRoot, 'tests/support/trial-process.ts') } },
    },
  });
  return join(FOLDER, 'worker.js');
};

export interface PoolOptions {
  readonly workers?: number;
  /** File in which outcomes outlive this process. */
  readonly keep?: string | undefined;
  /** Heard after every trial: how many of those last asked for are done. */
  readonly onProgress?: (done: number, all: number) => void;
}

export const openPool = async ({ workers, keep, onProgress }: PoolOptions = {}): Promise<Pool> => {
  const file = await bundleWorker();
  const kept = keep === undefined ? NOTHING_KEPT : openKept(keep, markOf(file));
  const children = Array.from({ length: workers ?? availableParallelism() }, () =>
    fork(file, { execArgv: [] }),
  );
  const runAll = async (jobs: readonly Job[]): Promise<readonly Outcome[]> => {
    const outcomes: Outcome[] = [];
    let next = 0;
    let done = 0;
    const work = async (child: ChildProcess) => {
      while (next < jobs.length) {
        const place = next++;
        const job = jobs[place];
        if (job) outcomes[place] = kept.get(job) ?? (await askAndKeep(child, job, kept));
        done += 1;
        onProgress?.(done, jobs.length);
      }
    };
    await Promise.all(children.map(work));
    return outcomes;
  };
  // One asks at a time: a worker that is asked twice at once would give the first answer to both.
  let turn: Promise<unknown> = Promise.resolve();
  return {
    run(jobs) {
      const mine = turn.then(() => runAll(jobs));
      turn = mine.catch(() => undefined);
      return mine;
    },
    close() {
      for (const child of children) child.disconnect();
    },
  };
};

const askAndKeep = async (child: ChildProcess, job: Job, kept: KeptOutcomes): Promise<Outcome> => {
  const outcome = await ask(child, job);
  kept.add(outcome);
  return outcome;
};

type Answer = { readonly outcome: Outcome } | { readonly failure: string };

const ask = (child: ChildProcess, job: Job): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const died = () => reject(new Error(`the worker died at ${JSON.stringify(job)}`));
    child.once('exit', died);
    child.once('message', (answer: Answer) => {
      child.off('exit', died);
      if ('outcome' in answer) resolve(answer.outcome);
      else reject(new Error(`${JSON.stringify(job)}: ${answer.failure}`));
    });
    child.send(job);
  });
