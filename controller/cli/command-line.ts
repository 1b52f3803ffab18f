// What every verb of `yapu` shares: strict options, the terminal it speaks to, and failures whose words only the terminal knows.
import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Locale } from '../../console/i18n/format.ts';
import type { WireBecause } from '../contract/snapshot.ts';
import { type Because, because } from '../core/because.ts';
import type { Say } from './sentences.ts';

export interface Terminal {
  /** What was asked for: goes on when the output is redirected to a file. */
  out(text: string): void;
  /** What is going on meanwhile. */
  note(text: string): void;
  /** Colour and a person to see it. */
  readonly isColoured: boolean;
  /** The answer of a person; undefined where nobody sits at a terminal. */
  ask(question: string): Promise<string | undefined>;
  /** The language of whoever sits there, and sentences in it. */
  readonly locale: Locale;
  readonly say: Say;
}

/** Ends a verb; told sentence after sentence, and without a stack trace. */
abstract class Ending extends Error {
  readonly reasons: readonly WireBecause[];

  constructor(...reasons: readonly WireBecause[]) {
    super(reasons.map(({ key, params }) => `${key} ${JSON.stringify(params ?? {})}`).join(', '));
    this.reasons = reasons;
  }
}

/** The command was right and could not be carried out. Exit code 1. */
export class CommandFailed extends Ending {
  override readonly name = 'CommandFailed';
}

/** The command cannot be meant like this. Exit code 2. */
export class Misunderstood extends Ending {
  override readonly name = 'Misunderstood';
}

/** A yes in each language, and shortened. */
export const isYes = (answer: string): boolean => /^(s[ií]?|y(es)?|o(ui)?)$/i.test(answer.trim());

/** What is wrong at a port is told behind the name of the port. */
export const atPort = (port: string): Because => because('cli.port', { port });

/** Options and words of a verb. Throws Misunderstood that names the option and how to get help. */
export const parseCommand = <T extends NonNullable<ParseArgsConfig['options']>>(
  verb: string,
  args: readonly string[],
  options: T,
) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (cause) {
    const [, name = ''] = /--([\w-]+)/.exec(String(cause)) ?? [];
    throw new Misunderstood(because(`cli.option.${faultOf(options[name]?.type)}`, { verb, name }));
  }
};

const faultOf = (type: 'string' | 'boolean' | undefined): string => {
  if (type === undefined) return 'unknown';
  return type === 'string' ? 'without-value' : 'with-value';
};

/** Refuses words that a verb has no use for. */
export const refuseWords = (verb: string, words: readonly string[]): void => {
  const [first] = words;
  if (first !== undefined) throw new Misunderstood(because('cli.word-unknown', { verb, got: first }));
};
