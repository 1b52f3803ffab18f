// The person's terminal: words to it in the person's language, an answer from it.
import { createInterface } from 'node:readline/promises';
import type { Locale } from '../../console/i18n/format.ts';
import type { Terminal } from './command-line.ts';
import { openSentences } from './sentences.ts';

export const processTerminal = (locale: Locale): Terminal => ({
  out: (text) => process.stdout.write(text),
  note: (text) => process.stderr.write(text),
  isColoured: process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined,
  async ask(question) {
    if (!process.stdin.isTTY) return undefined;
    const lines = createInterface({ input: process.stdin, output: process.stderr });
    try {
      return await lines.question(question);
    } finally {
      lines.close();
    }
  },
  locale,
  say: openSentences(locale),
});
