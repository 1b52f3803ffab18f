// The person's terminal: words to it, an answer from it.
import { createInterface } from 'node:readline/promises';
import type { Terminal } from './command-line.ts';

export const processTerminal = (): Terminal => ({
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
});
