// Trials of hours may be interrupted: each outcome is kept in a file as it comes, and taken from there when the same program is
// asked for the same trial again.
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../controller/project-root.ts';
import type { Job, Outcome } from './job.ts';

export interface KeptOutcomes {
  get(job: Job): Outcome | undefined;
  add(outcome: Outcome): void;
}

export const NOTHING_KEPT: KeptOutcomes = { get: () => undefined, add: () => undefined };

/** What a trial depends on beside its bundle. */
const DATA = ['profiles', 'hardware/rigs'];

/** A mark of the program and of the profiles and rigs it reads: an outcome of another is no outcome of this one. */
export const markOf = (bundle: string): string => {
  const hash = createHash('sha256').update(readFileSync(bundle));
  for (const folder of DATA) {
    const files = readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => name.endsWith('.json')).sort())
      hash.update(file).update(readFileSync(join(projectRoot, folder, file)));
  }
  return hash.digest('hex').slice(0, 16);
};

const lineOf = (text: string): { mark?: string; outcome?: Outcome } => {
  try {
    return JSON.parse(text);
  } catch {
    // The last line of a run that was cut off.
    return {};
  }
};

const keyOf = ({ scenario, controller, seed, heatAt, days, period }: Job): string =>
  [scenario, controller, seed, heatAt, days, period].join(' ');

/** `file` is begun where there is none; lines of other programs stay in it unread. */
export const openKept = (file: string, mark: string): KeptOutcomes => {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const known = new Map<string, Outcome>();
  for (const line of lines.map(lineOf))
    if (line.mark === mark && line.outcome) known.set(keyOf(line.outcome.job), line.outcome);
  return {
    get: (job) => known.get(keyOf(job)),
    add(outcome) {
      known.set(keyOf(outcome.job), outcome);
      // Begins with a line end, so that what was cut off before it harms no whole line.
      appendFileSync(file, `\n${JSON.stringify({ mark, outcome })}`);
    },
  };
};
