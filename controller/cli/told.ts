// How a verb that did not come to its end is told: the words in the person's language, and the exit code.
import { RigProblem } from '../../hardware/rig-problem.ts';
import { ReleaseProblem } from '../../hardware/technician/released-firmware.ts';
import type { WireBecause } from '../contract/snapshot.ts';
import { UsageError } from '../options.ts';
import { ConfigError } from '../store/config-files.ts';
import { DataFolderError } from '../store/data-folder-error.ts';
import { PortInUse } from '../web/front-door.ts';
import { CommandFailed, Misunderstood } from './command-line.ts';
import { faultLine } from './fault-line.ts';
import type { Say } from './sentences.ts';

export interface Told {
  readonly words: string;
  readonly exitCode: 1 | 2;
}

/** Undefined for what nobody foresaw. */
export const toldOf = (cause: unknown, say: Say): Told | undefined => {
  const tell = (reasons: readonly WireBecause[]): string =>
    reasons.map(({ key, params }) => say(key, params)).join(' ');
  if (cause instanceof Misunderstood) return { words: tell(cause.reasons), exitCode: 2 };
  if (cause instanceof CommandFailed) return { words: tell(cause.reasons), exitCode: 1 };
  if (cause instanceof RigProblem) return { words: `${cause.path}: ${tell([cause.because])}`, exitCode: 2 };
  if (cause instanceof ConfigError)
    return { words: cause.faults.map((fault) => faultLine(fault, say)).join('\n'), exitCode: 2 };
  if (cause instanceof UsageError || cause instanceof PortInUse)
    return { words: tell([cause.because]), exitCode: 2 };
  if (cause instanceof ReleaseProblem || cause instanceof DataFolderError)
    return { words: tell([cause.because]), exitCode: 1 };
  return undefined;
};
