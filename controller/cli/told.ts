// How a verb that did not come to its end is told: the words in the person's language, and the exit code.
import { RigProblem } from '../../hardware/rig-problem.ts';
import { ReleaseProblem } from '../../hardware/technician/released-firmware.ts';
import type { WireBecause } from '../contract/snapshot.ts';
import { ConfigError } from '../store/config-files.ts';
import { DataFolderError } from '../store/data-folder-error.ts';
import { CommandFailed, Misunderstood } from './command-line.ts';
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
  // Its words are those of the schemas, which know one language.
  if (cause instanceof ConfigError) return { words: cause.message, exitCode: 2 };
  if (cause instanceof ReleaseProblem || cause instanceof DataFolderError)
    return { words: tell([cause.because]), exitCode: 1 };
  return undefined;
};
