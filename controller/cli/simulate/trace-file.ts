// Every round as a line of CSV: what was true, what was ordered and confirmed, what rang.
import { closeSync, openSync, writeSync } from 'node:fs';
import { cannotWrite } from '../option-values.ts';
import type { TrialRound } from '../trial/trial.ts';

export interface TraceFile {
  add(round: TrialRound): void;
  /** Writes what is left. */
  close(): void;
}

const TRUTH = [
  'outside',
  'air',
  'leaf',
  'radiation',
  'deficit',
  'leafDeficit',
  'litres',
  'conductivity',
  'acidity',
  'flow',
] as const;
const LINES_AT_ONCE = 1000;

/** Throws CommandFailed where the file cannot be made. */
export const openTrace = (path: string): TraceFile => {
  const file = openOrFail(path);
  let lines: string[] = [];
  let isFirst = true;
  const flush = () => {
    if (lines.length > 0) writeSync(file, `${lines.join('\n')}\n`);
    lines = [];
  };
  return {
    add({ at, moment, decision, outputs }) {
      if (isFirst)
        lines.push(['time', ...TRUTH, ...outputs.map(({ actuator }) => actuator), 'alarms'].join(','));
      isFirst = false;
      const truth = TRUTH.map((name) => String(Number(moment[name].toFixed(4))));
      const duties = outputs.map(({ duty }) => duty ?? '');
      lines.push([new Date(at).toISOString(), ...truth, ...duties, decision.raised.join(' ')].join(','));
      if (lines.length >= LINES_AT_ONCE) flush();
    },
    close() {
      flush();
      closeSync(file);
    },
  };
};

const openOrFail = (path: string): number => {
  try {
    return openSync(path, 'w');
  } catch (cause) {
    throw cannotWrite(path, cause);
  }
};
