// The technician's terminal in a test: it keeps what it is told, and speaks English where the test wishes for nothing else.

import type { Locale } from '../../console/i18n/format.ts';
import type { Terminal } from '../../controller/cli/command-line.ts';
import { openSentences } from '../../controller/cli/sentences.ts';
import { toldOf } from '../../controller/cli/told.ts';

export interface KeepingTerminal extends Terminal {
  /** All that went to standard output. */
  said(): string;
  /** All that went to standard error. */
  noted(): string;
}

/** Nobody sits at it, unless `ask` answers. */
export const keepingTerminal = (
  locale: Locale = 'en',
  ask: (question: string) => string | undefined = () => undefined,
): KeepingTerminal => {
  const [out, notes]: [string[], string[]] = [[], []];
  return {
    out: (text) => void out.push(text),
    note: (text) => void notes.push(text),
    isColoured: false,
    ask: async (question) => ask(question),
    locale,
    say: openSentences(locale),
    said: () => out.join(''),
    noted: () => notes.join(''),
  };
};

/** What an act fails with, in the words that a person would read; its kind stays. */
export const inWords = <T>(act: () => T, locale: Locale = 'en'): T => {
  const reword = (cause: unknown): never => {
    const told = toldOf(cause, openSentences(locale));
    if (told && cause instanceof Error) cause.message = told.words;
    throw cause;
  };
  try {
    const result = act();
    return result instanceof Promise ? (result.catch(reword) as T) : result;
  } catch (cause) {
    return reword(cause);
  }
};
