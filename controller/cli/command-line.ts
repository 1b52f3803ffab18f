// What every verb of `yapu` shares: strict options, the terminal it speaks to, and a failure that needs no stack trace.
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from '../options.ts';

export interface Terminal {
  /** What was asked for: goes on when the output is redirected to a file. */
  out(text: string): void;
  /** What is going on meanwhile. */
  note(text: string): void;
  /** Colour and a person to see it. */
  readonly isColoured: boolean;
  /** The answer of a person; undefined where nobody sits at a terminal. */
  ask(question: string): Promise<string | undefined>;
}

/** The command was right and could not be carried out; its message is complete. Exit code 1. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
}

/** Options and words of a verb. Throws UsageError that names the option and how to get help. */
export const parseCommand = <T extends NonNullable<ParseArgsConfig['options']>>(
  verb: string,
  args: readonly string[],
  options: T,
) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (cause) {
    const [first = ''] = String(cause instanceof Error ? cause.message : cause).split('. ');
    throw new UsageError(`${verb}: ${first}. Type  npm run yapu -- ${verb} --help  for its options.`);
  }
};

/** Refuses words that a verb has no use for. */
export const refuseWords = (verb: string, words: readonly string[]): void => {
  if (words.length > 0)
    throw new UsageError(
      `${verb}: ${words[0]} is not understood. Type  npm run yapu -- ${verb} --help  for what is.`,
    );
};
